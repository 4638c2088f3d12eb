namespace Infra.Operations.Recommendation.Applying;

/// <summary>A part of a recommendation that can be written into a stack's config.</summary>
public enum RecommendationPart
{
    /// <summary>The instance type of the endpoint; on a real-time endpoint that serves one container, also what one instance bears.</summary>
    InstanceType,

    /// <summary>The environment variables that the benchmarked container ran with.</summary>
    Environment,

    /// <summary>Memory and concurrency of a serverless endpoint.</summary>
    Serverless,

    /// <summary>As many instances as the target throughput takes.</summary>
    Count,

    /// <summary>The scaling policy of GetScalingConfigurationRecommendation.</summary>
    Scaling,
}

/// <summary>What of a recommendation is written, and what the written has to fit.</summary>
public sealed record ApplySettings
{
    /// <summary>
    /// The parts that are written; default the instance type, the environment and the serverless size, which were measured together. Counts and
    /// scaling follow from expected traffic, which differs between environments, so that they are written only where asked for.
    /// </summary>
    public IReadOnlySet<RecommendationPart> Parts { get; init; } =
        new HashSet<RecommendationPart> { RecommendationPart.InstanceType, RecommendationPart.Environment, RecommendationPart.Serverless };

    /// <summary>Whether the batch transform's instance type follows that of the endpoint; default false.</summary>
    public bool AlsoBatch { get; init; }

    /// <summary>What processors the images run on: <c>x86_64</c> or <c>arm64</c>; null for what their names tell, by default x86_64.</summary>
    public string? Architecture { get; init; }

    /// <summary>The traffic that the scaling policy is for.</summary>
    public ScalingObjective Objective { get; init; } = new(null, null);
}

/// <summary>The traffic that a scaling policy is for.</summary>
/// <param name="MinInvocationsPerMinute">The least expected; null leaves the fewest instances as they are.</param>
/// <param name="MaxInvocationsPerMinute">The most expected; null for <c>targetInvocationsPerMinute</c>.</param>
public sealed record ScalingObjective(int? MinInvocationsPerMinute, int? MaxInvocationsPerMinute);
