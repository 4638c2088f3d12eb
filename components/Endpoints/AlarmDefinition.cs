namespace Infra.Components.Endpoints;

/// <summary>One CloudWatch alarm on a metric of an endpoint, namespace <c>AWS/SageMaker</c>.</summary>
/// <param name="Suffix">Suffix of the logical name.</param>
/// <param name="Description">What it means when it fires, and where to look.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Statistic">Statistic over a period; a percentile such as <c>p99</c> too.</param>
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
    public const string NotBreaching = "notBreaching";

    private const int MicrosecondsInMillisecond = 1000;

    public bool IsPercentile => Statistic.StartsWith('p');

    /// <summary>Created before the endpoint, which names it for its rollback.</summary>
    public static AlarmDefinition Rollback(int errorCount) => new(
        "rollback-alarm", "Server errors during an update: the endpoint rolls back to the configuration before it.",
        "Invocation5XXErrors", "Sum", 60, 1, errorCount, NotBreaching, PerVariant: true);

    /// <summary>Created before the endpoint, which names it for its rollback.</summary>
    public static AlarmDefinition LatencyRollback(int milliseconds) => Latency(
        "rollback-latency-alarm", "Slow responses during an update: the endpoint rolls back to the configuration before it.", 60, milliseconds);

    public static IEnumerable<AlarmDefinition> ForPeople(InvocationAlarmsArgs alarms)
    {
        yield return new AlarmDefinition(
            "errors-alarm", "Requests failed with a server error. See the endpoint's log group.",
            "Invocation5XXErrors", "Sum", 300, 1, alarms.ServerErrorCount, NotBreaching, PerVariant: true);
        if (alarms.LatencyInMilliseconds > 0)
        {
            yield return Latency("latency-alarm", "Responses are slow. Raise scaling, or choose a larger size.", 300, alarms.LatencyInMilliseconds);
        }
    }

    /// <summary>ModelLatency is in microseconds.</summary>
    private static AlarmDefinition Latency(string suffix, string description, int periodInSeconds, int milliseconds) => new(
        suffix, description, "ModelLatency", "p99", periodInSeconds, 1, (double)milliseconds * MicrosecondsInMillisecond, NotBreaching, PerVariant: true);
}
