using Infra.Components.AsyncInference;
using Infra.Components.Endpoints.Monitoring;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncMonitoringTests
{
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
    public async Task Construct_OfSample_AlarmsOnFailuresAndOldestRequestOnly() => Assert.Equal(
        ["iris-failures-alarm", "iris-oldest-request-alarm"], Alarms(await Run()));

    [Fact]
    public async Task Construct_OfEveryAlarm_WatchesTheRightDimensions()
    {
        var run = await Run(args => (args.Alarms.ServerErrorCount, args.Alarms.NotificationFailureCount) = (2, 4));

        Assert.Equal(["iris-errors-alarm", "iris-failures-alarm", "iris-notifications-alarm", "iris-oldest-request-alarm"], Alarms(run));
        Assert.Equal(
            ["InvocationFailures Sum 300 1 1 EndpointName+VariantName", "Invocation5XXErrors Sum 300 1 2 EndpointName+VariantName", "NotificationFailures Sum 300 1 4 EndpointName+VariantName", "ApproximateAgeOfOldestRequest Maximum 60 5 1800 EndpointName"],
            new[] { "failures", "errors", "notifications", "oldest-request" }.Select(name => Shape(run.Named($"iris-{name}-alarm"))));
    }

    [Theory]
    [InlineData(0, 1800, "iris-oldest-request-alarm")]
    [InlineData(1, 0, "iris-failures-alarm")]
    public async Task Construct_OfZero_LeavesOutThatAlarm(int failures, int age, string left) => Assert.Equal(
        [left], Alarms(await Run(args => (args.Alarms.FailureCount, args.Alarms.OldestRequestInSeconds) = (failures, age))));

    [Fact]
    public async Task Construct_WithoutAlarms_CreatesNoneForPeople() => Assert.Empty(Alarms(await Run(args => args.Alarms.Enabled = false)));

    [Fact]
    public async Task Construct_OfSample_HasNoDashboard() => Assert.False((await Run()).Has("iris-dashboard"));

    [Fact]
    public async Task Construct_OfDashboard_ShowsThisEndpointInItsRegion()
    {
        var run = await Run(args => (args.Dashboard, args.EndpointName) = (true, "Iris-Live"));

        var dashboard = run.Named("iris-dashboard");
        Assert.Equal("Iris-Live-us-east-1", dashboard.Text("dashboardName"));
        Assert.Equal(
            DashboardBody.ToJson("us-east-1", "Iris-Live", "AllTraffic", DashboardWidgets.Asynchronous), dashboard.Text("dashboardBody"));
    }

    private static IEnumerable<string> Alarms(TestRun run) => run.Resources
        .Where(resource => resource.Type.EndsWith(":MetricAlarm", StringComparison.Ordinal) && resource.Name is not ("iris-rollback-alarm" or "iris-wake-up-alarm"))
        .Select(resource => resource.Name).Order(StringComparer.Ordinal);

    private static string Shape(RecordedResource alarm) => FormattableString.Invariant(
        $"{alarm["metricName"]} {alarm["statistic"]} {alarm["period"]} {alarm["evaluationPeriods"]} {alarm["threshold"]} {string.Join('+', alarm.Map("dimensions").Keys.Order(StringComparer.Ordinal))}");

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args));
    }
}
