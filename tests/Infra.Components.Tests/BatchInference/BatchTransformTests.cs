using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
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
                "aws:cloudwatch/logGroup:LogGroup iris-log",
                "aws:iam/role:Role iris-machine-role",
                "aws:iam/role:Role iris-start-role",
                "aws:iam/rolePolicy:RolePolicy iris-machine-role-policy",
                "aws:iam/rolePolicy:RolePolicy iris-start-role-policy",
                "aws:kms/key:Key iris-topics-key",
                "aws:scheduler/schedule:Schedule iris-schedule",
                "aws:sfn/stateMachine:StateMachine iris-machine",
                "aws:sns/topic:Topic iris-failure",
                "aws:sns/topicPolicy:TopicPolicy iris-failure-policy",
                "aws:sqs/queue:Queue iris-dead-letters",
                "aws:sqs/queuePolicy:QueuePolicy iris-dead-letters-policy",
            ],
            with.Children.Except(without.Children));
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
    public async Task JobDefinitionJson_OfRareParts_HasThem()
    {
        var args = Samples.Batch();
        args.Experiment = new() { ExperimentName = "iris", TrialName = "t", TrialComponentDisplayName = "nightly", RunName = "r" };
        args.DataCapture = new() { KmsKeyArn = Samples.KeyArn, GenerateInferenceId = true };
        (args.TransformAmiVersion, args.MaxPayloadInMB, args.MaxConcurrentTransforms) = ("al2-ami-sagemaker-batch-gpu-470", 0, 50);

        var job = JsonNode.Parse(await TestRun.OutputOf(() => new BatchTransform("iris", args).JobDefinitionJson))!;

        Assert.Equal("""{"ExperimentName":"iris","TrialName":"t","TrialComponentDisplayName":"nightly","RunName":"r"}""", job["ExperimentConfig"]!.ToJsonString());
        Assert.Equal(
            $$"""{"DestinationS3Uri":"s3://iris-output-0000000/capture/","KmsKeyId":"{{Samples.KeyArn}}","GenerateInferenceId":true}""", job["DataCaptureConfig"]!.ToJsonString());
        Assert.Equal("al2-ami-sagemaker-batch-gpu-470", job["TransformResources"]!["TransformAmiVersion"]!.GetValue<string>());
        Assert.Equal(0, job["MaxPayloadInMB"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(null, "s3://iris-output-0000000/capture/", "arn:aws:s3:::iris-output-0000000/capture/*")]
    [InlineData("s3://captured/iris/", "s3://captured/iris/", "arn:aws:s3:::captured/iris/*")]
    public async Task Construct_OfDataCapture_WritesThereAndNowhereElse(string? destination, string uri, string resource)
    {
        void Capture(BatchTransformArgs args)
        {
            args.DataCapture = new();
            if (destination is not null)
            {
                args.DataCapture.DestinationUri = destination;
            }
        }

        var args = Samples.Batch();
        Capture(args);

        Assert.Equal(uri, await TestRun.OutputOf(() => new BatchTransform("iris", args).CapturePath));
        var statements = (await Run(Capture)).Named("iris-role-policy").Json("policy")["Statement"]!.AsArray();
        Assert.Equal(resource, statements.Single(statement => statement!["Sid"]!.GetValue<string>() == "WriteCapturedData")!["Resource"]!.GetValue<string>());
    }

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
    public async Task Construct_OfScheduleWithEnds_PassesThemAndTheRetries()
    {
        var run = await Run(args =>
        {
            args.Schedule = new() { Expression = "rate(2 hours)", StartDate = "2026-02-01T00:00:00Z", EndDate = "2026-03-01T00:00:00Z" };
            (args.StartRetry.MaximumRetryAttempts, args.StartRetry.MaximumEventAgeInSeconds) = (3, 120);
        });

        var schedule = run.Named("iris-schedule");
        Assert.Equal(("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"), (schedule.Text("startDate"), schedule.Text("endDate")));
        Assert.Equal("OFF", schedule.Map("flexibleTimeWindow")["mode"]);
        var retry = Assert.IsType<ImmutableDictionary<string, object>>(schedule.Map("target")["retryPolicy"]);
        Assert.Equal((3.0, 120.0), (retry["maximumRetryAttempts"], retry["maximumEventAgeInSeconds"]));
        var deadLetters = Assert.IsType<ImmutableDictionary<string, object>>(schedule.Map("target")["deadLetterConfig"]);
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:iris-dead-letters-0000000", deadLetters["arn"]);
    }

    [Fact]
    public async Task Construct_OfScheduleWithoutDeadLetters_HasNoQueue()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.StartRetry.DeadLetters = "None";
        });

        Assert.False(run.Has("iris-dead-letters"));
        Assert.False(run.Named("iris-schedule").Map("target").ContainsKey("deadLetterConfig"));
        Assert.DoesNotContain("sqs:SendMessage", run.Named("iris-start-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfAdoptedDeadLetters_SendsThereAndLeavesItsPolicyAlone()
    {
        const string Queue = "arn:aws:sqs:us-east-1:123456789012:lost";
        void Adopt(BatchTransformArgs args)
        {
            Daily(args);
            (args.StartRetry.DeadLetters, args.StartRetry.DeadLetterQueueArn) = ("Adopt", Queue);
        }

        var run = await Run(Adopt);
        var args = Samples.Batch();
        Adopt(args);

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sqs/", StringComparison.Ordinal));
        Assert.Contains(Queue, run.Named("iris-start-role-policy").Text("policy"), StringComparison.Ordinal);
        Assert.Equal(Queue, await TestRun.OutputOf(() => new BatchTransform("iris", args).DeadLetterQueueArn));
    }

    [Fact]
    public async Task Construct_OfObjectTrigger_LetsItsRuleAndNoOtherSendDeadLetters()
    {
        var run = await Run(args => args.OnObjectCreated = new());

        var statement = run.Named("iris-dead-letters-policy").Json("policy")["Statement"]![0]!;
        Assert.Equal("events.amazonaws.com", statement["Principal"]!["Service"]!.GetValue<string>());
        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/iris-object-created-0000000", statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]!.GetValue<string>());
        var target = run.Named("iris-object-created-target");
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:iris-dead-letters-0000000", target.Map("deadLetterConfig")["arn"]);
        Assert.Equal((10.0, 3600.0), (target.Map("retryPolicy")["maximumRetryAttempts"], target.Map("retryPolicy")["maximumEventAgeInSeconds"]));
    }

    [Fact]
    public async Task Construct_OfSchedule_LogsErrorsForAMonthWithoutTheirData()
    {
        var run = await Run(Daily);

        var group = run.Named("iris-log");
        Assert.Equal(("/aws/vendedlogs/states/iris-", 30.0), (group.Text("namePrefix"), group["retentionInDays"]));
        var logging = run.Single(Machine).Map("loggingConfiguration");
        Assert.Equal(("ERROR", false), (logging["level"], logging["includeExecutionData"]));
        Assert.EndsWith(":iris-log-0000000:*", Assert.IsType<string>(logging["logDestination"]), StringComparison.Ordinal);
        Assert.Null(run.Single(Machine)["tracingConfiguration"]);
        Assert.DoesNotContain("xray:", run.Named("iris-machine-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfLogLevelOff_HasNoLogAndNoRightsToIt()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.Execution.LogLevel = "OFF";
        });

        Assert.False(run.Has("iris-log"));
        Assert.Null(run.Single(Machine)["loggingConfiguration"]);
        Assert.DoesNotContain("logs:", run.Named("iris-machine-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfBothTopics_SharesTheirKey()
    {
        var run = await Run(args =>
        {
            Daily(args);
            args.CompletionNotifications.Choice = "Create";
        });

        Assert.Equal(["iris-topics-key"], run.Resources.Where(resource => resource.Type == "aws:kms/key:Key").Select(key => key.Name));
        Assert.Equal(run.Named("iris-failure").Text("kmsMasterKeyId"), run.Named("iris-completion").Text("kmsMasterKeyId"));
        var states = run.Single(Machine).Json("definition")["States"]!;
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-completion-0000000", states["NotifyCompletion"]!["Parameters"]!["TopicArn"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfSchedule_YieldsWhatWasMade()
    {
        static BatchTransform Build()
        {
            var args = Samples.Batch();
            Daily(args);
            args.CompletionNotifications = new() { Choice = "Adopt", TopicArn = Samples.TopicArn };
            return new BatchTransform("iris", args);
        }

        Assert.Equal("iris-log-0000000", await TestRun.OutputOf(() => Build().LogGroupName));
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:iris-dead-letters-0000000", await TestRun.OutputOf(() => Build().DeadLetterQueueArn));
        Assert.Equal(Samples.TopicArn, await TestRun.OutputOf(() => Build().CompletionTopicArn));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-failure-0000000", await TestRun.OutputOf(() => Build().FailureTopicArn));
        Assert.Null(await TestRun.OutputOf(() => Build().CapturePath));
    }

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
        Assert.Equal(["iris-dead-letters-policy", "iris-start-role-policy"], await Dependencies("iris-schedule"));
    }

    [Fact]
    public async Task Construct_OfSchedule_MachineRoleHasTheManagedRuleAndNothingWide()
    {
        var run = await Run(Daily);

        var statements = run.Named("iris-machine-role-policy").Json("policy")["Statement"]!.AsArray().ToDictionary(node => node!["Sid"]!.GetValue<string>(), node => node!);
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:transform-job/iris-dev-d013964-*", statements["RunJobs"]["Resource"]!.GetValue<string>());
        Assert.Equal(
            "arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule", statements["WaitForJobs"]["Resource"]!.GetValue<string>());
        Assert.Equal("""["events:DescribeRule","events:PutRule","events:PutTargets"]""", statements["WaitForJobs"]["Action"]!.ToJsonString());
        Assert.Equal(Samples.RoleArn, statements["PassExecutionRole"]["Resource"]!.GetValue<string>());
        Assert.Equal("sagemaker.amazonaws.com", statements["PassExecutionRole"]["Condition"]!["StringEquals"]!["iam:PassedToService"]!.GetValue<string>());
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-failure-0000000", statements["PublishNotifications"]["Resource"]!.GetValue<string>());
        Assert.Equal(["DeliverLogs"], statements.Where(statement => statement.Value["Resource"]!.ToJsonString() == "\"*\"").Select(statement => statement.Key));
        Assert.Equal(
            "arn:aws:states:us-east-1:123456789012:stateMachine:iris-machine-0000000",
            run.Named("iris-start-role-policy").Json("policy")["Statement"]![0]!["Resource"]!.GetValue<string>());
    }

    [Fact]
    public async Task Construct_OfObjectTrigger_StartsAJobForEachObject()
    {
        var run = await Run(args => args.OnObjectCreated = new() { Suffix = ".csv", ManageBucketNotification = true });

        Assert.Equal(
            """{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["data"]},"object":{"key":[{"wildcard":"iris/*.csv"}],"size":[{"numeric":[">",0]}]}}}""",
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
