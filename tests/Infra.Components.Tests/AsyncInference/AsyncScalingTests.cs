using System.Collections.Immutable;
using Infra.Components.AsyncInference;
using Infra.Components.Endpoints;
using Infra.Components.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncScalingTests
{
    [Fact]
    public async Task Construct_OfSample_ScalesFromZeroOnBacklogWithAWayUp()
    {
        var run = await Run();

        var name = run.Single("aws:sagemaker/endpoint:Endpoint").Text("name");
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
    public async Task Construct_OfScaledEndpoint_TargetPoliciesAndSchedulesFollowTheInstanceType()
    {
        var options = await TestRun.OptionsOf("aws:appautoscaling/", options => _ = new AsyncEndpoint("iris", OfficeHours(), options));

        Assert.Equal(["iris-schedule-day", "iris-schedule-night", "iris-target", "iris-tracking", "iris-wake-up"], options.Keys.Order(StringComparer.Ordinal));
        Assert.All(options.Values, option => Assert.True(option.DeleteBeforeReplace));
        foreach (var option in options.Values)
        {
            Output<object> trigger = option.ReplacementTrigger!;
            Assert.Equal("ml.m5.xlarge", await OutputUtilities.GetValueAsync(trigger));
        }
    }

    [Fact]
    public async Task Construct_OfOfficeHours_MovesTheBoundsAtTheirTimes()
    {
        var run = await TestRun.Of(() => _ = new AsyncEndpoint("iris", OfficeHours()));

        var day = run.Named("iris-schedule-day");
        Assert.Equal(
            [
                $"resourceId={run.Named("iris-target").Text("resourceId")}", "scalableDimension=sagemaker:variant:DesiredInstanceCount",
                "schedule=cron(0 8 ? * MON-FRI *)", "serviceNamespace=sagemaker", "timezone=Europe/Berlin",
            ],
            day.Inputs.Scalars());
        Assert.Equal(["maxCapacity=6", "minCapacity=2"], day.Map("scalableTargetAction").Scalars());
        Assert.Equal(["maxCapacity=1", "minCapacity=0"], run.Named("iris-schedule-night").Map("scalableTargetAction").Scalars());
        Assert.Equal("2027-01-31T00:00:00Z", run.Named("iris-schedule-night").Text("startTime"));
        Assert.Equal("2027-12-31T00:00:00Z", run.Named("iris-schedule-night").Text("endTime"));
    }

    [Fact]
    public async Task Construct_OfScheduleThatReachesZero_KeepsAWayUp()
    {
        var args = OfficeHours();
        args.Scaling.MinCapacity = 1;

        var run = await TestRun.Of(() => _ = new AsyncEndpoint("iris", args));

        Assert.True(run.Has("iris-wake-up-alarm"));
    }

    [Theory]
    [InlineData("iris-schedule-day", "iris-target")]
    [InlineData("iris-schedule-night", "iris-target")]
    public async Task Construct_OfOfficeHours_WaitsForTheTarget(string child, string dependency) => Assert.Equal(
        [dependency], await TestRun.DependenciesOf(child, options => _ = new AsyncEndpoint("iris", OfficeHours(), options)));

    private static AsyncEndpointArgs OfficeHours()
    {
        var args = Samples.Endpoint();
        args.Scaling.Schedules =
        [
            new ScheduledCapacityArgs { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = 2, MaxCapacity = 6 },
            new ScheduledCapacityArgs
            {
                Name = "night", Schedule = "cron(0 18 ? * MON-FRI *)", MinCapacity = 0, MaxCapacity = 1,
                StartTime = "2027-01-31T00:00:00Z", EndTime = "2027-12-31T00:00:00Z",
            },
        ];
        return args;
    }

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args));
    }
}
