namespace Infra.Operations.Recommendation.Candidates;

/// <summary>One benchmarked configuration of a recommendation job.</summary>
public sealed record Candidate
{
    /// <summary>The instance type; null for a serverless configuration.</summary>
    public string? InstanceType { get; init; }

    /// <summary>How many instances were benchmarked, and what the metrics are for; 1 when AWS does not say.</summary>
    public int InstanceCount { get; init; } = 1;

    /// <summary>The serverless size; null for instances.</summary>
    public ServerlessSize? Serverless { get; init; }

    /// <summary>What was measured.</summary>
    public required CandidateMetrics Metrics { get; init; }

    /// <summary>Environment variables the container ran with, which are part of the recommendation.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>AWS's id of the recommendation; null when there is none.</summary>
    public string? RecommendationId { get; init; }

    /// <summary>What people call it: the instance type, or <c>serverless 2048 MB</c>; followed by the environment when it was varied.</summary>
    public string Name
    {
        get
        {
            return Environment.Count == 0 ? SizeName : $"{SizeName} ({string.Join(", ", Environment.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={e.Value}"))})";
        }
    }

    /// <summary>The instance type, or <c>serverless 2048 MB</c>.</summary>
    internal string SizeName => InstanceType ?? (Serverless is null ? "unknown" : $"serverless {Serverless.MemorySizeInMB} MB");

    /// <summary>
    /// Invocations per minute of this configuration. A serverless one is measured at a concurrency of 1 and scales linearly
    /// with its maximum concurrency, up to a point that depends on the model.
    /// </summary>
    public double? InvocationsPerMinute => Metrics.MaxInvocations * (Serverless?.MaxConcurrency ?? 1);
}

/// <summary>
/// The metrics of a benchmark. Null means not measured: AWS leaves metrics out, or sends NaN, when it has none.
/// </summary>
public sealed record CandidateMetrics
{
    private readonly double? costPerHour;
    private readonly double? costPerInference;
    private readonly double? maxInvocations;
    private readonly double? modelLatencyMilliseconds;
    private readonly double? cpuUtilization;
    private readonly double? memoryUtilization;

    /// <summary>USD per hour. When AWS gives none it follows from the cost per inference at full load.</summary>
    public double? CostPerHour
    {
        get => costPerHour ?? costPerInference * maxInvocations * 60;
        init => costPerHour = Measured(value);
    }

    /// <summary>USD per inference at full load. When AWS gives none it follows from the cost per hour.</summary>
    public double? CostPerInference
    {
        get => costPerInference ?? (maxInvocations > 0 ? costPerHour / (maxInvocations * 60) : null);
        init => costPerInference = Measured(value);
    }

    /// <summary>The most InvokeEndpoint requests per minute.</summary>
    public double? MaxInvocations
    {
        get => maxInvocations;
        init => maxInvocations = Measured(value);
    }

    /// <summary>The time the model takes to answer, in milliseconds. (The CloudWatch metric of the same name is in microseconds.)</summary>
    public double? ModelLatencyMilliseconds
    {
        get => modelLatencyMilliseconds;
        init => modelLatencyMilliseconds = Measured(value);
    }

    /// <summary>CPU use in percent; above 100 on several cores.</summary>
    public double? CpuUtilization
    {
        get => cpuUtilization;
        init => cpuUtilization = Measured(value);
    }

    /// <summary>Memory use in percent.</summary>
    public double? MemoryUtilization
    {
        get => memoryUtilization;
        init => memoryUtilization = Measured(value);
    }

    private static double? Measured(double? value) => value is { } v && double.IsFinite(v) && v >= 0 ? v : null;
}
