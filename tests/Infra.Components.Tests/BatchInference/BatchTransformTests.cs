using System.Runtime.CompilerServices;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.Tests.Mocks;
using Pulumi;
using static Infra.Components.Tests.Mocks.BatchRuns;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchTransformTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_WithoutTrigger_CreatesBucketAndRightsOnly(bool isPreview)
    {
        var run = await Run(isPreview: isPreview);

        Assert.Equal(
            [
                "aws:iam/rolePolicy:RolePolicy iris-role-policy",
                "aws:s3/bucket:Bucket iris-output",
                "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration iris-output-lifecycle",
                "aws:s3/bucketOwnershipControls:BucketOwnershipControls iris-output-ownership",
                "aws:s3/bucketPolicy:BucketPolicy iris-output-policy",
                "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock iris-output-access",
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration iris-output-encryption",
            ],
            run.Children);
    }

    [Fact]
    public async Task Construct_OfJobStartedByHand_MatchesTheSnapshot() => Snapshot.Verify("batch-transform", await Run());

    [Fact]
    public async Task Construct_OfNightlyJob_MatchesTheSnapshot() => Snapshot.Verify("batch-transform-nightly", await Run(args =>
    {
        Daily(args);
        (args.Schedule!.TimeZone, args.Schedule.FlexibleWindowInMinutes) = ("Europe/Berlin", 15);
        (args.InputFilter, args.JoinSource, args.OutputFilter) = ("$[1:]", "Input", "$[0,-1]");
        (args.InstanceCount, args.MaxConcurrentTransforms) = (4, 8);
        args.FailureNotifications.Emails = ["iris@example.org"];
        args.CompletionNotifications.Choice = "Create";
        args.DataCapture = new() { GenerateInferenceId = true };
    }));

    [Fact]
    public async Task Construct_OfJobForEachArrivingObject_MatchesTheSnapshot() => Snapshot.Verify("batch-transform-on-arrival", await Run(args =>
    {
        args.OnObjectCreated = new() { Suffix = ".csv", ManageBucketNotification = true };
        (args.Bucket.Choice, args.Bucket.Name, args.OutputPrefix) = ("Adopt", "results", "iris/");
        (args.Bucket.KmsKeyArn, args.VolumeKmsKeyArn, args.InputKmsKeyArns) = (Samples.KeyArn, Samples.KeyArn, [Samples.KeyArn]);
        (args.FailureNotifications.Choice, args.FailureNotifications.TopicArn) = ("Adopt", Samples.TopicArn);
        (args.Execution.TimeoutInSeconds, args.Execution.LogLevel, args.Execution.Tracing) = (3600, "ALL", true);
    }));

    [Fact]
    public async Task Construct_OfCaptureThatTurnsOutWithinInput_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Batch();
        args.DataCapture = new() { DestinationUri = Output.Create(late.Task) };

        var message = await TestRun.FailureOf(() =>
        {
            _ = new BatchTransform("iris", args);
            late.SetResult("s3://data/iris/captured/");
        });

        Assert.Contains("INFRA074 \"dataCapture\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfImageThatTurnsOutForGpus_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Batch();
        args.Model = new() { Container = { Image = Output.Create(late.Task) } };

        var message = await TestRun.FailureOf(() =>
        {
            _ = new BatchTransform("iris", args);
            late.SetResult("763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.1.0-gpu-py310");
        });

        Assert.Contains("INFRA005 \"model.container.image\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfOutputThatTurnsOutWithinInput_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Batch();
        (args.Bucket.Choice, args.Bucket.Name, args.OutputPrefix) = ("Adopt", Output.Create(late.Task), "iris/out/");

        var message = await TestRun.FailureOf(() =>
        {
            _ = new BatchTransform("iris", args);
            late.SetResult("data");
        });

        Assert.Contains("INFRA074 \"outputPrefix\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfTheExampleInTheDocs_RunsThePipelineOnWeekdays()
    {
        var pipelineArgs = Samples.Pipeline();

        var run = await TestRun.Of(() =>
        {
            var pipeline = new InferencePipeline("iris", pipelineArgs);
            var batch = new BatchTransform("nightly", new BatchTransformArgs
            {
                ModelName = pipeline.ModelName,
                ExecutionRoleArn = pipeline.ExecutionRoleArn,
                Pipeline = pipelineArgs,
                InputUri = "s3://data/iris/",
                ContentType = "text/csv",
                SplitType = "Line",
                Accept = "text/csv",
                AssembleWith = "Line",
                InputFilter = "$[1:]", // the first column is an id, not a feature
                JoinSource = "Input",
                OutputFilter = "$[0,-1]", // id and prediction
                InstanceType = "ml.m5.xlarge",
                Schedule = new BatchScheduleArgs { Expression = "cron(0 3 ? * MON-FRI *)", TimeZone = "Europe/Berlin" },
                FailureNotifications = { Emails = ["iris@example.org"] },
            });
            Assert.NotNull(batch.StateMachineArn);
        });

        Assert.Equal("iris-0000000", run.Single(Machine).Json("definition")["States"]!["Transform"]!["Parameters"]!["ModelName"]!.GetValue<string>());
        Assert.Equal("cron(0 3 ? * MON-FRI *)", run.Named("nightly-schedule").Text("scheduleExpression"));
        Assert.Equal("iris@example.org", run.Named("nightly-failure-email-0").Text("endpoint"));
        var block = File.ReadAllText(Path.Combine(Here(), "..", "..", "..", "docs", "components", "batch-transform.md")).Split("```csharp\n")[1].Split("```")[0];
        Assert.Contains(Squeezed(block), Squeezed(await File.ReadAllTextAsync(Path.Combine(Here(), "BatchTransformTests.cs"))), StringComparison.Ordinal);

        static string Squeezed(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));
        static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
    }
}
