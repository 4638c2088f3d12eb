using System.Collections.Immutable;
using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Monitoring;
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
    public async Task Construct_OfScaledEndpoint_TargetAndPolicyFollowTheInstanceType()
    {
        var options = await TestRun.OptionsOf("aws:appautoscaling/", options => _ = new RealTimeEndpoint("iris", Samples.RealTime(), options));

        Assert.Equal(["iris-target", "iris-tracking"], options.Keys.Order(StringComparer.Ordinal));
        foreach (var option in options.Values)
        {
            Assert.True(option.DeleteBeforeReplace);
            Output<object> trigger = option.ReplacementTrigger!;
            Assert.Equal("ml.m5.xlarge", await OutputUtilities.GetValueAsync(trigger));
        }
    }

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
    public async Task Construct_OfChoicesOfTheVariant_MakesThem()
    {
        var run = await Run(args =>
        {
            (args.RoutingStrategy, args.InferenceAmiVersion) = ("RANDOM", "al2023-ami-sagemaker-inference-gpu-4-1");
            args.CapacityReservationArn = Samples.ReservationArn;
        });

        var variant = Assert.Single(run.Single(Config).Maps("productionVariants"));
        Assert.Equal("al2023-ami-sagemaker-inference-gpu-4-1", variant["inferenceAmiVersion"]);
        Assert.Equal("RANDOM", Assert.Single(variant.Maps("routingConfigs"))["routingStrategy"]);
        Assert.Equal(
            ["capacityReservationPreference=capacity-reservations-only", $"mlReservationArn={Samples.ReservationArn}"],
            variant.Map("capacityReservationConfig").Scalars());
    }

    [Fact]
    public async Task Construct_OfOfficeHours_MovesTheBoundsWithTheTarget()
    {
        var args = Samples.RealTime();
        args.Scaling.Schedules = [new ScheduledCapacityArgs { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", MinCapacity = 4, MaxCapacity = 8 }];

        var options = await TestRun.OptionsOf("aws:appautoscaling/scheduledAction:", parent => _ = new RealTimeEndpoint("iris", args, parent));
        var run = await TestRun.Of(() => _ = new RealTimeEndpoint("iris", args));

        Assert.Equal(["maxCapacity=8", "minCapacity=4"], run.Named("iris-schedule-day").Map("scalableTargetAction").Scalars());
        Assert.Equal("UTC", run.Named("iris-schedule-day").Text("timezone"));
        Assert.True(options["iris-schedule-day"].DeleteBeforeReplace);
        Assert.NotNull(options["iris-schedule-day"].ReplacementTrigger);
    }

    [Fact]
    public async Task Construct_OfNoAlarmOnErrors_CreatesNone() =>
        Assert.False((await Run(args => args.Alarms.ServerErrorCount = 0)).Has("iris-errors-alarm"));

    [Fact]
    public async Task Construct_OfDashboard_ShowsThisEndpointInItsRegion()
    {
        var run = await Run(args => (args.Dashboard, args.EndpointName) = (true, "Iris-Live"));

        Assert.Equal("Iris-Live-us-east-1", run.Named("iris-dashboard").Text("dashboardName"));
        Assert.Equal(
            DashboardBody.ToJson("us-east-1", "Iris-Live", "AllTraffic", DashboardWidgets.RealTime), run.Named("iris-dashboard").Text("dashboardBody"));
    }

    private static Task<TestRun> Run(Action<RealTimeEndpointArgs>? change = null, bool isPreview = false)
    {
        var args = Samples.RealTime();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new RealTimeEndpoint("iris", args), isPreview);
    }

    private static ImmutableDictionary<string, object> Nested(ImmutableDictionary<string, object> map, string key) => (ImmutableDictionary<string, object>)map[key];
}
