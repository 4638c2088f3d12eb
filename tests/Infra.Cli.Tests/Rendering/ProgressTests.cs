using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.BatchInference;
using Infra.Operations.Recommendation;
using Infra.Operations.Shared;

namespace Infra.Cli.Tests.Rendering;

public sealed class ProgressTests : IDisposable
{
    private readonly CommandRun run = new();

    public static TheoryData<RecommendationEvent, string> RecommendationEvents => new()
    {
        { new JobStarted("j-1", 1, "no job with the same inputs exists"), "  job j-1 started: no job with the same inputs exists\n" },
        { new JobResumed("j-1", 1), "  job j-1 is running already; waiting for it\n" },
        { new JobReused("j-1", 1, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)), "  job j-1 completed 2026-02-03 04:05 UTC with the same inputs; reused\n" },
        { new JobStatusChanged("j-1", "IN_PROGRESS", TimeSpan.FromSeconds(9)), "" },
        { new JobStatusChanged("j-1", "IN_PROGRESS", TimeSpan.FromSeconds(95)), "  job j-1: IN_PROGRESS after 0:01:35\n" },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "IN_PROGRESS", null), TimeSpan.Zero), "" },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "COMPLETED", null), TimeSpan.Zero), "  ml.c5.large: completed\n" },
        { new BenchmarkChanged(new RecommendationBenchmark("ml.c5.large", "FAILED", "No [capacity]."), TimeSpan.Zero), "  ml.c5.large: failed No [capacity].\n" },
        { new JobLeftRunning("j-1"), "  job j-1 goes on; run ./infra recommend again to wait for it, or with --stop-on-cancel to stop it\n" },
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
