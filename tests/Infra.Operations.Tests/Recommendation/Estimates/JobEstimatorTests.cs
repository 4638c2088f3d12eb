using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Recommendation.Estimates;

public sealed class JobEstimatorTests
{
    private static readonly RecommendationSettings Default = new()
    {
        Domain = "MACHINE_LEARNING",
        Framework = "XGBOOST",
        SamplePayloadUrl = new S3Uri("samples", "p.tar.gz"),
        ContentType = "text/csv",
    };

    private static readonly LoadTestSettings TwoPhases = new() { Phases = [new TrafficPhase(1, 1, 300), new TrafficPhase(1, 0, 300)] };

    // ml.c5.large 0.102, ml.m5.xlarge 0.23 USD per hour, worked out by hand.
    [Fact]
    public void Of_DefaultJob_IsTenTo45MinutesOfEachInstance()
    {
        var estimate = Of(Default with { SupportedInstanceTypes = ["ml.c5.large", "ml.m5.xlarge"] });

        // 0.332 × 10/60 = 0.0553; 0.332 × 45/60 = 0.249.
        Assert.Equal((0.05m, 0.25m, 2), (estimate.LeastUsd, estimate.MostUsd, estimate.Benchmarks));
        Assert.Equal((15, 45), (estimate.Shortest.TotalMinutes, estimate.Longest.TotalMinutes));
        Assert.Equal("2 benchmarks, 15 to 45 minutes, 0.05 to 0.25 USD at the list prices of us-east-1 of 2026-09-28", estimate.Text);
    }

    [Fact]
    public void Of_OtherRegion_SaysWhosePricesTheyAre() => Assert.EndsWith(
        "0.01 to 0.08 USD at the list prices of us-east-1 of 2026-09-28; those of eu-west-1 may differ",
        Of(Default with { SupportedInstanceTypes = ["ml.c5.large"] }, "eu-west-1").Text,
        StringComparison.Ordinal);

    [Fact]
    public void Of_TypesLeftToSageMaker_KnowsTheTimeAndNotTheCost()
    {
        var estimate = Of(Default);

        Assert.Equal((null, null, null), (estimate.LeastUsd, estimate.MostUsd, estimate.Benchmarks));
        Assert.Equal("15 to 45 minutes, at a cost that nobody can tell: SageMaker chooses the instance types", estimate.Text);
    }

    [Fact]
    public void Of_TypeWithoutAPrice_GuessesNothing()
    {
        var estimate = Of(Default with { SupportedInstanceTypes = ["ml.c5.large", "ml.r8g.large", "ml.c8g.large"] });

        Assert.Equal((null, null), (estimate.LeastUsd, estimate.MostUsd));
        Assert.Equal(["ml.c8g.large", "ml.r8g.large"], estimate.Unpriced);
        Assert.Equal("3 benchmarks, 15 to 45 minutes, at a cost that is not known: no price of ml.c8g.large, ml.r8g.large", estimate.Text);
    }

    [Fact]
    public void Of_JobDuration_BoundsADefaultJob() =>
        Assert.Equal(30, Of(Default with { SupportedInstanceTypes = ["ml.c5.large"], JobDurationInSeconds = 1800 }).Longest.TotalMinutes);

    [Fact]
    public void Of_AdvancedJob_CountsTheTrafficAndTheStartsOfEndpoints()
    {
        var estimate = Of(Advanced(TwoPhases, new CandidateConfiguration { InstanceType = "ml.m5.xlarge" }, new CandidateConfiguration { InstanceType = "ml.c5.large" }));

        // Least: 4 minutes of start and 2 of load, side by side; 0.332 × 6/60 = 0.0332. Most: 10 and 10, one after the other; 0.332 × 20/60 = 0.1107.
        Assert.Equal((6, 40), (estimate.Shortest.TotalMinutes, estimate.Longest.TotalMinutes));
        Assert.Equal((0.03m, 0.12m, 2), (estimate.LeastUsd, estimate.MostUsd, estimate.Benchmarks));
    }

    [Fact]
    public void Of_LoadThatRunsThrough_TakesItsWholeTraffic() =>
        Assert.Equal(14, Of(Advanced(TwoPhases with { FlatInvocations = "Continue" }, new CandidateConfiguration { InstanceType = "ml.m5.xlarge" })).Shortest.TotalMinutes);

    [Fact]
    public void Of_Stairs_TakesTheLongerReadingOfTheirDurationForTheMost()
    {
        var estimate = Of(Advanced(
            new LoadTestSettings { Stairs = new TrafficStairs(240, 5, 1), FlatInvocations = "Continue" }, new CandidateConfiguration { InstanceType = "ml.m5.xlarge" }));

        Assert.Equal((8, 30), (estimate.Shortest.TotalMinutes, estimate.Longest.TotalMinutes));
    }

    [Fact]
    public void Of_EnvironmentRanges_CountsEachCombinationUpToTheMostTests()
    {
        var ranges = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["THREADS"] = ["1", "2", "4"], ["BATCH"] = ["8", "16"] };
        var candidate = new CandidateConfiguration { InstanceType = "ml.m5.xlarge", EnvironmentParameterRanges = ranges };
        var cheap = new CandidateConfiguration { InstanceType = "ml.c5.large" };

        Assert.Equal(7, Of(Advanced(TwoPhases, candidate, cheap)).Benchmarks);
        var few = Of(Advanced(TwoPhases with { MaxNumberOfTests = 2, MaxParallelOfTests = 2 }, candidate, cheap));

        // The cheapest two at the least (0.102 + 0.23) × 6/60, the dearest two at the most 0.46 × 20/60.
        Assert.Equal((2, 0.03m, 0.16m), (few.Benchmarks, few.LeastUsd, few.MostUsd));
        Assert.Equal((6, 20), (few.Shortest.TotalMinutes, few.Longest.TotalMinutes));
    }

    [Fact]
    public void Of_ServerlessCandidate_HasNoListPrice() =>
        Assert.Equal(["serverless 2048 MB"], Of(Advanced(TwoPhases, new CandidateConfiguration { Serverless = new ServerlessSize(2048, 1) })).Unpriced);

    [Theory]
    [InlineData(0.25, null)]
    [InlineData(0.24, "The job may cost 0.25 USD, and at most 0.24 USD may be spent.")]
    [InlineData(null, null)]
    public void WhyRefused_KnownCost_ComparesTheMost(double? limit, string? expected) =>
        Assert.Equal(expected, SpendLimit.WhyRefused(Of(Default with { SupportedInstanceTypes = ["ml.c5.large", "ml.m5.xlarge"] }), (decimal?)limit)?.What);

    [Theory]
    [InlineData("", "SageMaker chooses the instance types")]
    [InlineData("ml.c5.large,ml.r8g.large", "no price is known of \"ml.r8g.large\"")]
    public void WhyRefused_UnknownCost_RefusesAndNamesTheTypes(string types, string reason) => Assert.Equal(
        $"At most 100.00 USD may be spent, and nobody can tell what the job costs: {reason}.",
        SpendLimit.WhyRefused(Of(Default with { SupportedInstanceTypes = types.Split(',', StringSplitOptions.RemoveEmptyEntries) }), 100)!.What);

    private static RecommendationSettings Advanced(LoadTestSettings test, params CandidateConfiguration[] candidates) =>
        Default with { JobType = RecommendationJobType.Advanced, JobDurationInSeconds = 7200, LoadTest = test, EndpointConfigurations = candidates };

    private static RecommendationEstimate Of(RecommendationSettings settings, string region = "us-east-1")
    {
        var model = new DescribeModelResponse { ModelName = "m", ModelArn = $"arn:aws:sagemaker:{region}:123456789012:model/m" };
        var target = new BenchmarkTarget { Model = model, Label = "container-1", IsPipeline = false, ModelName = "m" };
        return JobEstimator.Of(new RecommendationInputs(settings, target, null, null));
    }
}
