namespace Infra.Components.Endpoints.Monitoring;

/// <summary>What a dashboard shows of each kind of endpoint.</summary>
internal static class DashboardWidgets
{
    private static readonly DashboardWidget Utilization = new(
        "Instances (%)",
        new DashboardLine("CPUUtilization", "Average", Namespace: DashboardLine.Instances),
        new DashboardLine("MemoryUtilization", "Average", Namespace: DashboardLine.Instances),
        new DashboardLine("GPUUtilization", "Average", Namespace: DashboardLine.Instances),
        new DashboardLine("DiskUtilization", "Maximum", Namespace: DashboardLine.Instances));

    private static readonly DashboardWidget Errors = new("Errors", new DashboardLine("Invocation4XXErrors", "Sum"), new DashboardLine("Invocation5XXErrors", "Sum"));

    /// <summary>Asynchronous endpoints publish no Invocations and no OverheadLatency.</summary>
    public static IReadOnlyList<DashboardWidget> Asynchronous { get; } =
    [
        new(
            "Backlog",
            new DashboardLine("ApproximateBacklogSize", "Maximum", PerVariant: false),
            new DashboardLine("ApproximateBacklogSizePerInstance", "Average", PerVariant: false),
            new DashboardLine("HasBacklogWithoutCapacity", "Average", PerVariant: false)),
        new("Oldest request (s)", new DashboardLine("ApproximateAgeOfOldestRequest", "Maximum", PerVariant: false)),
        new(
            "Failures",
            new DashboardLine("InvocationFailures", "Sum"),
            new DashboardLine("ExpiredRequests", "Sum"),
            new DashboardLine("RequestDownloadFailures", "Sum"),
            new DashboardLine("ResponseUploadFailures", "Sum"),
            new DashboardLine("NotificationFailures", "Sum")),
        Errors,
        new("Time of a request (ms)", new DashboardLine("TimeInBacklog", "Average"), new DashboardLine("TotalProcessingTime", "Average")),
        new("Model latency (µs)", new DashboardLine("ModelLatency", "p50"), new DashboardLine("ModelLatency", "p99")),
        Utilization,
    ];

    public static IReadOnlyList<DashboardWidget> RealTime { get; } =
    [
        new("Requests", new DashboardLine("Invocations", "Sum"), new DashboardLine("InvocationsPerInstance", "Sum")),
        Errors,
        Latency(),
        Utilization,
    ];

    public static IReadOnlyList<DashboardWidget> Serverless { get; } =
    [
        new("Requests", new DashboardLine("Invocations", "Sum")),
        Errors,
        Latency(new DashboardLine("ModelSetupTime", "p99")),
        new("Use of provisioned concurrency", new DashboardLine("ServerlessProvisionedConcurrencyUtilization", "Maximum")),
    ];

    private static DashboardWidget Latency(params IEnumerable<DashboardLine> more) => new(
        "Latency (µs)",
        [new DashboardLine("ModelLatency", "p50"), new DashboardLine("ModelLatency", "p99"), new DashboardLine("OverheadLatency", "p99"), .. more]);
}
