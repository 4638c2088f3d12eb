using System.Collections.Immutable;
using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncUpdateTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
    private const string Endpoint = "aws:sagemaker/endpoint:Endpoint";

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
    public async Task Construct_OfEndpoint_CarriesAHookBeforeAndAfterUpdatesOfUniqueName()
    {
        var hooks = (await TestRun.OptionsOf("aws:sagemaker/endpoint:", options => _ = new AsyncEndpoint("iris", Samples.Endpoint(), options)))["iris"].Hooks;

        Assert.Equal("infra:index:AsyncEndpoint/iris/before-update", Assert.Single(hooks.BeforeUpdate).Name);
        Assert.Equal("infra:index:AsyncEndpoint/iris/after-update", Assert.Single(hooks.AfterUpdate).Name);
        Assert.Empty(hooks.BeforeCreate);
        Assert.Empty(hooks.BeforeDelete);
    }

    [Fact]
    public async Task Construct_OfConfiguration_IsCreatedBeforeTheOldOneIsDeleted() =>
        Assert.NotEqual(true, (await TestRun.OptionsOf(Config, options => _ = new AsyncEndpoint("iris", Samples.Endpoint(), options)))["iris-config"].DeleteBeforeReplace);

    [Theory]
    [InlineData("CANARY", "canarySize")]
    [InlineData("LINEAR", "linearStepSize")]
    public async Task Construct_OfGradualTraffic_MovesInItsSteps(string strategy, string size)
    {
        var run = await Run(args => (args.Update.Strategy, args.Update.Size, args.Update.WaitIntervalInSeconds) = (strategy, 25, 120));

        var routing = run.Single(Endpoint).Map("deploymentConfig").Map("blueGreenUpdatePolicy").Map("trafficRoutingConfiguration");
        Assert.Equal([$"type={strategy}", "waitIntervalInSeconds=120"], routing.Scalars());
        Assert.Equal(["type=CAPACITY_PERCENT", "value=25"], routing.Map(size).Scalars());
    }

    [Fact]
    public async Task Construct_OfRolling_ReplacesBatchByBatchWithoutASecondFleet()
    {
        var run = await Run(args =>
        {
            (args.InitialInstanceCount, args.Scaling.MaxCapacity) = (4, 8);
            (args.Update.Strategy, args.Update.SizeType, args.Update.Size, args.Update.RollbackSize) = ("ROLLING", "INSTANCE_COUNT", 1, 4);
        });

        var deployment = run.Single(Endpoint).Map("deploymentConfig");
        Assert.Equal(["autoRollbackConfiguration", "rollingUpdatePolicy"], deployment.Keys.Order(StringComparer.Ordinal));
        var rolling = deployment.Map("rollingUpdatePolicy");
        Assert.Equal(["maximumExecutionTimeoutInSeconds=3600", "waitIntervalInSeconds=300"], rolling.Scalars());
        Assert.Equal(["type=INSTANCE_COUNT", "value=1"], rolling.Map("maximumBatchSize").Scalars());
        Assert.Equal(["type=INSTANCE_COUNT", "value=4"], rolling.Map("rollbackMaximumBatchSize").Scalars());
    }

    [Fact]
    public async Task Construct_OfRollbackOnFailuresAndLatency_WatchesTheVariant()
    {
        var run = await Run(args => (args.Update.RollbackFailureCount, args.Update.RollbackLatencyInMilliseconds) = (3, 3_600_000));

        Assert.Equal(
            ["iris-rollback-alarm-0000000", "iris-rollback-failures-alarm-0000000", "iris-rollback-latency-alarm-0000000"],
            run.Single(Endpoint).Map("deploymentConfig").Map("autoRollbackConfiguration").Maps("alarms").Select(alarm => alarm["alarmName"]));
        var failures = run.Named("iris-rollback-failures-alarm");
        Assert.Equal(
            ("InvocationFailures", "Sum", 3.0, 60.0, 1.0),
            (failures.Text("metricName"), failures.Text("statistic"), failures["threshold"], failures["period"], failures["evaluationPeriods"]));
        Assert.Equal([$"EndpointName={run.Single(Endpoint).Text("name")}", "VariantName=AllTraffic"], failures.Map("dimensions").Scalars());
        var latency = run.Named("iris-rollback-latency-alarm");
        Assert.Equal(("ModelLatency", "p99", 3_600_000_000.0), (latency.Text("metricName"), latency.Text("extendedStatistic"), latency["threshold"]));
    }

    [Theory]
    [InlineData("iris-rollback-failures-alarm")]
    [InlineData("iris-rollback-latency-alarm")]
    public async Task Construct_OfRollbackAlarms_CreatesThemBeforeTheEndpoint(string alarm)
    {
        var run = await Run(args => (args.Update.RollbackFailureCount, args.Update.RollbackLatencyInMilliseconds) = (3, 1000));

        Assert.InRange(run.IndexOf(alarm), 0, run.IndexOf("iris") - 1);
    }

    [Fact]
    public async Task Construct_WithoutRollback_WatchesNothingAndAsksNoRight()
    {
        var run = await Run(args => (args.Update.AutoRollback, args.Update.RollbackFailureCount) = (false, 3));

        Assert.DoesNotContain(run.Children, child => child.Contains("rollback", StringComparison.Ordinal));
        Assert.DoesNotContain("autoRollbackConfiguration", run.Single(Endpoint).Map("deploymentConfig").Keys);
        Assert.DoesNotContain("cloudwatch", run.Named("iris-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args));
    }
}
