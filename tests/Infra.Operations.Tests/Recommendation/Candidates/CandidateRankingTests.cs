using Infra.Operations.Recommendation.Candidates;
using static Infra.Operations.Recommendation.Candidates.Importance;
using static Infra.Operations.Tests.Recommendation.Rows;

namespace Infra.Operations.Tests.Recommendation.Candidates;

public sealed class CandidateRankingTests
{
    // Worked out by hand from the table in Rows: score = (wc * cost + wl * latency + wt * throughput) / (wc + wl + wt).
    public static TheoryData<Importance, Importance, Importance, string, double[]> Combinations => new()
    {
        { Moderate, Moderate, Moderate, "CBAD", [0.75, 0.666667, 0.416667, 0.25] },
        { Highest, Lowest, Lowest, "ABCD", [0.75, 0.714286, 0.464286, 0.107143] },
        { Lowest, Highest, Lowest, "CBAD", [0.892857, 0.714286, 0.321429, 0.107143] },
        { Lowest, Lowest, Highest, "CBDA", [0.892857, 0.571429, 0.535714, 0.178571] },
        { Highest, Moderate, Lowest, "BACD", [0.722222, 0.638889, 0.583333, 0.083333] },
        { Highest, Highest, Lowest, "BCAD", [0.727273, 0.659091, 0.568182, 0.068182] },
        { Highest, Lowest, Highest, "CBAD", [0.659091, 0.636364, 0.477273, 0.340909] },
        { High, Lowest, Lowest, "ABCD", [0.708333, 0.708333, 0.5, 0.125] },
        { Low, High, Moderate, "CBAD", [0.833333, 0.666667, 0.333333, 0.25] },
        { Lowest, Lowest, Lowest, "CBAD", [0.75, 0.666667, 0.416667, 0.25] },
        { Highest, Low, Lowest, "BACD", [0.71875, 0.6875, 0.53125, 0.09375] },
        { Lowest, Lowest, High, "CBDA", [0.875, 0.583333, 0.5, 0.208333] },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Rank_ForImportances_GivesOrderAndScoresWorkedOutByHand(
        Importance cost, Importance latency, Importance throughput, string order, double[] scores)
    {
        var ranking = CandidateRanking.Rank(All, Options(cost, latency, throughput));

        Assert.Equal(order, string.Concat(ranking.Ranked.Select(r => Letter(r.Candidate))));
        Assert.Equal(scores, ranking.Ranked.Select(r => Math.Round(r.Score, 6)));
        Assert.Equal([1, 2, 3, 4], ranking.Ranked.Select(r => r.Rank));
    }

    [Fact]
    public void Rank_WithDominatedRow_MarksTheParetoFront()
    {
        var ranking = CandidateRanking.Rank(All, Options());

        Assert.Equal("ABC", string.Concat(ranking.Ranked.Where(r => r.IsParetoOptimal).Select(r => Letter(r.Candidate)).Order()));
    }

    [Fact]
    public void Rank_EqualScores_PutsLowerCostPerHourFirst()
    {
        var dear = A with { InstanceType = "ml.a.large", Metrics = A.Metrics with { CostPerHour = 0.11 } };

        var ranking = CandidateRanking.Rank([dear, A], Options());

        Assert.Equal(["ml.c5.large", "ml.a.large"], ranking.Ranked.Select(r => r.Candidate.Name));
        Assert.Equal([1.0, 1.0], ranking.Ranked.Select(r => r.Score));
    }

    [Fact]
    public void Rank_EqualRows_OrdersThemByName()
    {
        var ranking = CandidateRanking.Rank([A with { InstanceType = "ml.z.large" }, A, A with { InstanceType = "ml.b.large" }], Options());

        Assert.Equal(["ml.b.large", "ml.c5.large", "ml.z.large"], ranking.Ranked.Select(r => r.Candidate.Name));
        Assert.All(ranking.Ranked, r => Assert.True(r.IsParetoOptimal));
    }

    [Fact]
    public void Rank_SingleRow_ScoresOne()
    {
        var ranked = Assert.Single(CandidateRanking.Rank([D], Options(Highest, Lowest, Low)).Ranked);

        Assert.Equal((1.0, 1.0, 1.0, 1.0), (ranked.Score, ranked.CostScore, ranked.LatencyScore, ranked.ThroughputScore));
    }

    [Fact]
    public void Rank_NoRows_HasNoWinner() => Assert.Null(CandidateRanking.Rank([], Options()).Winner);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.0)]
    [InlineData(null)]
    public void Rank_LatencyNotMeasured_ExcludesTheRowAndKeepsItOutOfTheScale(double? latency)
    {
        var ranking = CandidateRanking.Rank([A, B, Row("ml.odd.large", 900, latency, 1, 9)], Options());

        Assert.Equal("not measured: latency", Assert.Single(ranking.Excluded).Reason);
        Assert.Equal([1.0, 0.0], ranking.Ranked.OrderBy(r => r.Candidate.Name).Select(r => r.CostScore));
    }

    [Fact]
    public void Rank_NothingMeasured_NamesEveryMissingMetric()
    {
        var ranking = CandidateRanking.Rank([Row("ml.odd.large", null, double.NaN, null, 0.3)], Options());

        Assert.Equal("not measured: cost per inference, latency, invocations per minute", Assert.Single(ranking.Excluded).Reason);
    }

    [Fact]
    public void Rank_NoInvocationServed_Excludes()
    {
        var ranking = CandidateRanking.Rank([Row("ml.slow.large", 1, 10, 0, 0.3)], Options());

        Assert.Equal("it served no invocation within a minute", Assert.Single(ranking.Excluded).Reason);
    }

    [Fact]
    public void Rank_CostPerInferenceMissing_DerivesItFromTheHour()
    {
        var ranked = Assert.Single(CandidateRanking.Rank([Row("ml.c5.xlarge", null, 10, 648, 0.204)], Options()).Ranked);

        Assert.Equal(0.204 / (648 * 60), ranked.Candidate.Metrics.CostPerInference!.Value, 12);
    }

    [Fact]
    public void Rank_WithLimits_ExcludesWithTheFigureAndTheLimit()
    {
        var options = Options() with
        {
            Limits = new RecommendationLimits { MaxLatencyMilliseconds = 30, MinInvocationsPerMinute = 200, MaxCostPerHour = 0.25 },
        };

        var ranking = CandidateRanking.Rank(All, options);

        Assert.Equal("B", string.Concat(ranking.Ranked.Select(r => Letter(r.Candidate))));
        Assert.Equal(
            [
                ("ml.c5.2xlarge", "0.4 USD/h is above the limit of 0.25 USD/h"),
                ("ml.c5.large", "latency 40 ms is above the limit of 30 ms"),
                ("ml.m5.xlarge", "latency 50 ms is above the limit of 30 ms"),
            ],
            ranking.Excluded.Select(e => (e.Candidate.Name, e.Reason)));
    }

    [Fact]
    public void Rank_ExactlyAtTheLimits_Keeps()
    {
        var options = Options() with
        {
            Limits = new RecommendationLimits { MaxLatencyMilliseconds = 20, MinInvocationsPerMinute = 200, MaxCostPerHour = 0.2 },
        };

        Assert.Equal("B", string.Concat(CandidateRanking.Rank(All, options).Ranked.Select(r => Letter(r.Candidate))));
    }

    [Theory]
    [InlineData(true, true, false, false, "serverless endpoints cannot host inference pipelines")]
    [InlineData(false, true, false, false, "serverless endpoints cannot be asynchronous")]
    [InlineData(false, false, true, false, "serverless endpoints cannot run in a VPC")]
    [InlineData(false, false, false, true, "serverless endpoints cannot run in network isolation")]
    public void Rank_ServerlessRowForEndpointThatCannotBe_ExcludesWithTheRule(
        bool pipeline, bool isAsync, bool vpc, bool isolation, string reason)
    {
        var options = Options() with { Topology = new EndpointTopology(pipeline, isAsync, vpc, isolation) };

        var ranking = CandidateRanking.Rank([A, Serverless(2048, 1, 0.1, 5, 1000)], options);

        Assert.Equal(("serverless 2048 MB", reason), ranking.Excluded.Select(e => (e.Candidate.Name, e.Reason)).Single());
        Assert.Equal("ml.c5.large", ranking.Winner!.Candidate.Name);
    }

    [Fact]
    public void Rank_ServerlessRow_ScalesThroughputWithConcurrency()
    {
        var options = Options() with { TargetInvocationsPerMinute = 4500 };

        var ranked = Assert.Single(CandidateRanking.Rank([Serverless(2048, 2, 1, 5, 1000)], options).Ranked);

        Assert.Equal(2000, ranked.Candidate.InvocationsPerMinute);
        Assert.Equal(5, ranked.InstancesForTarget);
        Assert.Null(ranked.CostPerHourForTarget);
    }

    [Fact]
    public void Rank_WithTarget_CountsInstancesAndTheirCost()
    {
        var options = Options() with { TargetInvocationsPerMinute = 601 };
        var pair = B with { InstanceType = "ml.pair.large", InstanceCount = 2 };

        var ranked = CandidateRanking.Rank([C, pair], options).Ranked;

        Assert.Equal(
            [("ml.c5.2xlarge", 3, 1.2), ("ml.pair.large", 7, 0.7)],
            ranked.Select(r => (r.Candidate.Name, r.InstancesForTarget!.Value, Math.Round(r.CostPerHourForTarget!.Value, 9))));
    }

    [Fact]
    public void Explain_TwoStepsAway_NamesTheSmallestChangeThatMakesAnotherWin()
    {
        var options = Options();

        Assert.Equal(
            "ml.c5.2xlarge wins with a score of 0.750 before ml.c5.xlarge with 0.667: the lowest latency and the most invocations per minute; "
            + "with cost at \"highest\" instead of \"moderate\" ml.c5.xlarge would win.",
            WinnerExplanation.Explain(CandidateRanking.Rank(All, options), options));
    }

    [Fact]
    public void Explain_WinnerBestInNone_SaysSo()
    {
        var options = Options(Highest, Moderate, Lowest);

        Assert.Equal(
            "ml.c5.xlarge wins with a score of 0.722 before ml.c5.large with 0.639: the best balance, though best in none of the three; "
            + "with latency at \"lowest\" instead of \"moderate\" ml.c5.large would win.",
            WinnerExplanation.Explain(CandidateRanking.Rank(All, options), options));
    }

    [Fact]
    public void Explain_DominatingWinner_SaysThatNothingChangesIt()
    {
        var options = Options();

        Assert.Equal(
            "ml.c5.2xlarge wins with a score of 1.000 before ml.m5.xlarge with 0.000: the lowest cost per inference, the lowest latency and "
            + "the most invocations per minute; no change of a single importance would make another win.",
            WinnerExplanation.Explain(CandidateRanking.Rank([C, D], options), options));
    }

    [Fact]
    public void Explain_OnlyOneLeft_SaysSo()
    {
        Assert.Equal(
            "ml.c5.large is the only candidate left; other limits or more candidates could change that.",
            WinnerExplanation.Explain(CandidateRanking.Rank([A], Options()), Options()));
    }

    private static char Letter(Candidate candidate) => "ABCD"[Array.IndexOf(All, candidate)];
}
