using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Settings;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>What is asked for in place of the settings; null leaves a setting as it is. None of it needs a new job.</summary>
public sealed record RecommendationOverrides
{
    /// <summary>The importance of a low cost per inference.</summary>
    public Importance? Cost { get; init; }

    /// <summary>The importance of a low latency.</summary>
    public Importance? Latency { get; init; }

    /// <summary>The importance of many invocations per minute.</summary>
    public Importance? Throughput { get; init; }

    /// <summary>The highest latency, in milliseconds, 1 to 60000.</summary>
    public double? MaxLatencyMilliseconds { get; init; }

    /// <summary>The fewest invocations per minute, 1 or more.</summary>
    public double? MinInvocationsPerMinute { get; init; }

    /// <summary>The highest cost, in USD per hour, above 0.</summary>
    public double? MaxCostPerHour { get; init; }

    /// <summary>The invocations per minute to serve, 1 or more.</summary>
    public double? TargetInvocationsPerMinute { get; init; }

    /// <summary>The parts that are written.</summary>
    public IReadOnlySet<RecommendationPart>? Parts { get; init; }

    /// <summary>Parts that are written besides.</summary>
    public IReadOnlySet<RecommendationPart> FurtherParts { get; init; } = new HashSet<RecommendationPart>();

    internal RecommendationSettings Over(RecommendationSettings settings) => settings with
    {
        Importance = new Importances(Cost ?? settings.Importance.Cost, Latency ?? settings.Importance.Latency, Throughput ?? settings.Importance.Throughput),
        Limits = settings.Limits with
        {
            MaxLatencyMilliseconds = MaxLatencyMilliseconds ?? settings.Limits.MaxLatencyMilliseconds,
            MinInvocationsPerMinute = MinInvocationsPerMinute ?? settings.Limits.MinInvocationsPerMinute,
            MaxCostPerHour = MaxCostPerHour ?? settings.Limits.MaxCostPerHour,
        },
        TargetInvocationsPerMinute = TargetInvocationsPerMinute ?? settings.TargetInvocationsPerMinute,
        Applying = settings.Applying with { Parts = new HashSet<RecommendationPart>([.. Parts ?? settings.Applying.Parts, .. FurtherParts]) },
    };
}
