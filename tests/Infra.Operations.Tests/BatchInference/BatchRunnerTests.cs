using Amazon.SageMaker.Model;
using Infra.Operations.BatchInference;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;

namespace Infra.Operations.Tests.BatchInference;

public sealed class BatchRunnerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("infra-batch-").FullName;
    private readonly BatchAccount account = new();

    public BatchRunnerTests()
    {
        account.S3.Put("data/in/a.csv", "1,2\n");
        account.S3.Put("data/in/b.csv", "3,4\n");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task RunAsync_Completed_ListsOutputsAndProgress()
    {
        var report = await account.RunAsync();

        Assert.Equal(("pipe-1a2b-20260101-000000", "Completed", true), (report.JobName, report.Status, report.Succeeded));
        Assert.Equal(
            ["s3://results/batch/pipe-1a2b-20260101-000000/a.csv.out", "s3://results/batch/pipe-1a2b-20260101-000000/b.csv.out"],
            report.Outputs.Select(o => o.Location.ToString()));
        Assert.Empty(report.InputsWithoutResult);
        Assert.Equal(["InProgress", "Completed"], account.Log.Events.OfType<BatchStatusChanged>().Select(e => e.Status));
        Assert.Equal(new BatchProgressed(2, 2, TimeSpan.FromSeconds(30)), account.Log.Single<BatchProgressed>());
        Assert.Equal(2, account.Log.Single<BatchChecked>().Preflight.Inputs.Count);
    }

    [Fact]
    public async Task RunAsync_Failed_ReportsReasonLogAndWhatHasNoResult()
    {
        (account.Script, account.FailureReason, account.Results) = (
            ["InProgress", "Failed"], "ClientError: See job logs for more information", ["a.csv.out"]);

        var report = await account.RunAsync();

        Assert.Equal(
            ("Failed", false, "ClientError: See job logs for more information"), (report.Status, report.Succeeded, report.FailureReason));
        Assert.Equal("log group /aws/sagemaker/TransformJobs, streams pipe-1a2b-20260101-000000/*/data-log", report.LogHint);
        Assert.Equal("s3://data/in/b.csv", Assert.Single(report.InputsWithoutResult).Location.ToString());
        Assert.Single(report.Outputs);
    }

    [Fact]
    public async Task RunAsync_NameInUse_TakesTheNextNumber()
    {
        account.Jobs["pipe-1a2b-20260101-000000"] = new DescribeTransformJobResponse();

        Assert.Equal("pipe-1a2b-20260101-000000-2", (await account.RunAsync()).JobName);
    }

    [Fact]
    public async Task RunAsync_AnswerLostAfterTheStart_DoesNotStartTwice()
    {
        var tries = 0;
        account.Recording.Interfere = (operation, _) =>
        {
            if (operation != "CreateTransformJobAsync" || tries++ > 0)
                return;
            account.Recording.Interfere = (_, _) => { };
            Assert.True(account.Recording.Client.CreateTransformJobAsync(
                account.Recording.Requests<CreateTransformJobRequest>().Last(), CancellationToken.None).IsCompletedSuccessfully);
            throw AwsFaults.Unavailable();
        };

        var report = await account.RunAsync();

        Assert.Equal("pipe-1a2b-20260101-000000", report.JobName);
        Assert.Single(account.Jobs);
    }

    [Fact]
    public async Task RunAsync_InputUnfit_StartsNothing()
    {
        account.S3.Objects.Clear();

        await Assert.ThrowsAsync<OperationException>(() => account.RunAsync());

        Assert.Empty(account.Recording.Calls);
    }

    [Fact]
    public async Task RunAsync_NoWait_ReturnsWhileItRuns()
    {
        var report = await account.RunAsync(change: r => r with { Wait = false, NamePrefix = "nightly" });

        Assert.Equal(("nightly-20260101-000000", "InProgress", false), (report.JobName, report.Status, report.HasEnded));
        Assert.Empty(report.InputsWithoutResult);
    }

    [Fact]
    public async Task RunAsync_TimeIsUp_SaysHowToLookAgain()
    {
        account.Script = ["InProgress"];

        var error = await Assert.ThrowsAsync<OperationException>(() => account.RunAsync(change: r => r with { Timeout = TimeSpan.FromMinutes(2) }));

        Assert.Equal(
            "INFRA122: The batch job \"pipe-1a2b-20260101-000000\" still runs after 2 minutes. Look again with: infra batch status pipe-1a2b-20260101-000000",
            error.Message);
        Assert.Single(account.Log.Events.OfType<BatchLeftRunning>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_Cancelled_StopsTheJobOnlyWhenAsked(bool stop)
    {
        using var cancellation = new CancellationTokenSource();
        account.Log.Then = e =>
        {
            if (e is BatchStatusChanged)
                cancellation.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.RunAsync(
            change: r => r with { StopOnCancel = stop }, cancellation: cancellation.Token));

        Assert.Equal(stop ? 1 : 0, account.Recording.Requests<StopTransformJobRequest>().Count());
        Assert.Equal(stop ? 0 : 1, account.Log.Events.OfType<BatchLeftRunning>().Count());
    }

    [Fact]
    public async Task StatusAsync_UnknownJob_IsBadInput()
    {
        var error = await Assert.ThrowsAsync<OperationException>(() => account.Runner.StatusAsync("gone", CancellationToken.None));

        Assert.Equal("INFRA152: There is no batch job \"gone\". Check the name and the region.", error.Message);
    }

    [Fact]
    public async Task DownloadAsync_NestedOutputs_KeepsTheFolders()
    {
        account.Results = ["a.csv.out", "deep/b.csv.out"];
        var report = await account.RunAsync();

        var files = await account.Runner.DownloadAsync(report, directory, CancellationToken.None);

        Assert.Equal([Path.Combine(directory, "a.csv.out"), Path.Combine(directory, "deep", "b.csv.out")], files);
        Assert.Equal("content of deep/b.csv.out", await File.ReadAllTextAsync(files[1]));
    }

    [Fact]
    public async Task DownloadAsync_KeyThatLeadsOutOfTheDirectory_IsRefused()
    {
        account.Results = ["../../evil.out"];
        var report = await account.RunAsync();

        var error = await Assert.ThrowsAsync<OperationException>(() => account.Runner.DownloadAsync(report, directory, CancellationToken.None));

        Assert.Contains("leads out of the directory", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipe-1a2b", "pipe-1a2b-20260101-000000")]
    [InlineData("my model_v2!", "my-model-v2-20260101-000000")]
    [InlineData("---", "batch-20260101-000000")]
    [InlineData(
        "a123456789b123456789c123456789d123456789e123456789f123456789g12",
        "a123456789b123456789c123456789d123456789e123456-20260101-000000")]
    public void NameOf_AnyPrefix_IsAJobName(string prefix, string name)
    {
        Assert.Equal(name, BatchJobs.NameOf(prefix, "20260101-000000"));
        Assert.True(name.Length <= 63);
    }
}
