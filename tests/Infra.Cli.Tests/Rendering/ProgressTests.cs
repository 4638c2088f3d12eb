using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.BatchInference;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Recommendation.Hints;
using Infra.Operations.Shared;

namespace Infra.Cli.Tests.Rendering;

public sealed class ProgressTests : IDisposable
{
    private static readonly RecommendationEstimate Estimate = new()
    {
        Candidates = [new EstimatedCandidate("ml.c5.large", 1, 0.102m)],
        Benchmarks = 1,
        Shortest = TimeSpan.FromMinutes(15),
        Longest = TimeSpan.FromMinutes(45),
        LeastUsd = 0.01m,
        MostUsd = 0.08m,
        PricesAsOf = new DateOnly(2026, 9, 28),
        PriceRegion = "us-east-1",
    };

    private readonly CommandRun run = new();

    public static TheoryData<RecommendationEvent, string> RecommendationEvents => new()
    {
        { new JobStarted("j-1", 1, "no job with the same inputs exists"), "  job j-1 started: no job with the same inputs exists\n" },
        { new JobResumed("j-1", 1), "  job j-1 is running already; waiting for it costs nothing more\n" },
        { new JobReused("j-1", 1, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)), "  job j-1 completed 2026-02-03 04:05 UTC with the same inputs; reused at no cost\n" },
        { new JobEstimated("j-1", Estimate), "  estimate: 1 benchmark, 15 to 45 minutes, 0.01 to 0.08 USD at the list prices of us-east-1 of 2026-09-28\n" },
        { new JobStatusChanged("j-1", "IN_PROGRESS", TimeSpan.FromSeconds(9)), "" },
        { new JobStatusChanged("j-1", "IN_PROGRESS", TimeSpan.FromSeconds(95)), "  job j-1: IN_PROGRESS after 0:01:35\n" },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "IN_PROGRESS", null), TimeSpan.Zero, 0, 6), "" },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "COMPLETED", null), TimeSpan.Zero, 1, 6), "  ml.c5.large: completed (1 of 6)\n" },
        {
            new BenchmarkChanged(
                new RecommendationBenchmark("ml.c5.large", "COMPLETED", null) { Metrics = new CandidateMetrics { ModelLatencyMilliseconds = 9, MaxInvocations = 11457 } },
                TimeSpan.Zero, 1, 6),
            "  ml.c5.large: completed (1 of 6) 9 ms, 11457 invocations per minute\n"
        },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "FAILED", "No [capacity]."), TimeSpan.Zero, 2, 6), "  ml.c5.large: failed (2 of 6) No [capacity].\n" },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "STOPPED", null), TimeSpan.Zero, 2, 6), "  ml.c5.large: stopped (2 of 6)\n" },
        { new JobLookFailed("j-1", "It failed 7 times."), "  job j-1 cannot be looked at for the moment; still waiting: It failed 7 times.\n" },
        { new ShortlistFound(new RecommendationHint("COMPLETED", "softmax", []), ["ml.c5.large", "ml.m5.large"]), "  shortlist: ml.c5.large, ml.m5.large\n" },
        { new JobLeftRunning("j-1"), "  job j-1 goes on and is paid for; to wait for it run ./infra recommend again, to stop it aws sagemaker stop-inference-recommendations-job --job-name j-1\n" },
    };

    public static TheoryData<BatchEvent, string> BatchEvents => new()
    {
        { new BatchChecked(new BatchPreflight([new BatchObject(S3Uri.Parse("s3://bucket/key"), 1)], ["one object is empty"])), "  1 input object; one object is empty\n" },
        { new BatchChecked(new BatchPreflight([], [])), "  0 input objects\n" },
        { new BatchStarted("b-1"), "  job b-1 started\n" },
        { new BatchProgressed(1, 3, TimeSpan.FromSeconds(2)), "" },
        { new BatchProgressed(1, 3, TimeSpan.FromMinutes(61)), "  1 of 3 outputs after 1:01:00\n" },
        { new BatchLeftRunning("b-1"), "  job b-1 goes on; look at it with ./infra batch status b-1\n" },
    };

    public void Dispose() => run.Dispose();

    [Theory]
    [MemberData(nameof(RecommendationEvents), DisableDiscoveryEnumeration = true)]
    public void RecommendationProgress_Event_IsOneLineOnStandardError(RecommendationEvent happened, string expected)
    {
        new RecommendationProgress(run.Context).Report(happened);

        Assert.Equal((expected, ""), (run.Error.Text, run.Output.Text));
    }

    [Theory]
    [MemberData(nameof(BatchEvents), DisableDiscoveryEnumeration = true)]
    public void BatchProgressLines_Event_IsOneLineOnStandardError(BatchEvent happened, string expected)
    {
        new BatchProgressLines(run.Context).Report(happened);

        Assert.Equal((expected, ""), (run.Error.Text, run.Output.Text));
    }
}
