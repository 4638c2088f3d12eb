namespace Infra.Operations.Recommendation.Candidates;

/// <summary>What a candidate must keep to, whatever its score. A limit that is null does not apply.</summary>
public sealed record RecommendationLimits
{
    /// <summary>The highest model latency, in milliseconds.</summary>
    public double? MaxLatencyMilliseconds { get; init; }

    /// <summary>The fewest invocations per minute the benchmarked configuration must take.</summary>
    public double? MinInvocationsPerMinute { get; init; }

    /// <summary>The highest cost of the benchmarked configuration, in USD per hour.</summary>
    public double? MaxCostPerHour { get; init; }
}
