using System.Collections.Immutable;
using Infra.Components.RealTimeInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.RealTimeInference;

public sealed class RealTimeUpdateTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
    private const string Endpoint = "aws:sagemaker/endpoint:Endpoint";

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
    public async Task Construct_OfEndpoint_CarriesAHookBeforeAndAfterUpdatesOfUniqueName()
    {
        var hooks = (await TestRun.OptionsOf("aws:sagemaker/endpoint:", options => _ = new RealTimeEndpoint("iris", Samples.RealTime(), options)))["iris"].Hooks;

        Assert.Equal("infra:index:RealTimeEndpoint/iris/before-update", Assert.Single(hooks.BeforeUpdate).Name);
        Assert.Equal("infra:index:RealTimeEndpoint/iris/after-update", Assert.Single(hooks.AfterUpdate).Name);
    }

    [Fact]
    public async Task Construct_OfConfiguration_IsCreatedBeforeTheOldOneIsDeleted() =>
        Assert.NotEqual(true, (await TestRun.OptionsOf(Config, options => _ = new RealTimeEndpoint("iris", Samples.RealTime(), options)))["iris-config"].DeleteBeforeReplace);

    private static Task<TestRun> Run(Action<RealTimeEndpointArgs>? change = null)
    {
        var args = Samples.RealTime();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new RealTimeEndpoint("iris", args));
    }

    private static ImmutableDictionary<string, object> Nested(ImmutableDictionary<string, object> map, string key) => (ImmutableDictionary<string, object>)map[key];

    private static IEnumerable<string> RollbackAlarms(TestRun run) =>
        run.Single(Endpoint).Map("deploymentConfig").Map("autoRollbackConfiguration").Maps("alarms").Select(alarm => (string)alarm["alarmName"]);
}
