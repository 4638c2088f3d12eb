using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;

namespace Infra.Operations.Tests.Recommendation.Jobs;

public sealed class RecommendationLifecycleTests
{
    [Fact]
    public async Task RunAsync_NewJob_ReportsStatusesAndBenchmarksOnceEach()
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = ["PENDING", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED"];
        fixture.Account.Benchmark("ml.c5.large", "COMPLETED");
        fixture.Account.Benchmark("ml.c5.large", "IN_PROGRESS");

        await fixture.RunAsync();

        Assert.Equal(["PENDING", "IN_PROGRESS", "COMPLETED"], fixture.Log.Events.OfType<JobStatusChanged>().Select(e => e.Status));
        Assert.Equal(TimeSpan.FromSeconds(120), fixture.Log.Events.OfType<JobStatusChanged>().Last().Waited);
        Assert.Equal(["COMPLETED", "IN_PROGRESS"], fixture.Log.Events.OfType<BenchmarkChanged>().Select(e => e.Benchmark.Status));
        Assert.Equal("no job with the same inputs exists", fixture.Log.Single<JobStarted>().Reason);
    }

    [Theory]
    [InlineData(
        "FAILED",
        "INVALID_INPUT : 1. Model returned 4xx or 5xx error code.",
        "ended FAILED: INVALID_INPUT : 1. Model returned 4xx or 5xx error code.")]
    [InlineData("STOPPED", null, "ended STOPPED: no reason is given.")]
    [InlineData("DELETING", null, "ended DELETING: no reason is given.")]
    [InlineData("DELETED", null, "ended DELETED: no reason is given.")]
    public async Task RunAsync_JobDoesNotComplete_FailsWithReasonsAndWritesNothing(string status, string? reason, string what)
    {
        using var fixture = new StepFixture();
        (fixture.Account.Script, fixture.Account.FailureReason) = (["PENDING", "STOPPING", status], reason);
        fixture.Account.Benchmark("ml.c5.large", "FAILED", "ResourceLimitExceeded: too many endpoints.");
        fixture.Account.Benchmark("ml.c5.xlarge", "FAILED", "ModelError: out of memory");
        fixture.Account.Benchmark("ml.m5.large", "FAILED", "ModelError: out of memory");

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal(OperationFault.Failed, error.Fault);
        Assert.EndsWith(what, error.Problems[0].What, StringComparison.Ordinal);
        Assert.Equal("Its benchmark of \"ml.c5.large\" ended FAILED: ResourceLimitExceeded: too many endpoints.", error.Problems[1].What);
        Assert.Equal(
            "Its benchmarks of \"ml.c5.xlarge\", \"ml.m5.large\" ended FAILED: ModelError: out of memory.", error.Problems[2].What);
        Assert.All(error.Problems, p => Assert.Equal("INFRA133", p.Id));
        Assert.Equal(StepFixture.StackText, fixture.Text);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("STOPPED")]
    [InlineData("STOPPING")]
    public async Task RunAsync_JobBeforeDidNotComplete_StartsTheNextAttempt(string status)
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = status == "STOPPING" ? ["STOPPING"] : ["PENDING", status];
        await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { Timeout = TimeSpan.Zero }));
        fixture.Account.Script = ["COMPLETED"];

        // The script of the first job ends in its last status, seen by the next look.
        var report = await fixture.RunAsync();

        Assert.Equal((2, 2), (report.Job.Attempt, fixture.Account.Jobs.Count));
        Assert.EndsWith("-2", report.Job.Name, StringComparison.Ordinal);
        Assert.Contains(fixture.Log.Events.OfType<JobStarted>(), e => e.Attempt == 2 && e.Reason == $"the job before ended {status}");
    }

    [Fact]
    public async Task RunAsync_Fresh_StartsAnotherJobAndLaterRunsUseThat()
    {
        using var fixture = new StepFixture();
        await fixture.RunAsync();

        var fresh = await fixture.RunAsync(r => r with { Fresh = true });
        var later = await fixture.RunAsync();

        Assert.Equal((2, false), (fresh.Job.Attempt, fresh.Job.Reused));
        Assert.Equal((2, true), (later.Job.Attempt, later.Job.Reused));
    }

    [Fact]
    public async Task RunAsync_JobRunsAlready_ResumesItAndRemovesTheLeftoverModel()
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = ["PENDING", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED"];
        await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { Timeout = TimeSpan.Zero }));
        var left = fixture.Account.TemporaryModels.Single();

        var report = await fixture.RunAsync();

        Assert.Single(fixture.Account.Jobs);
        Assert.Equal(report.Job.Name, fixture.Log.Single<JobResumed>().JobName);
        Assert.Equal(left, fixture.Log.Single<TemporaryModelRemoved>().ModelName);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_TimeIsUp_LeavesTheJobAndSaysHowToResume()
    {
        using var fixture = new StepFixture();
        fixture.Account.Script = ["IN_PROGRESS"];

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync(r => r with { Timeout = TimeSpan.FromMinutes(5) }));

        var name = fixture.Log.Single<JobStarted>().JobName;
        Assert.Equal(
            $"INFRA122: The recommendation job \"{name}\" still runs after 5 minutes. Run the command again: it resumes the wait.",
            error.Message);
        Assert.Equal(name, fixture.Log.Single<JobLeftRunning>().JobName);
        Assert.Equal("its job still runs", fixture.Log.Single<TemporaryModelKept>().Reason);
        Assert.Equal(TimeSpan.FromMinutes(5), fixture.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_Cancelled_StopsTheJobOnlyWhenAsked(bool stop)
    {
        using var fixture = new StepFixture();
        using var cancellation = new CancellationTokenSource();
        fixture.Account.Script = ["PENDING", "IN_PROGRESS"];
        fixture.Log.Then = e =>
        {
            if (e is JobStatusChanged { Status: "IN_PROGRESS" })
                cancellation.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.RunAsync(r => r with { StopOnCancel = stop }, cancellation.Token));

        Assert.Equal(stop ? 1 : 0, fixture.Account.Recording.Requests<StopInferenceRecommendationsJobRequest>().Count());
        Assert.Equal(stop ? 1 : 0, fixture.Log.Events.OfType<JobStopRequested>().Count());
        Assert.Equal(stop ? 0 : 1, fixture.Log.Events.OfType<JobLeftRunning>().Count());
        Assert.Equal(stop ? 0 : 1, fixture.Account.TemporaryModels.Count());
        Assert.Equal(StepFixture.StackText, fixture.Text);
    }

    [Fact]
    public async Task RunAsync_JobIsRefused_RemovesTheTemporaryModel()
    {
        using var fixture = new StepFixture();
        fixture.Account.Recording.Interfere = (operation, _) =>
        {
            if (operation == "CreateInferenceRecommendationsJobAsync")
                throw AwsFaults.Of("ResourceLimitExceeded", System.Net.HttpStatusCode.BadRequest, "The account-level service limit is 0");
        };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Contains(
            "was refused: ResourceLimitExceeded: The account-level service limit is 0 Ask for a higher quota",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_ModelCannotBeRemoved_KeepsTheResultAndSaysSo()
    {
        using var fixture = new StepFixture();
        fixture.Account.Recording.Interfere = (operation, _) =>
        {
            if (operation == "DeleteModelAsync")
                throw AwsFaults.Denied();
        };

        var report = await fixture.RunAsync();

        Assert.True(report.Written);
        Assert.Contains("AccessDeniedException", fixture.Log.Single<TemporaryModelKept>().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LeftoversOfOtherRuns_RemovesTheOldOnesWithoutARunningJob()
    {
        using var fixture = new StepFixture();
        fixture.Account.AddModel("infra-benchmark-0123456789abcdef", StepFixture.Container("a"));
        fixture.Clock.Advance(TimeSpan.FromHours(2));
        fixture.Account.AddModel("infra-benchmark-fedcba9876543210", StepFixture.Container("b"));

        await fixture.RunAsync();

        Assert.Equal(["infra-benchmark-fedcba9876543210"], fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_Benchmarks_AreCountedAsTheyEnd()
    {
        using var fixture = new StepFixture();
        fixture.Account.Benchmark("ml.c5.large", "COMPLETED");
        fixture.Account.Benchmark("ml.c5.xlarge", "FAILED", "ModelError");
        fixture.Account.Benchmark("ml.m5.large", "IN_PROGRESS");

        await fixture.RunAsync();

        Assert.Equal([(2, 3), (2, 3), (2, 3)], fixture.Log.Events.OfType<BenchmarkChanged>().Select(e => (e.Ended, e.Known)));
    }

    [Fact]
    public async Task RunAsync_InputsChanged_StartsAnotherJob()
    {
        using var fixture = new StepFixture();
        await fixture.RunAsync();
        fixture.S3.Objects["samples/iris/payload.tar.gz"] = StepFixture.TarGz(("row.csv", "6.0,2.2,4.0,1.0"));

        await fixture.RunAsync();

        Assert.Equal(2, fixture.Account.Jobs.Count);
        Assert.All(fixture.Account.Jobs.Keys, name => Assert.Matches("^infra-[0-9a-f]{16}-1$", name));
    }

    [Fact]
    public async Task RunAsync_OnlyImportancesChanged_RanksTheSameJobAnew()
    {
        using var fixture = new StepFixture();
        await fixture.RunAsync();
        File.WriteAllText(
            fixture.StackFile,
            fixture.Text.Replace("cost: highest, latency: lowest, throughput: lowest", "cost: lowest, latency: highest, throughput: highest", StringComparison.Ordinal));

        var report = await fixture.RunAsync();

        Assert.Equal(("ml.c5.xlarge", true), (report.Decision.RecommendedInstanceType, report.Job.Reused));
    }
}
