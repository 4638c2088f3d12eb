using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.AsyncInference;
using Infra.Operations.Shared;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Tests.Rendering;

/// <summary>Results of requests, batches and deployments.</summary>
public sealed class ResultTextTests
{
    private readonly TextConsole console = new();

    [Fact]
    public void InvocationText_Success_ShowsWhereAndWhat()
    {
        var success = new AsyncSuccess("id-1", S3Uri.Parse("s3://bucket/output/1.out"), "setosa,0.9\nvirginica,0.8\n"u8.ToArray(), "text/csv");

        InvocationText.Write(console.Console, InvocationFacts.Of(success), "three.csv");

        Assert.Equal(
            [
                "request  three.csv (inference id id-1)",
                "result   s3://bucket/output/1.out (text/csv)",
                "         setosa,0.9",
                "         virginica,0.8",
            ],
            console.Lines);
    }

    [Fact]
    public void InvocationText_ToldByAQueue_NamesIt()
    {
        var success = new AsyncSuccess("id-1", S3Uri.Parse("s3://bucket/output/1.out"), "setosa"u8.ToArray(), null);

        InvocationText.Write(console.Console, InvocationFacts.Of(success) with { NotifiedThrough = "http://queue" }, "three.csv");

        Assert.Equal(["result   s3://bucket/output/1.out (no content type)", "notified through http://queue"], console.Lines.Skip(1).Take(2));
    }

    [Fact]
    public void InvocationText_FailureWithoutAFailurePath_ShowsTheReasonOnly()
    {
        InvocationText.Write(console.Console, InvocationFacts.Of(new AsyncFailure("id-1", "ClientError: [400]", null, null)), "bad.csv");

        Assert.Equal(["request  bad.csv (inference id id-1)", "failed   ClientError: [400]"], console.Lines);
    }

    [Fact]
    public void InvocationText_FailureWithTheModelsError_ShowsIt()
    {
        var failure = new AsyncFailure("id-1", "ClientError", S3Uri.Parse("s3://bucket/failure/1.out"), "Line 1: no number\n");

        InvocationText.Write(console.Console, InvocationFacts.Of(failure), "bad.csv");

        Assert.Equal(["failed   ClientError", "error    s3://bucket/failure/1.out", "         Line 1: no number"], console.Lines.Skip(1));
    }

    [Fact]
    public void BatchText_Completed_ShowsOutputsFilesAndAccuracy()
    {
        BatchText.Write(console.Console, new BatchFacts("job-1", "Completed", null, null, [new BatchOutputFacts("s3://bucket/a.out", 42)], ["/tmp/a.out"])
        {
            Accuracy = new BatchAccuracy(145, 150),
        });

        Assert.Equal(
            [
                "job      job-1 (Completed)",
                "output   s3://bucket/a.out (42 bytes)",
                "file     /tmp/a.out",
                "accuracy 0.967 (145 of 150 rows as labelled)",
            ],
            console.Lines);
    }

    [Fact]
    public void BatchText_Failed_ShowsTheReasonAndWhereToLook()
    {
        BatchText.Write(console.Console, new BatchFacts("job-1", "Failed", "ClientError: bad row", "See the log /aws/sagemaker/TransformJobs.", [], []));

        Assert.Equal(["job      job-1 (Failed)", "failed   ClientError: bad row See the log /aws/sagemaker/TransformJobs."], console.Lines);
    }

    [Theory]
    [InlineData(true, "Pulumi.dev.yaml is written. Next: pulumi up -s dev")]
    [InlineData(false, "Dry run: Pulumi.dev.yaml is not written.")]
    public void Closing_WrittenOrNot_SaysWhatComesNext(bool written, string expected)
    {
        Closing.Write(console.Console, written, "Pulumi.dev.yaml", "pulumi up -s dev");

        Assert.Equal([expected], console.Lines);
    }

    [Fact]
    public void DeploymentErrors_WarningsAndErrors_NameTheResourceAndLeaveInfoOut()
    {
        using var run = new CommandRun();

        DeploymentErrors.Write(run.Context, [
            new EngineDiagnostic(DiagnosticSeverity.Info, null, "nothing"),
            new EngineDiagnostic(DiagnosticSeverity.Warning, "urn:pulumi:sandbox::infra::aws:s3/bucket:Bucket::output", "look [here]"),
            new EngineDiagnostic(DiagnosticSeverity.Error, null, "INFRA201: no"),
        ]);

        Assert.Equal("warning output: look [here]\nerror INFRA201: no\n", run.Error.Text);
    }
}
