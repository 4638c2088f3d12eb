namespace Infra.Components.Endpoints.Monitoring;

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
    public static AlarmDefinition Rollback(int errorCount) => PerMinute(
        "rollback-alarm", "Server errors during an update: the endpoint rolls back to the configuration before it.", "Invocation5XXErrors", errorCount);

    /// <summary>Created before the endpoint, which names them for its rollback.</summary>
    public static IEnumerable<AlarmDefinition> Rollback(EndpointUpdateArgs update)
    {
        yield return Rollback(update.RollbackErrorCount);
        if (update.RollbackFailureCount > 0)
        {
            yield return PerMinute(
                "rollback-failures-alarm", "Requests failed during an update: the endpoint rolls back to the configuration before it.",
                "InvocationFailures", update.RollbackFailureCount);
        }

        if (update.RollbackLatencyInMilliseconds > 0)
        {
            yield return Latency(
                "rollback-latency-alarm", "Slow responses during an update: the endpoint rolls back to the configuration before it.",
                60, update.RollbackLatencyInMilliseconds);
        }
    }

    public static IEnumerable<AlarmDefinition> ForPeople(InvocationAlarmsArgs alarms)
    {
        if (alarms.ServerErrorCount > 0)
        {
            yield return ServerErrors(alarms.ServerErrorCount);
        }

        if (alarms.LatencyInMilliseconds > 0)
        {
            yield return Latency("latency-alarm", "Responses are slow. Raise scaling, or choose a larger size.", 300, alarms.LatencyInMilliseconds);
        }
    }

    public static AlarmDefinition ServerErrors(int count) => Count(
        "errors-alarm", "Requests failed with a server error. See the endpoint's log group.", "Invocation5XXErrors", count);

    /// <summary>How often something happens to a variant in five minutes, for people.</summary>
    public static AlarmDefinition Count(string suffix, string description, string metric, int count) =>
        new(suffix, description, metric, "Sum", 300, 1, count, NotBreaching, PerVariant: true);

    private static AlarmDefinition PerMinute(string suffix, string description, string metric, int count) =>
        new(suffix, description, metric, "Sum", 60, 1, count, NotBreaching, PerVariant: true);

    /// <summary>ModelLatency is in microseconds.</summary>
    private static AlarmDefinition Latency(string suffix, string description, int periodInSeconds, int milliseconds) => new(
        suffix, description, "ModelLatency", "p99", periodInSeconds, 1, (double)milliseconds * MicrosecondsInMillisecond, NotBreaching, PerVariant: true);
}
