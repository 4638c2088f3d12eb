using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>What a recommendation step would do about a job.</summary>
public enum JobAction
{
    /// <summary>Start a new one.</summary>
    Start,

    /// <summary>Wait for the one that runs.</summary>
    Resume,

    /// <summary>Use the one that has completed.</summary>
    Reuse,
}

/// <summary>What a recommendation step would do, found out without starting a job.</summary>
public sealed record RecommendationForecast
{
    /// <summary>What it would do.</summary>
    public required JobAction Action { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The job's name.</summary>
    public required string JobName { get; init; }

    /// <summary>What is benchmarked.</summary>
    public required string Container { get; init; }

    /// <summary>What a new job takes. A job that is resumed or reused costs nothing more.</summary>
    public required RecommendationEstimate Estimate { get; init; }

    /// <summary>Why a new job would be refused (<see cref="ProblemIds.SpendLimit"/>); null when it would not, or when none is needed.</summary>
    public Problem? Refusal { get; init; }

    /// <summary>The request of the job, as JSON that <c>aws sagemaker create-inference-recommendations-job --cli-input-json</c> takes.</summary>
    public required string Request { get; init; }
}
