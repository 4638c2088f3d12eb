using Infra.Operations.Recommendation.Candidates;
using static Infra.Operations.Recommendation.Candidates.RecommendationVerdict;
using static Infra.Operations.Tests.Recommendation.Rows;

namespace Infra.Operations.Tests.Recommendation.Candidates;

public sealed class RecommendationDecisionTests
{
    [Theory]
    [InlineData("ml.m5.xlarge", 5, Change, 38.888889, "ml.c5.2xlarge")]
    [InlineData("ml.c5.xlarge", 5, Change, 11.111111, "ml.c5.2xlarge")]
    [InlineData("ml.c5.xlarge", 11.111111, Change, 11.111111, "ml.c5.2xlarge")]
    [InlineData("ml.c5.xlarge", 11.2, GainTooSmall, 11.111111, "ml.c5.xlarge")]
    [InlineData("ml.c5.2xlarge", 0, AlreadyBest, 0.0, "ml.c5.2xlarge")]
    public void Decide_CurrentTypeBenchmarked_ComparesTheFigures(
        string current, double minimum, RecommendationVerdict verdict, double gain, string recommended)
    {
        var decision = Decide(All, current, minimum);

        Assert.Equal((verdict, gain, recommended), (decision.Verdict, decision.GainPercent!.Value, decision.RecommendedInstanceType));
        Assert.Equal(current, decision.CurrentInstanceType);
    }

    [Fact]
    public void Decide_GainTooSmall_ExplainsTheFigures() => Assert.Equal(
        "\"ml.c5.2xlarge\" ranks first, but brings only a weighted gain of 11.1 % over \"ml.c5.xlarge\" "
        + "(cost -50 %, latency 50 %, throughput 33.3 % better, each relative to the larger figure); below 20 % the config stays as it is.",
        Decide(All, "ml.c5.xlarge", 20).Reason);

    [Fact]
    public void Decide_CurrentTypeNotBenchmarked_ChangesAndSaysThatThereIsNoComparison()
    {
        var decision = Decide(All, "ml.m5.4xlarge", 5);

        Assert.Equal((Change, null, "ml.c5.2xlarge"), (decision.Verdict, decision.GainPercent, decision.RecommendedInstanceType));
        Assert.Equal(
            "The current type \"ml.m5.4xlarge\" was not benchmarked, so there is no gain to compare; "
            + "list it in infra:recommendation.supportedInstanceTypes to have it compared.",
            decision.Reason);
    }

    [Fact]
    public void Decide_CurrentTypeOverALimit_ChangesWhateverTheGain()
    {
        var decision = Decide(All, "ml.c5.2xlarge", 100, new RecommendationLimits { MaxCostPerHour = 0.3 });

        Assert.Equal((Change, "ml.c5.xlarge"), (decision.Verdict, decision.RecommendedInstanceType));
        Assert.Equal("The current type \"ml.c5.2xlarge\" is ruled out: 0.4 USD/h is above the limit of 0.3 USD/h.", decision.Reason);
    }

    [Fact]
    public void Decide_NothingMeetsTheLimits_KeepsTheCurrentType()
    {
        var decision = Decide(All, "ml.c5.large", 5, new RecommendationLimits { MaxLatencyMilliseconds = 1 });

        Assert.Equal((NoCandidate, "ml.c5.large"), (decision.Verdict, decision.RecommendedInstanceType));
    }

    [Fact]
    public void Decide_NearlyEqualRows_DoesNotTakeAScoreOfOneForAGain()
    {
        var twin = A with { InstanceType = "ml.twin.large", Metrics = A.Metrics with { ModelLatencyMilliseconds = 39.9 } };

        var decision = Decide([A, twin], "ml.c5.large", 5);

        Assert.Equal((GainTooSmall, 0.083333), (decision.Verdict, decision.GainPercent!.Value));
    }

    [Fact]
    public void Decide_NoCurrentType_Changes() => Assert.Equal(Change, Decide(All, null, 5).Verdict);

    private static RecommendationDecision Decide(Candidate[] rows, string? current, double minimum, RecommendationLimits? limits = null)
    {
        var options = Options() with { Limits = limits ?? new RecommendationLimits() };
        return RecommendationDecision.Decide(CandidateRanking.Rank(rows, options), current, options.Importances, minimum);
    }
}
