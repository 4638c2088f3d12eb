using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Operations.Recommendation;

/// <summary>What a recommendation step found, decided and wrote.</summary>
public sealed record RecommendationReport
{
    /// <summary>The job.</summary>
    public required RecommendationJob Job { get; init; }

    /// <summary>What the job was expected to take; null when none was started: a reused or resumed job costs nothing more.</summary>
    public RecommendationEstimate? Estimate { get; init; }

    /// <summary>What was measured of the existing endpoint; null when none was loaded.</summary>
    public MeasuredEndpoint? Endpoint { get; init; }

    /// <summary>The container that was benchmarked.</summary>
    public required string Container { get; init; }

    /// <summary>By what the candidates were ranked.</summary>
    public required RankingOptions Options { get; init; }

    /// <summary>The candidates in order, and those left out with their reasons.</summary>
    public required Ranking Ranking { get; init; }

    /// <summary>Why the winner won and what would change it, in one sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>Benchmarks that failed although the job completed.</summary>
    public required IReadOnlyList<RecommendationBenchmark> FailedBenchmarks { get; init; }

    /// <summary>What follows for the stack's config.</summary>
    public required RecommendationDecision Decision { get; init; }

    /// <summary>What of it the stack's config takes, value by value.</summary>
    public Application Application { get; init; } = Application.None;

    /// <summary>The instances that the stack's config lets the endpoint run on; null when it does not tell.</summary>
    public EndpointCapacity? Capacity { get; init; }

    /// <summary>The change of the stack file as a unified diff; empty when there is none.</summary>
    public required string Diff { get; init; }

    /// <summary>Whether the stack file was written.</summary>
    public required bool Written { get; init; }
}

/// <summary>The existing endpoint of <c>endpointName</c>, under the job's load.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MaxInvocations">The most requests per minute it took.</param>
/// <param name="ModelLatencyMilliseconds">The time its model took to answer, in milliseconds.</param>
public sealed record MeasuredEndpoint(string Name, int? MaxInvocations, int? ModelLatencyMilliseconds);

/// <summary>A recommendation job that completed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Attempt">Its number among the jobs with the same inputs, from 1.</param>
/// <param name="Reused">Whether it had completed before this run.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CompletedAt">When it completed.</param>
public sealed record RecommendationJob(
    string Name, string Arn, int Attempt, bool Reused, DateTimeOffset CreatedAt, DateTimeOffset CompletedAt);
