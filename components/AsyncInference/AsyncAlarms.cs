using Infra.Components.Endpoints.Monitoring;

namespace Infra.Components.AsyncInference;

/// <summary>The alarms that only asynchronous endpoints have.</summary>
internal static class AsyncAlarms
{
    public static IEnumerable<AlarmDefinition> ForPeople(AsyncAlarmsArgs alarms)
    {
        if (alarms.FailureCount > 0)
        {
            yield return AlarmDefinition.Count(
                "failures-alarm", "Asynchronous requests failed. See the error topic, and the data-log streams of the endpoint's log group.",
                "InvocationFailures", alarms.FailureCount);
        }

        if (alarms.OldestRequestInSeconds > 0)
        {
            yield return new AlarmDefinition(
                "oldest-request-alarm", "A request has waited too long. Raise scaling.maxCapacity, or see why instances do not start.",
                "ApproximateAgeOfOldestRequest", "Maximum", 60, 5, alarms.OldestRequestInSeconds, AlarmDefinition.NotBreaching, PerVariant: false);
        }

        if (alarms.ServerErrorCount > 0)
        {
            yield return AlarmDefinition.ServerErrors(alarms.ServerErrorCount);
        }

        if (alarms.NotificationFailureCount > 0)
        {
            yield return AlarmDefinition.Count(
                "notifications-alarm", "Notifications could not be published. See the rights of the execution role on the topics and on their key.",
                "NotificationFailures", alarms.NotificationFailureCount);
        }
    }

    /// <summary>Target tracking alone would leave the first requests waiting at zero instances until their number exceeds the target.</summary>
    public static AlarmDefinition WakeUp { get; } = new(
        "wake-up-alarm", "Requests wait while no instance runs: start one.",
        "HasBacklogWithoutCapacity", "Average", 60, 2, 1, "missing", PerVariant: false);
}
