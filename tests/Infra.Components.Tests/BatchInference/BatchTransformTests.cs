using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchTransformTests
{
    private const string Machine = "aws:sfn/stateMachine:StateMachine";

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSchedule_AddsMachineRolesTopicAndSchedule(bool isPreview)
    {
        var without = await Run(isPreview: isPreview);
        var with = await Run(Daily, isPreview);

        Assert.Equal(
            [
                "aws:iam/role:Role iris-machine-role",
                "aws:iam/role:Role iris-start-role",
                "aws:iam/rolePolicy:RolePolicy iris-machine-role-policy",
                "aws:iam/rolePolicy:RolePolicy iris-start-role-policy",
                "aws:kms/key:Key iris-failure-key",
                "aws:scheduler/schedule:Schedule iris-schedule",
                "aws:sfn/stateMachine:StateMachine iris-machine",
                "aws:sns/topic:Topic iris-failure",
                "aws:sns/topicPolicy:TopicPolicy iris-failure-policy",
            ],
            with.Children.Except(without.Children));
    }

    [Fact]
    public async Task Construct_OfSchedule_MatchesTheSnapshot() => Snapshot.Verify("batch-transform", await Run(Daily));

    [Fact]
    public async Task JobDefinitionJson_OfSample_IsTheBodyWithoutName() => Assert.Equal(
        """{"ModelName":"iris-model","MaxPayloadInMB":6,"BatchStrategy":"MultiRecord","ModelClientConfig":{"InvocationsTimeoutInSeconds":600,"InvocationsMaxRetries":3}""" +
        ""","TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://data/iris/"}},"ContentType":"text/csv","SplitType":"Line"}""" +
        ""","TransformOutput":{"S3OutputPath":"s3://iris-output-0000000/batch/{jobName}","Accept":"text/csv","AssembleWith":"Line"}""" +
        ""","TransformResources":{"InstanceType":"ml.m5.large","InstanceCount":1},"Tags":[{"Key":"team","Value":"iris"}]}""",
        await TestRun.OutputOf(() => new BatchTransform("iris", Samples.Batch()).JobDefinitionJson));

    [Fact]
    public async Task JobDefinitionJson_OfEverything_HasAllOfIt()
    {
        var args = Samples.Batch();
        (args.MaxConcurrentTransforms, args.CompressionType, args.InputFilter, args.JoinSource, args.OutputFilter) = (4, "Gzip", "$[1:]", "Input", "$[0,-1]");
        (args.VolumeKmsKeyArn, args.Bucket.KmsKeyArn) = (Samples.KeyArn, Samples.KeyArn);
        args.Environment["B"] = "2";
        args.Environment["A"] = "<1>";

        var job = JsonNode.Parse(await TestRun.OutputOf(() => new BatchTransform("iris", args).JobDefinitionJson))!;

        Assert.Equal(4, job["MaxConcurrentTransforms"]!.GetValue<int>());
        Assert.Equal("""{"InputFilter":"$[1:]","OutputFilter":"$[0,-1]","JoinSource":"Input"}""", job["DataProcessing"]!.ToJsonString());
        Assert.Equal(["A", "B"], job["Environment"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("Gzip", job["TransformInput"]!["CompressionType"]!.GetValue<string>());
        Assert.Equal(Samples.KeyArn, job["TransformOutput"]!["KmsKeyId"]!.GetValue<string>());
        Assert.Equal(Samples.KeyArn, job["TransformResources"]!["VolumeKmsKeyId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfSample_RoleReadsInputAndWritesOutputOnly()
    {
        var run = await Run();

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"ReadInput","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/iris/*"},""" +
            """{"Sid":"ListInput","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data","Condition":{"StringLike":{"s3:prefix":"iris/*"}}},""" +
            """{"Sid":"WriteOutput","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::iris-output-0000000/batch/*"}]}""",
            run.Named("iris-role-policy").Text("policy"));
        Assert.Equal("iris-role", run.Named("iris-role-policy").Text("role"));
    }

    [Fact]
    public async Task Construct_OfKeys_RoleUsesEachAsItMust()
    {
        var run = await Run(args => (args.VolumeKmsKeyArn, args.Bucket.KmsKeyArn, args.InputKmsKeyArns) = (Samples.KeyArn, Samples.KeyArn, [Samples.KeyArn]));

        var statements = run.Named("iris-role-policy").Json("policy")["Statement"]!.AsArray().ToDictionary(node => node!["Sid"]!.GetValue<string>(), node => node!);
        Assert.Equal("""["kms:Decrypt","kms:GenerateDataKey"]""", statements["EncryptOutput"]["Action"]!.ToJsonString());
        Assert.Equal("kms:Decrypt", statements["DecryptInput"]["Action"]!.GetValue<string>());
        Assert.Equal("kms:CreateGrant", statements["EncryptVolumes"]["Action"]!.GetValue<string>());
        Assert.Equal("true", statements["EncryptVolumes"]["Condition"]!["Bool"]!["kms:GrantIsForAWSResource"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfSchedule_StartsTheMachineAtTheTimeInTheZone()
    {
        var run = await Run(args => args.Schedule = new() { Expression = "cron(0 3 * * ? *)", TimeZone = "Europe/Berlin", FlexibleWindowInMinutes = 15, Enabled = false });

        var schedule = run.Named("iris-schedule");
        Assert.Equal(("cron(0 3 * * ? *)", "Europe/Berlin", "DISABLED"), (schedule.Text("scheduleExpression"), schedule.Text("scheduleExpressionTimezone"), schedule.Text("state")));
        Assert.Equal(("FLEXIBLE", 15.0), (schedule.Map("flexibleTimeWindow")["mode"], schedule.Map("flexibleTimeWindow")["maximumWindowInMinutes"]));
        Assert.Equal("""{"inputUri":"s3://data/iris/"}""", schedule.Map("target")["input"]);
        Assert.Equal("arn:aws:states:us-east-1:123456789012:stateMachine:iris-machine-0000000", schedule.Map("target")["arn"]);
        Assert.InRange(run.IndexOf("iris-start-role-policy"), 0, run.IndexOf("iris-schedule") - 1);
    }

    [Fact]
    public async Task Construct_OfSchedule_MachineWaitsForItsRights()
    {
        var run = await Run(Daily);

        Assert.InRange(run.IndexOf("iris-machine-role-policy"), 0, run.IndexOf("iris-machine") - 1);
        Assert.InRange(run.IndexOf("iris-role-policy"), 0, run.IndexOf("iris-machine") - 1);
        Assert.Equal(["iris-machine-role-policy", "iris-role-policy"], await Dependencies("iris-machine"));
        Assert.Equal(["iris-start-role-policy"], await Dependencies("iris-schedule"));
    }

    [Fact]
    public async Task Construct_OfSchedule_MachineRoleHasTheManagedRuleAndNothingWide()
    {
        var run = await Run(Daily);

        var statements = run.Named("iris-machine-role-policy").Json("policy")["Statement"]!.AsArray().ToDictionary(node => node!["Sid"]!.GetValue<string>(), node => node!);
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:transform-job/iris-*", statements["RunJobs"]["Resource"]!.GetValue<string>());
        Assert.Equal(
            "arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule", statements["WaitForJobs"]["Resource"]!.GetValue<string>());
        Assert.Equal("""["events:DescribeRule","events:PutRule","events:PutTargets"]""", statements["WaitForJobs"]["Action"]!.ToJsonString());
        Assert.Equal(Samples.RoleArn, statements["PassExecutionRole"]["Resource"]!.GetValue<string>());
        Assert.Equal("sagemaker.amazonaws.com", statements["PassExecutionRole"]["Condition"]!["StringEquals"]!["iam:PassedToService"]!.GetValue<string>());
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-failure-0000000", statements["PublishFailures"]["Resource"]!.GetValue<string>());
        Assert.DoesNotContain(statements.Values, statement => statement["Resource"]!.ToJsonString() == "\"*\"");
        Assert.Equal(
            "arn:aws:states:us-east-1:123456789012:stateMachine:iris-machine-0000000",
            run.Named("iris-start-role-policy").Json("policy")["Statement"]![0]!["Resource"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfObjectTrigger_StartsAJobForEachObject()
    {
        var run = await Run(args => args.OnObjectCreated = new() { Suffix = ".csv", ManageBucketNotification = true });

        Assert.Equal(
            """{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["data"]},"object":{"key":[{"wildcard":"iris/*.csv"}]}}}""",
            run.Named("iris-object-created").Text("eventPattern"));
        var target = run.Named("iris-object-created-target").Map("inputTransformer");
        Assert.Equal("""{"inputUri": "s3://<bucket>/<key>"}""", target["inputTemplate"]);
        Assert.Equal("$.detail.object.key", ((ImmutableDictionary<string, object>)target["inputPaths"])["key"]);
        Assert.Equal(("data", true), (run.Named("iris-input-events").Text("bucket"), (bool)run.Named("iris-input-events")["eventbridge"]!));
        Assert.False(run.Has("iris-schedule"));
    }

    [Fact]
    public async Task Construct_OfObjectTriggerWithoutSuffix_MatchesThePrefixAndLeavesTheBucketAlone()
    {
        var run = await Run(args => args.OnObjectCreated = new());

        Assert.Contains("""{"prefix":"iris/"}""", run.Named("iris-object-created").Text("eventPattern"), StringComparison.Ordinal);
        Assert.False(run.Has("iris-input-events"));
    }

    [Fact]
    public async Task Construct_WithoutFailureTopic_FailsWithoutNotifying()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.FailureNotifications.Choice = "None";
        });

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sns/", StringComparison.Ordinal) || child.StartsWith("aws:kms/", StringComparison.Ordinal));
        Assert.DoesNotContain("NotifyFailure", run.Single(Machine).Text("definition"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfAdoptedFailureTopic_PublishesThere()
    {
        var run = await Run(args =>
        {
            Daily(args);
            (args.FailureNotifications.Choice, args.FailureNotifications.TopicArn, args.FailureNotifications.Emails) = ("Adopt", Samples.TopicArn, ["a@b.org"]);
        });

        Assert.Equal(Samples.TopicArn, run.Single(Machine).Json("definition")["States"]!["NotifyFailure"]!["Parameters"]!["TopicArn"]!.GetValue<string>());
        Assert.Equal(Samples.TopicArn, run.Named("iris-failure-email-0").Text("topic"));
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

    private static Task<IReadOnlyList<string>> Dependencies(string child)
    {
        var args = Samples.Batch();
        Daily(args);
        return TestRun.DependenciesOf(child, options => _ = new BatchTransform("iris", args, options));
    }

    private static void Daily(BatchTransformArgs args) => args.Schedule = new BatchScheduleArgs { Expression = "cron(0 3 * * ? *)" };

    private static Task<TestRun> Run(Action<BatchTransformArgs>? change = null, bool isPreview = false)
    {
        var args = Samples.Batch();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new BatchTransform("iris", args), isPreview);
    }
}
