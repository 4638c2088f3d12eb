using System.Collections.Immutable;
using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncEndpointTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
    private const string Endpoint = "aws:sagemaker/endpoint:Endpoint";

    private static readonly string[] Everything =
    [
        "aws:appautoscaling/policy:Policy iris-tracking",
        "aws:appautoscaling/policy:Policy iris-wake-up",
        "aws:appautoscaling/target:Target iris-target",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-failures-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-oldest-request-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-rollback-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-wake-up-alarm",
        "aws:iam/rolePolicy:RolePolicy iris-role-policy",
        "aws:kms/key:Key iris-topics-key",
        "aws:s3/bucket:Bucket iris-output",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration iris-output-lifecycle",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls iris-output-ownership",
        "aws:s3/bucketPolicy:BucketPolicy iris-output-policy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock iris-output-access",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration iris-output-encryption",
        "aws:sagemaker/endpoint:Endpoint iris",
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration iris-config",
        "aws:sns/topic:Topic iris-error",
        "aws:sns/topic:Topic iris-success",
        "aws:sns/topicPolicy:TopicPolicy iris-error-policy",
        "aws:sns/topicPolicy:TopicPolicy iris-success-policy",
        "aws:sns/topicSubscription:TopicSubscription iris-error-to-results",
        "aws:sns/topicSubscription:TopicSubscription iris-success-to-results",
        "aws:sqs/queue:Queue iris-results",
        "aws:sqs/queue:Queue iris-results-dead-letters",
        "aws:sqs/queuePolicy:QueuePolicy iris-results-dead-letters-policy",
        "aws:sqs/queuePolicy:QueuePolicy iris-results-policy",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSample_CreatesEverything(bool isPreview) => Assert.Equal(Everything, (await Run(isPreview: isPreview)).Children);

    [Fact]
    public async Task Construct_OfSample_MatchesTheSnapshot() => Snapshot.Verify("async-endpoint", await Run());

    [Theory]
    [InlineData("iris-role-policy")]
    [InlineData("iris-success-policy")]
    [InlineData("iris-error-policy")]
    [InlineData("iris-config")]
    [InlineData("iris-rollback-alarm")]
    public async Task Construct_OfSample_CreatesTheEndpointAfter(string name)
    {
        var run = await Run();

        Assert.InRange(run.IndexOf(name), 0, run.IndexOf("iris") - 1);
    }

    [Theory]
    [InlineData("iris", "iris-error-policy iris-role-policy iris-success-policy")]
    [InlineData("iris-target", "iris")]
    [InlineData("iris-tracking", "iris-target")]
    [InlineData("iris-wake-up", "iris-target")]
    [InlineData("iris-success-to-results", "iris-results-policy iris-success-policy")]
    [InlineData("iris-output-policy", "iris-output-access")]
    public async Task Construct_OfSample_WaitsFor(string child, string dependencies) => Assert.Equal(
        dependencies.Split(' '), await TestRun.DependenciesOf(child, options => _ = new AsyncEndpoint("iris", Samples.Endpoint(), options)));

    [Theory]
    [InlineData("iris-target", "iris-tracking")]
    [InlineData("iris-target", "iris-wake-up")]
    [InlineData("iris", "iris-target")]
    [InlineData("iris-results-policy", "iris-success-to-results")]
    [InlineData("iris-results-policy", "iris-error-to-results")]
    [InlineData("iris-output-access", "iris-output-policy")]
    public async Task Construct_OfSample_KeepsTheOrder(string first, string second)
    {
        var run = await Run();

        Assert.InRange(run.IndexOf(first), 0, run.IndexOf(second) - 1);
    }

    [Fact]
    public async Task Construct_OfSample_NamesTheEndpointButNotItsConfiguration()
    {
        var run = await Run();

        Assert.Matches("^iris-dev-[0-9a-f]{7}$", run.Single(Endpoint).Text("name"));
        Assert.DoesNotContain("name", run.Single(Config).Inputs.Keys);
        Assert.Equal("iris-config-0000000", run.Single(Endpoint).Text("endpointConfigName"));
    }

    [Fact]
    public async Task Construct_OfSample_BucketIsPrivateEncryptedOwnedAndTlsOnly()
    {
        var run = await Run();

        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            setting => Assert.Equal(true, run.Named("iris-output-access")[setting]));
        Assert.Equal("BucketOwnerEnforced", run.Named("iris-output-ownership").Map("rule")["objectOwnership"]);
        Assert.Equal(false, run.Named("iris-output")["forceDestroy"]);
        var rule = (ImmutableDictionary<string, object>)run.Named("iris-output-encryption").List("rules")[0];
        Assert.Equal("AES256", ((ImmutableDictionary<string, object>)rule["applyServerSideEncryptionByDefault"])["sseAlgorithm"]);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::iris-output-0000000","arn:aws:s3:::iris-output-0000000/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
            run.Named("iris-output-policy").Text("policy"));
    }

    [Fact]
    public async Task Construct_OfBucketKey_EncryptsBucketAndResultsWithIt()
    {
        var run = await Run(args => args.Bucket.KmsKeyArn = Samples.KeyArn);

        var rule = (ImmutableDictionary<string, object>)run.Named("iris-output-encryption").List("rules")[0];
        Assert.Equal(true, rule["bucketKeyEnabled"]);
        var algorithm = (ImmutableDictionary<string, object>)rule["applyServerSideEncryptionByDefault"];
        Assert.Equal(("aws:kms", Samples.KeyArn), (algorithm["sseAlgorithm"], algorithm["kmsMasterKeyId"]));
        Assert.Equal(Samples.KeyArn, OutputConfig(run)["kmsKeyId"]);
        Assert.Contains("EncryptResults", run.Named("iris-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfVersioning_ExpiresEarlierVersionsToo()
    {
        var run = await Run(args => (args.Bucket.Versioning, args.Bucket.ExpireAfterDays) = (true, 7));

        Assert.Equal("Enabled", run.Named("iris-output-versioning").Map("versioningConfiguration")["status"]);
        var expire = (ImmutableDictionary<string, object>)run.Named("iris-output-lifecycle").List("rules")[1];
        Assert.Equal(7.0, ((ImmutableDictionary<string, object>)expire["noncurrentVersionExpiration"])["noncurrentDays"]);
        Assert.Equal(7.0, ((ImmutableDictionary<string, object>)expire["expiration"])["days"]);
    }

    [Fact]
    public async Task Construct_OfBucketThatKeeps_OnlyAbortsUploads()
    {
        var run = await Run(args => args.Bucket.ExpireAfterDays = 0);

        var rule = (ImmutableDictionary<string, object>)Assert.Single(run.Named("iris-output-lifecycle").List("rules"));
        Assert.Equal(7.0, ((ImmutableDictionary<string, object>)rule["abortIncompleteMultipartUpload"])["daysAfterInitiation"]);
    }

    [Fact]
    public async Task Construct_OfAdoptedBucket_CreatesNoneAndWritesThere()
    {
        var run = await Run(args => (args.Bucket.Choice, args.Bucket.Name) = ("Adopt", "shared-results"));

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:s3/", StringComparison.Ordinal));
        Assert.Equal("s3://shared-results/output/", OutputConfig(run)["s3OutputPath"]);
        Assert.Equal("s3://shared-results/failure/", OutputConfig(run)["s3FailurePath"]);
    }

    [Fact]
    public async Task Construct_OfSample_TopicsAreEncryptedWithTheKeyThatTheRoleMayUse()
    {
        var run = await Run();

        var key = "arn:aws:kms:us-east-1:123456789012:key/iris-topics-key-0000000";
        Assert.Equal(key, run.Named("iris-success").Text("kmsMasterKeyId"));
        Assert.Equal(key, run.Named("iris-error").Text("kmsMasterKeyId"));
        Assert.Equal(true, run.Named("iris-topics-key")["enableKeyRotation"]);
        Assert.Equal(Samples.RoleArn, run.Named("iris-topics-key").Json("policy")["Statement"]![1]!["Principal"]!["AWS"]!.GetValue<string>());
        Assert.Equal(Samples.RoleArn, run.Named("iris-success-policy").Json("policy")["Statement"]![0]!["Principal"]!["AWS"]!.GetValue<string>());
        Assert.Contains(key, run.Named("iris-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfGivenTopicKey_CreatesNone()
    {
        var run = await Run(args => args.Notifications.KmsKeyArn = Samples.KeyArn);

        Assert.False(run.Has("iris-topics-key"));
        Assert.Equal(Samples.KeyArn, run.Named("iris-success").Text("kmsMasterKeyId"));
    }

    [Fact]
    public async Task Construct_OfAdoptedTopics_PublishesToExactlyThem()
    {
        var run = await Run(args => (args.Notifications.Topics, args.Notifications.SuccessTopicArn, args.Notifications.ErrorTopicArn) =
            ("Adopt", $"{Samples.TopicArn}-ok", $"{Samples.TopicArn}-error"));

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sns/topic:", StringComparison.Ordinal) || child.StartsWith("aws:kms/", StringComparison.Ordinal));
        var notification = (ImmutableDictionary<string, object>)OutputConfig(run)["notificationConfig"];
        Assert.Equal(($"{Samples.TopicArn}-ok", $"{Samples.TopicArn}-error"), (notification["successTopic"], notification["errorTopic"]));
        var publish = run.Named("iris-role-policy").Json("policy")["Statement"]!.AsArray().Single(statement => statement!["Sid"]!.GetValue<string>() == "PublishNotifications");
        Assert.Equal($"""["{Samples.TopicArn}-error","{Samples.TopicArn}-ok"]""", publish!["Resource"]!.ToJsonString());
        Assert.Equal(Samples.TopicArn + "-ok", run.Named("iris-success-to-results").Text("topic"));
    }

    [Fact]
    public async Task Construct_WithoutTopics_HasNoNotificationsAndNoQueue()
    {
        var run = await Run(args => args.Notifications.Topics = "None");

        Assert.DoesNotContain("notificationConfig", OutputConfig(run).Keys);
        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:sns/", StringComparison.Ordinal) || child.StartsWith("aws:sqs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NotificationQueueUrl_WithoutTopics_IsNull()
    {
        var args = Samples.Endpoint();
        args.Notifications.Topics = "None";

        Assert.Null(await TestRun.OutputOf(() => new AsyncEndpoint("iris", args).NotificationQueueUrl));
    }

    [Fact]
    public async Task Construct_OfSample_QueueTakesOnlyTheTwoTopicsAndKeepsDeadLetters()
    {
        var run = await Run();

        Assert.Equal(
            """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:iris-results-dead-letters-0000000","maxReceiveCount":5}""",
            run.Named("iris-results").Text("redrivePolicy"));
        Assert.Equal(true, run.Named("iris-results")["sqsManagedSseEnabled"]);
        Assert.Equal(true, run.Named("iris-results-dead-letters")["sqsManagedSseEnabled"]);
        Assert.Equal(
            """["arn:aws:sns:us-east-1:123456789012:iris-error-0000000","arn:aws:sns:us-east-1:123456789012:iris-success-0000000"]""",
            run.Named("iris-results-policy").Json("policy")["Statement"]![0]!["Condition"]!["ArnEquals"]!["aws:SourceArn"]!.ToJsonString());
    }

    [Fact]
    public async Task Construct_OfEmails_SubscribesEachToTheErrorTopic()
    {
        var run = await Run(args => args.Notifications.ErrorEmails = ["a@b.org", "c@d.org"]);

        Assert.Equal("c@d.org", run.Named("iris-error-email-1").Text("endpoint"));
        Assert.Equal("email", run.Named("iris-error-email-0").Text("protocol"));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:iris-error-0000000", run.Named("iris-error-email-0").Text("topic"));
    }

    [Fact]
    public async Task Construct_OfSample_ScalesFromZeroOnBacklogWithAWayUp()
    {
        var run = await Run();

        var name = run.Single(Endpoint).Text("name");
        var target = run.Named("iris-target");
        Assert.Equal(($"endpoint/{name}/variant/AllTraffic", 0.0, 3.0), (target.Text("resourceId"), target["minCapacity"], target["maxCapacity"]));
        var tracking = run.Named("iris-tracking").Map("targetTrackingScalingPolicyConfiguration");
        var metric = (ImmutableDictionary<string, object>)tracking["customizedMetricSpecification"];
        Assert.Equal(("ApproximateBacklogSizePerInstance", 5.0), (metric["metricName"], tracking["targetValue"]));
        Assert.Equal("StepScaling", run.Named("iris-wake-up").Text("policyType"));
        var alarm = run.Named("iris-wake-up-alarm");
        Assert.Equal(("HasBacklogWithoutCapacity", 1.0, 2.0), (alarm.Text("metricName"), alarm["threshold"], alarm["evaluationPeriods"]));
        Assert.Equal(["EndpointName"], alarm.Map("dimensions").Keys);
        Assert.Single(alarm.List("alarmActions"));
    }

    [Fact]
    public async Task Construct_OfMinimumAboveZero_NeedsNoWakeUp()
    {
        var run = await Run(args => args.Scaling.MinCapacity = 1);

        Assert.True(run.Has("iris-tracking"));
        Assert.False(run.Has("iris-wake-up"));
        Assert.False(run.Has("iris-wake-up-alarm"));
    }

    [Fact]
    public async Task Construct_WithoutScaling_RegistersNoTarget()
    {
        var run = await Run(args => args.Scaling.Enabled = false);

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:appautoscaling/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Construct_OfSample_UpdatesBlueGreenAndRollsBackOnServerErrors()
    {
        var run = await Run();

        var deployment = run.Single(Endpoint).Map("deploymentConfig");
        var blueGreen = (ImmutableDictionary<string, object>)deployment["blueGreenUpdatePolicy"];
        Assert.Equal((300.0, 3600.0), (blueGreen["terminationWaitInSeconds"], blueGreen["maximumExecutionTimeoutInSeconds"]));
        Assert.Equal("ALL_AT_ONCE", ((ImmutableDictionary<string, object>)blueGreen["trafficRoutingConfiguration"])["type"]);
        var alarm = run.Named("iris-rollback-alarm");
        Assert.Equal("Invocation5XXErrors", alarm.Text("metricName"));
        Assert.Equal(run.Single(Endpoint).Text("name"), alarm.Map("dimensions")["EndpointName"]);
        Assert.Equal("AllTraffic", alarm.Map("dimensions")["VariantName"]);
        var rollback = (ImmutableDictionary<string, object>)deployment["autoRollbackConfiguration"];
        var named = (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)rollback["alarms"]);
        Assert.Equal("iris-rollback-alarm-0000000", named["alarmName"]);
    }

    [Fact]
    public async Task Construct_OfAlarmActions_NotifiesThem()
    {
        var run = await Run(args => args.Alarms.ActionArns = [Samples.TopicArn]);

        Assert.Equal([Samples.TopicArn], run.Named("iris-failures-alarm").List("alarmActions").Cast<string>());
        Assert.Equal([Samples.TopicArn], run.Named("iris-oldest-request-alarm").List("alarmActions").Cast<string>());
        Assert.Equal("ApproximateAgeOfOldestRequest", run.Named("iris-oldest-request-alarm").Text("metricName"));
        Assert.Equal(["EndpointName"], run.Named("iris-oldest-request-alarm").Map("dimensions").Keys);
    }

    [Fact]
    public async Task Construct_WithoutRolePolicy_LeavesTheRoleAlone() =>
        Assert.False((await Run(args => args.AttachRolePolicy = false)).Has("iris-role-policy"));

    [Fact]
    public async Task Construct_OfRoleWithPath_AttachesThePolicyByName() =>
        Assert.Equal("iris-role", (await Run()).Named("iris-role-policy").Text("role"));

    [Fact]
    public async Task Construct_OfScaledEndpoint_TargetAndPoliciesFollowTheInstanceType()
    {
        var options = await OptionsOf("aws:appautoscaling/");

        Assert.Equal(["iris-target", "iris-tracking", "iris-wake-up"], options.Keys.Order(StringComparer.Ordinal));
        Assert.All(options.Values, option => Assert.True(option.DeleteBeforeReplace));
        foreach (var option in options.Values)
        {
            Output<object> trigger = option.ReplacementTrigger!;
            Assert.Equal("ml.m5.xlarge", await OutputUtilities.GetValueAsync(trigger));
        }
    }

    [Fact]
    public async Task Construct_OfEndpoint_CarriesAHookBeforeAndAfterUpdatesOfUniqueName()
    {
        var hooks = (await OptionsOf("aws:sagemaker/endpoint:"))["iris"].Hooks;

        Assert.Equal("infra:index:AsyncEndpoint/iris/before-update", Assert.Single(hooks.BeforeUpdate).Name);
        Assert.Equal("infra:index:AsyncEndpoint/iris/after-update", Assert.Single(hooks.AfterUpdate).Name);
        Assert.Empty(hooks.BeforeCreate);
        Assert.Empty(hooks.BeforeDelete);
    }

    [Fact]
    public async Task Construct_OfConfiguration_IsCreatedBeforeTheOldOneIsDeleted() =>
        Assert.NotEqual(true, (await OptionsOf(Config))["iris-config"].DeleteBeforeReplace);

    [Fact]
    public async Task Construct_OfInstanceTypeThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Endpoint();
        args.InstanceType = Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new AsyncEndpoint("iris", args);
            late.SetResult("ml.t2.medium");
        });

        Assert.Contains("INFRA052 \"instanceType\"", message, StringComparison.Ordinal);
    }

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null, bool isPreview = false)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args), isPreview);
    }

    private static ImmutableDictionary<string, object> OutputConfig(TestRun run) =>
        (ImmutableDictionary<string, object>)run.Single(Config).Map("asyncInferenceConfig")["outputConfig"];

    private static async Task<Dictionary<string, CustomResourceOptions>> OptionsOf(string typePrefix)
    {
        var found = new Dictionary<string, CustomResourceOptions>();
        var options = new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                child =>
                {
                    if (child.Resource.GetResourceType().StartsWith(typePrefix, StringComparison.Ordinal))
                    {
                        found[child.Resource.GetResourceName()] = (CustomResourceOptions)child.Options;
                    }

                    return null;
                },
            },
        };
        await TestRun.Of(() => _ = new AsyncEndpoint("iris", Samples.Endpoint(), options));
        return found;
    }
}
