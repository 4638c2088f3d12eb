namespace Infra.Components.AsyncInference;

/// <summary>One CloudWatch alarm on a metric of an asynchronous endpoint, namespace <c>AWS/SageMaker</c>.</summary>
/// <param name="Suffix">Suffix of the logical name.</param>
/// <param name="Description">What it means when it fires, and where to look.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Statistic">Statistic over a period.</param>
/// <param name="PeriodInSeconds">Length of a period.</param>
/// <param name="Periods">Periods in a row that must breach.</param>
/// <param name="Threshold">At least this much breaches.</param>
/// <param name="TreatMissingData">What a period without data means.</param>
/// <param name="PerVariant">Whether the metric has the dimension VariantName beside EndpointName. Backlog metrics have not.</param>
internal sealed record AlarmDefinition(
    string Suffix,
    string Description,
    string Metric,
    string Statistic,
    int PeriodInSeconds,
    int Periods,
    double Threshold,
    string TreatMissingData,
    bool PerVariant)
{
    private const string NotBreaching = "notBreaching";

    /// <summary>Created before the endpoint, which names it for its rollback.</summary>
    public static AlarmDefinition Rollback(EndpointUpdateArgs update) => new(
        "rollback-alarm", "Server errors during an update: the endpoint rolls back to the configuration before it.",
        "Invocation5XXErrors", "Sum", 60, 1, update.RollbackErrorCount, NotBreaching, PerVariant: true);

    public static IEnumerable<AlarmDefinition> ForPeople(AsyncAlarmsArgs alarms)
    {
        yield return new AlarmDefinition(
            "failures-alarm", "Asynchronous requests failed. See the error topic, and the data-log streams of the endpoint's log group.",
            "InvocationFailures", "Sum", 300, 1, alarms.FailureCount, NotBreaching, PerVariant: true);
        yield return new AlarmDefinition(
            "oldest-request-alarm", "A request has waited too long. Raise scaling.maxCapacity, or see why instances do not start.",
            "ApproximateAgeOfOldestRequest", "Maximum", 60, 5, alarms.OldestRequestInSeconds, NotBreaching, PerVariant: false);
    }

    /// <summary>Target tracking alone would leave the first requests waiting at zero instances until their number exceeds the target.</summary>
    public static AlarmDefinition WakeUp { get; } = new(
        "wake-up-alarm", "Requests wait while no instance runs: start one.",
        "HasBacklogWithoutCapacity", "Average", 60, 2, 1, "missing", PerVariant: false);
}
