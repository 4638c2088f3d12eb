using System.Collections.Immutable;
using Infra.Components.Endpoints;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.RealTimeInference;

public sealed class RealTimeEndpointTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
    private const string Endpoint = "aws:sagemaker/endpoint:Endpoint";

    private static readonly string[] Everything =
    [
        "aws:appautoscaling/policy:Policy iris-tracking",
        "aws:appautoscaling/target:Target iris-target",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-errors-alarm",
        "aws:cloudwatch/metricAlarm:MetricAlarm iris-rollback-alarm",
        "aws:iam/rolePolicy:RolePolicy iris-role-policy",
        "aws:sagemaker/endpoint:Endpoint iris",
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration iris-config",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSample_CreatesEverything(bool isPreview) => Assert.Equal(Everything, (await Run(isPreview: isPreview)).Children);

    [Fact]
    public async Task Construct_OfEverythingAsked_MatchesTheSnapshot() => Snapshot.Verify("real-time-endpoint", await Run(args =>
    {
        args.RoutingStrategy = "LEAST_OUTSTANDING_REQUESTS";
        args.VolumeKmsKeyArn = Samples.KeyArn;
        (args.VolumeSizeInGB, args.ModelDataDownloadTimeoutInSeconds, args.ContainerStartupHealthCheckTimeoutInSeconds) = (20, 600, 300);
        args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/iris/", KmsKeyArn = Samples.KeyArn, CsvContentTypes = ["text/csv"] };
        args.Update = new RealTimeUpdateArgs { Strategy = UpdateStrategies.Canary, RollbackLatencyInMilliseconds = 250 };
        args.Alarms = new InvocationAlarmsArgs { LatencyInMilliseconds = 500, ActionArns = [Samples.TopicArn] };
    }));

    [Theory]
    [InlineData("iris", "iris-role-policy")]
    [InlineData("iris-target", "iris")]
    [InlineData("iris-tracking", "iris-target")]
    public async Task Construct_OfSample_WaitsFor(string child, string dependencies) => Assert.Equal(
        dependencies.Split(' '), await TestRun.DependenciesOf(child, options => _ = new RealTimeEndpoint("iris", Samples.RealTime(), options)));

    [Theory]
    [InlineData("iris-role-policy", "iris")]
    [InlineData("iris-config", "iris")]
    [InlineData("iris-rollback-alarm", "iris")]
    [InlineData("iris", "iris-target")]
    [InlineData("iris-target", "iris-tracking")]
    public async Task Construct_OfSample_KeepsTheOrder(string first, string second)
    {
        var run = await Run();

        Assert.InRange(run.IndexOf(first), 0, run.IndexOf(second) - 1);
    }

    [Fact]
    public async Task Construct_OfSample_NamesTheEndpointAfterItsKindButNotItsConfiguration()
    {
        var run = await Run();

        Assert.Matches("^iris-real-time-dev-[0-9a-f]{7}$", run.Single(Endpoint).Text("name"));
        Assert.DoesNotContain("name", run.Single(Config).Inputs.Keys);
        Assert.Equal("iris-config-0000000", run.Single(Endpoint).Text("endpointConfigName"));
    }

    [Fact]
    public async Task Construct_OfSample_TracksInvocationsWithTheSafetyFactor()
    {
        var run = await Run();

        var name = run.Single(Endpoint).Text("name");
        var target = run.Named("iris-target");
        Assert.Equal(
            ($"endpoint/{name}/variant/AllTraffic", "sagemaker:variant:DesiredInstanceCount", 2.0, 4.0),
            (target.Text("resourceId"), target.Text("scalableDimension"), target["minCapacity"], target["maxCapacity"]));
        var tracking = run.Named("iris-tracking").Map("targetTrackingScalingPolicyConfiguration");
        Assert.Equal((600.0, 600.0, 300.0), (tracking["targetValue"], tracking["scaleInCooldown"], tracking["scaleOutCooldown"]));
        Assert.Equal("SageMakerVariantInvocationsPerInstance", Nested(tracking, "predefinedMetricSpecification")["predefinedMetricType"]);
        Assert.Equal("TargetTrackingScaling", run.Named("iris-tracking").Text("policyType"));
    }

    [Fact]
    public async Task Construct_WithoutScaling_RegistersNoTarget() => Assert.DoesNotContain(
        (await Run(args => args.Scaling.Enabled = false)).Children, child => child.StartsWith("aws:appautoscaling/", StringComparison.Ordinal));

    [Fact]
    public async Task Construct_OfSample_MovesAllAtOnceAndRollsBackOnServerErrors()
    {
        var run = await Run();

        var deployment = run.Single(Endpoint).Map("deploymentConfig");
        Assert.Equal(["autoRollbackConfiguration", "blueGreenUpdatePolicy"], deployment.Keys.Order(StringComparer.Ordinal));
        var blueGreen = Nested(deployment, "blueGreenUpdatePolicy");
        Assert.Equal((300.0, 3600.0), (blueGreen["terminationWaitInSeconds"], blueGreen["maximumExecutionTimeoutInSeconds"]));
        var routing = Nested(blueGreen, "trafficRoutingConfiguration");
        Assert.Equal(("ALL_AT_ONCE", 0.0, 2), (routing["type"], routing["waitIntervalInSeconds"], routing.Count));
        Assert.Equal(["iris-rollback-alarm-0000000"], RollbackAlarms(run));
        var alarm = run.Named("iris-rollback-alarm");
        Assert.Equal(("Invocation5XXErrors", "Sum", 1.0, 60.0), (alarm.Text("metricName"), alarm.Text("statistic"), alarm["threshold"], alarm["period"]));
        Assert.Equal(run.Single(Endpoint).Text("name"), alarm.Map("dimensions")["EndpointName"]);
        Assert.Equal("AllTraffic", alarm.Map("dimensions")["VariantName"]);
    }

    [Theory]
    [InlineData("CANARY", "canarySize")]
    [InlineData("LINEAR", "linearStepSize")]
    public async Task Construct_OfGradualTraffic_MovesInItsSteps(string strategy, string size)
    {
        var run = await Run(args => (args.Update.Strategy, args.Update.Size, args.Update.WaitIntervalInSeconds) = (strategy, 25, 120));

        var routing = Nested(Nested(run.Single(Endpoint).Map("deploymentConfig"), "blueGreenUpdatePolicy"), "trafficRoutingConfiguration");
        Assert.Equal((strategy, 120.0, 3), (routing["type"], routing["waitIntervalInSeconds"], routing.Count));
        Assert.Equal(("CAPACITY_PERCENT", 25.0), (Nested(routing, size)["type"], Nested(routing, size)["value"]));
    }

    [Fact]
    public async Task Construct_OfRolling_ReplacesBatchByBatchWithoutASecondFleet()
    {
        var run = await Run(args => (args.Update.Strategy, args.Update.SizeType, args.Update.Size, args.Update.RollbackSize) = ("ROLLING", "INSTANCE_COUNT", 1, 2));

        var deployment = run.Single(Endpoint).Map("deploymentConfig");
        Assert.DoesNotContain("blueGreenUpdatePolicy", deployment.Keys);
        var rolling = Nested(deployment, "rollingUpdatePolicy");
        Assert.Equal((300.0, 3600.0), (rolling["waitIntervalInSeconds"], rolling["maximumExecutionTimeoutInSeconds"]));
        Assert.Equal(("INSTANCE_COUNT", 1.0), (Nested(rolling, "maximumBatchSize")["type"], Nested(rolling, "maximumBatchSize")["value"]));
        Assert.Equal(2.0, Nested(rolling, "rollbackMaximumBatchSize")["value"]);
    }

    [Fact]
    public async Task Construct_OfLatencies_CountsInMicroseconds()
    {
        var run = await Run(args => (args.Update.RollbackLatencyInMilliseconds, args.Alarms.LatencyInMilliseconds) = (250, 60_000));

        Assert.Equal(["iris-rollback-alarm-0000000", "iris-rollback-latency-alarm-0000000"], RollbackAlarms(run));
        var alarm = run.Named("iris-rollback-latency-alarm");
        Assert.Equal(("ModelLatency", "p99", 250_000.0), (alarm.Text("metricName"), alarm.Text("extendedStatistic"), alarm["threshold"]));
        Assert.DoesNotContain("statistic", alarm.Inputs.Keys);
        Assert.Equal("AllTraffic", alarm.Map("dimensions")["VariantName"]);
        Assert.Equal(60_000_000.0, run.Named("iris-latency-alarm")["threshold"]);
    }

    [Fact]
    public async Task Construct_WithoutRollbackAndCapture_LeavesTheRoleAlone()
    {
        var run = await Run(args => args.Update.AutoRollback = false);

        Assert.False(run.Has("iris-role-policy"));
        Assert.False(run.Has("iris-rollback-alarm"));
        Assert.DoesNotContain("autoRollbackConfiguration", run.Single(Endpoint).Map("deploymentConfig").Keys);
    }

    [Fact]
    public async Task Construct_OfNoAttachedPolicy_LeavesTheRoleAlone() => Assert.False((await Run(args => args.AttachRolePolicy = false)).Has("iris-role-policy"));

    [Fact]
    public async Task Construct_OfSample_TheRoleMayOnlyLookAtAlarms() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"WatchAlarms","Effect":"Allow","Action":"cloudwatch:DescribeAlarms","Resource":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:*"}]}""",
        (await Run()).Named("iris-role-policy").Text("policy"));

    [Fact]
    public async Task Construct_OfDataCapture_TheRoleMayWriteExactlyThere()
    {
        var run = await Run(args =>
        {
            args.Update.AutoRollback = false;
            args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/iris/", KmsKeyArn = Samples.KeyArn, JsonContentTypes = ["application/json"] };
        });

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[""" +
            """{"Sid":"WriteCapturedData","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::captured/iris/*"},""" +
            """{"Sid":"EncryptCapturedData","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":""" + $"\"{Samples.KeyArn}\"" +
            ""","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}]}""",
            run.Named("iris-role-policy").Text("policy"));
        Assert.Equal("iris-role", run.Named("iris-role-policy").Text("role"));
        var capture = run.Single(Config).Map("dataCaptureConfig");
        Assert.Equal(
            (true, 100.0, "s3://captured/iris/", Samples.KeyArn),
            (capture["enableCapture"], capture["initialSamplingPercentage"], capture["destinationS3Uri"], capture["kmsKeyId"]));
        Assert.Equal(
            ["Input", "Output"],
            ((ImmutableArray<object>)capture["captureOptions"]).Select(option => ((ImmutableDictionary<string, object>)option)["captureMode"]));
        Assert.Equal(["jsonContentTypes"], Nested(capture, "captureContentTypeHeader").Keys);
    }

    [Fact]
    public async Task Construct_OfSample_ServesOneVariantWithoutCaptureOrChoices()
    {
        var config = (await Run()).Single(Config);

        Assert.DoesNotContain("dataCaptureConfig", config.Inputs.Keys);
        Assert.DoesNotContain("asyncInferenceConfig", config.Inputs.Keys);
        var variant = (ImmutableDictionary<string, object>)Assert.Single(config.List("productionVariants"));
        Assert.Equal(
            ["initialInstanceCount", "initialVariantWeight", "instanceType", "modelName", "variantName"], variant.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("iris-model", "ml.m5.xlarge", 2.0), (variant["modelName"], variant["instanceType"], variant["initialInstanceCount"]));
    }

    [Fact]
    public async Task InvokePolicyJson_OfMixedCaseName_AllowsTheLowerCasedArnOnly()
    {
        var args = Samples.RealTime();
        args.EndpointName = "Iris-Live";

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"InvokeEndpoint","Effect":"Allow","Action":"sagemaker:InvokeEndpoint","Resource":"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live"}]}""",
            await TestRun.OutputOf(() => new RealTimeEndpoint("iris", args).InvokePolicyJson));
    }

    [Fact]
    public async Task InvokePolicyJson_OfDirectMode_NamesTheContainers()
    {
        var args = Samples.RealTime();
        args.TargetContainerHostnames = ["softmax", "label"];

        Assert.EndsWith(
            """:{"StringEquals":{"sagemaker:TargetContainerHostname":["softmax","label"]}}}]}""",
            await TestRun.OutputOf(() => new RealTimeEndpoint("iris", args).InvokePolicyJson), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfScaledEndpoint_TargetAndPolicyFollowTheInstanceType()
    {
        var options = await OptionsOf("aws:appautoscaling/");

        Assert.Equal(["iris-target", "iris-tracking"], options.Keys.Order(StringComparer.Ordinal));
        foreach (var option in options.Values)
        {
            Assert.True(option.DeleteBeforeReplace);
            Output<object> trigger = option.ReplacementTrigger!;
            Assert.Equal("ml.m5.xlarge", await OutputUtilities.GetValueAsync(trigger));
        }
    }

    [Fact]
    public async Task Construct_OfEndpoint_CarriesAHookBeforeAndAfterUpdatesOfUniqueName()
    {
        var hooks = (await OptionsOf("aws:sagemaker/endpoint:"))["iris"].Hooks;

        Assert.Equal("infra:index:RealTimeEndpoint/iris/before-update", Assert.Single(hooks.BeforeUpdate).Name);
        Assert.Equal("infra:index:RealTimeEndpoint/iris/after-update", Assert.Single(hooks.AfterUpdate).Name);
    }

    [Fact]
    public async Task Construct_OfConfiguration_IsCreatedBeforeTheOldOneIsDeleted() =>
        Assert.NotEqual(true, (await OptionsOf(Config))["iris-config"].DeleteBeforeReplace);

    [Fact]
    public async Task Construct_OfInstanceTypeThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.RealTime();
        args.InstanceType = Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new RealTimeEndpoint("iris", args);
            late.SetResult("ml.inf1.xlarge");
        });

        Assert.Contains("INFRA060 \"instanceType\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfMistakes_FailsWithAllOfThemBeforeAnythingIsCreated()
    {
        var message = await TestRun.FailureOf(() => _ = new RealTimeEndpoint("iris", new RealTimeEndpointArgs { InstanceType = "ml.t2.medium" }));

        Assert.Contains("RealTimeEndpoint \"iris\" has 4 problems:", message, StringComparison.Ordinal);
        Assert.Contains("INFRA015 \"scaling.maxInvocationsPerMinute\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfTheExampleInTheDocs_ServesThePipeline()
    {
        var pipelineArgs = Samples.Pipeline();

        var run = await TestRun.Of(() =>
        {
            var pipeline = new InferencePipeline("iris", pipelineArgs);
            _ = new RealTimeEndpoint("iris", new RealTimeEndpointArgs
            {
                ModelName = pipeline.ModelName,
                ExecutionRoleArn = pipeline.ExecutionRoleArn,
                InstanceType = "ml.m5.large",
                InitialInstanceCount = 2,
                Scaling = { MinCapacity = 2, MaxCapacity = 6, MaxInvocationsPerMinute = 1200 },
                Update = { Strategy = UpdateStrategies.Canary, SizeType = SizeTypes.InstanceCount, Size = 1, RollbackLatencyInMilliseconds = 200 },
            });
        });

        var variant = (ImmutableDictionary<string, object>)Assert.Single(run.Single(Config).List("productionVariants"));
        Assert.Equal("iris-0000000", variant["modelName"]);
        Assert.Equal(2, run.Resources.Count(resource => resource is { Type: "aws:iam/rolePolicy:RolePolicy", Name: "iris-role-policy" }));
        Assert.Equal(["iris-rollback-alarm-0000000", "iris-rollback-latency-alarm-0000000"], RollbackAlarms(run));
    }

    private static Task<TestRun> Run(Action<RealTimeEndpointArgs>? change = null, bool isPreview = false)
    {
        var args = Samples.RealTime();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new RealTimeEndpoint("iris", args), isPreview);
    }

    private static ImmutableDictionary<string, object> Nested(ImmutableDictionary<string, object> map, string key) => (ImmutableDictionary<string, object>)map[key];

    private static IEnumerable<string> RollbackAlarms(TestRun run) =>
        ((ImmutableArray<object>)Nested(run.Single(Endpoint).Map("deploymentConfig"), "autoRollbackConfiguration")["alarms"])
            .Select(alarm => (string)((ImmutableDictionary<string, object>)alarm)["alarmName"]);

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
        await TestRun.Of(() => _ = new RealTimeEndpoint("iris", Samples.RealTime(), options));
        return found;
    }
}
