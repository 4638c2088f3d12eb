using System.Collections.Immutable;
using Infra.Components.Pipelines;
using Infra.Components.ServerlessInference;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.ServerlessInference;

public sealed class ServerlessEndpointTests
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

    [Theory]
    [InlineData("iris", "iris-role-policy")]
    [InlineData("iris-target", "iris")]
    [InlineData("iris-tracking", "iris-target")]
    public async Task Construct_OfSample_WaitsFor(string child, string dependency) => Assert.Equal(
        [dependency], await TestRun.DependenciesOf(child, options => _ = new ServerlessEndpoint("iris", Samples.Serverless(), options)));

    [Fact]
    public async Task Construct_OfSample_HasNoInstances()
    {
        var variant = (ImmutableDictionary<string, object>)Assert.Single((await Run()).Single(Config).List("productionVariants"));

        Assert.Equal(["initialVariantWeight", "modelName", "serverlessConfig", "variantName"], variant.Keys.Order(StringComparer.Ordinal));
        var serverless = (ImmutableDictionary<string, object>)variant["serverlessConfig"];
        Assert.Equal((2048.0, 10.0, 2.0), (serverless["memorySizeInMb"], serverless["maxConcurrency"], serverless["provisionedConcurrency"]));
    }

    [Fact]
    public async Task Construct_OfOnDemand_ProvisionsNothing()
    {
        var run = await Run(args => (args.ProvisionedConcurrency, args.Scaling.Enabled) = (0, false));

        var variant = (ImmutableDictionary<string, object>)Assert.Single(run.Single(Config).List("productionVariants"));
        Assert.DoesNotContain("provisionedConcurrency", ((ImmutableDictionary<string, object>)variant["serverlessConfig"]).Keys);
        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:appautoscaling/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Construct_OfScaling_TracksTheUseOfProvisionedConcurrency()
    {
        var run = await Run();

        var target = run.Named("iris-target");
        Assert.Equal(
            ("sagemaker:variant:DesiredProvisionedConcurrency", 1.0, 8.0), (target.Text("scalableDimension"), target["minCapacity"], target["maxCapacity"]));
        Assert.Equal($"endpoint/{run.Single(Endpoint).Text("name")}/variant/AllTraffic", target.Text("resourceId"));
        var tracking = run.Named("iris-tracking").Map("targetTrackingScalingPolicyConfiguration");
        Assert.Equal(0.5, tracking["targetValue"]);
        Assert.Equal(
            "SageMakerVariantProvisionedConcurrencyUtilization",
            ((ImmutableDictionary<string, object>)tracking["predefinedMetricSpecification"])["predefinedMetricType"]);
    }

    [Fact]
    public async Task Construct_OfSample_HasAnotherNameThanTheEndpointItReplaces()
    {
        var run = await Run();

        Assert.Matches("^iris-serverless-dev-[0-9a-f]{7}$", run.Single(Endpoint).Text("name"));
        Assert.DoesNotContain("name", run.Single(Config).Inputs.Keys);
        Assert.Equal("iris-config-0000000", run.Single(Endpoint).Text("endpointConfigName"));
    }

    [Fact]
    public async Task Construct_OfSample_RollsBackOnServerErrorsOfThisEndpoint()
    {
        var run = await Run();

        var deployment = run.Single(Endpoint).Map("deploymentConfig");
        var rollback = (ImmutableDictionary<string, object>)deployment["autoRollbackConfiguration"];
        var named = (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)rollback["alarms"]);
        Assert.Equal("iris-rollback-alarm-0000000", named["alarmName"]);
        Assert.Equal(run.Single(Endpoint).Text("name"), run.Named("iris-rollback-alarm").Map("dimensions")["EndpointName"]);
        Assert.InRange(run.IndexOf("iris-rollback-alarm"), 0, run.IndexOf("iris") - 1);
    }

    [Fact]
    public async Task Construct_WithoutRollback_LeavesTheRoleAlone()
    {
        var run = await Run(args => args.Update.AutoRollback = false);

        Assert.False(run.Has("iris-role-policy"));
        Assert.False(run.Has("iris-rollback-alarm"));
    }

    [Fact]
    public async Task InvokePolicyJson_OfMixedCaseName_AllowsTheLowerCasedArnOnly()
    {
        var args = Samples.Serverless();
        args.EndpointName = "Iris-Live";

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"InvokeEndpoint","Effect":"Allow","Action":"sagemaker:InvokeEndpoint","Resource":"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live"}]}""",
            await TestRun.OutputOf(() => new ServerlessEndpoint("iris", args).InvokePolicyJson));
    }

    [Fact]
    public async Task Construct_OfImageThatTurnsOutToNeedAGpu_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Serverless();
        args.Model!.Container.Image = Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new ServerlessEndpoint("iris", args);
            late.SetResult("123456789012.dkr.ecr.us-east-1.amazonaws.com/serving:2.0-gpu");
        });

        Assert.Contains("INFRA067 \"model.container.image\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfImageOfACandidateThatTurnsOutToNeedAGpu_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Serverless();
        (args.Model, args.Pipeline) = (null, new InferencePipelineArgs { Containers = [Samples.Container()] });
        args.Pipeline.Containers[0].Image = Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new ServerlessEndpoint("iris", args);
            late.SetResult("123456789012.dkr.ecr.us-east-1.amazonaws.com/serving:2.0-gpu");
        });

        Assert.Contains("INFRA067 \"pipeline.containers[0].image\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfMistakes_FailsWithAllOfThem()
    {
        var args = Samples.Serverless();
        (args.Model, args.Pipeline) = (null, Samples.Pipeline());
        args.MemorySizeInMB = 1000;

        var message = await TestRun.FailureOf(() => _ = new ServerlessEndpoint("iris", args));

        Assert.Contains(
            """
            ServerlessEndpoint "iris" has 2 problems:
              INFRA065 "pipeline.containers": has 3 containers.
                rule:   A serverless endpoint has one container: it cannot host pipelines.
                remedy: Use RealTimeEndpoint, or AsyncEndpoint for traffic with long pauses.
              INFRA063 "memorySizeInMB": is 1000, not a multiple of 1024 up to 6144.
                rule:   Serverless memory is 1024, 2048, 3072, 4096, 5120 or 6144 MB.
            """,
            message, StringComparison.Ordinal);
    }

    private static Task<TestRun> Run(Action<ServerlessEndpointArgs>? change = null, bool isPreview = false)
    {
        var args = Samples.Serverless();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new ServerlessEndpoint("iris", args), isPreview);
    }
}
