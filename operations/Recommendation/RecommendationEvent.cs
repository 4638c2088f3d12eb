using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Recommendation.Hints;

namespace Infra.Operations.Recommendation;

/// <summary>Something that happened during a recommendation step, for whoever shows progress.</summary>
public abstract record RecommendationEvent;

/// <summary>A job was started.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Attempt">Its number among the jobs with the same inputs, from 1.</param>
/// <param name="Reason">Why there is a new job.</param>
public sealed record JobStarted(string JobName, int Attempt, string Reason) : RecommendationEvent;

/// <summary>A job is about to be started: what it is expected to take. Nothing has been paid yet.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Estimate">What it is expected to take.</param>
public sealed record JobEstimated(string JobName, RecommendationEstimate Estimate) : RecommendationEvent;

/// <summary>The model's prospective instance types are the candidates.</summary>
/// <param name="Hint">What DescribeModel gave.</param>
/// <param name="InstanceTypes">The candidates: the prospective types, and the current one for comparison.</param>
public sealed record ShortlistFound(RecommendationHint Hint, IReadOnlyList<string> InstanceTypes) : RecommendationEvent;

/// <summary>A look at the running job failed, although each call was repeated; the wait goes on.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Reason">What failed.</param>
public sealed record JobLookFailed(string JobName, string Reason) : RecommendationEvent;

/// <summary>A running job with the same inputs was found and is waited for.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Attempt">Its number among the jobs with the same inputs, from 1.</param>
public sealed record JobResumed(string JobName, int Attempt) : RecommendationEvent;

/// <summary>A completed job with the same inputs was found; nothing is started.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Attempt">Its number among the jobs with the same inputs, from 1.</param>
/// <param name="CompletedAt">When it completed.</param>
public sealed record JobReused(string JobName, int Attempt, DateTimeOffset CompletedAt) : RecommendationEvent;

/// <summary>The job has another status than before.</summary>
/// <param name="JobName">Its name.</param>
/// <param name="Status">PENDING, IN_PROGRESS, COMPLETED, FAILED, STOPPING, STOPPED, DELETING or DELETED.</param>
/// <param name="Waited">How long it has been waited for.</param>
public sealed record JobStatusChanged(string JobName, string Status, TimeSpan Waited) : RecommendationEvent;

/// <summary>A benchmark of the job has another status than before.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Waited">How long the job has been waited for.</param>
/// <param name="Ended">How many of the job's benchmarks have ended.</param>
/// <param name="Known">How many benchmarks the job shows by now; SageMaker may add further ones.</param>
public sealed record BenchmarkChanged(RecommendationBenchmark Benchmark, TimeSpan Waited, int Ended, int Known) : RecommendationEvent;

/// <summary>A container of the pipeline was made a model of its own, for the job.</summary>
/// <param name="ModelName">The temporary model.</param>
/// <param name="Container">The container's hostname or place.</param>
public sealed record TemporaryModelCreated(string ModelName, string Container) : RecommendationEvent;

/// <summary>A temporary model was removed: that of this job, or one that a killed run left behind.</summary>
/// <param name="ModelName">The temporary model.</param>
public sealed record TemporaryModelRemoved(string ModelName) : RecommendationEvent;

/// <summary>A temporary model could not be removed, or is still needed by a running job. The next run removes it.</summary>
/// <param name="ModelName">The temporary model.</param>
/// <param name="Reason">Why it is still there.</param>
public sealed record TemporaryModelKept(string ModelName, string Reason) : RecommendationEvent;

/// <summary>The wait was cancelled or timed out, and the job goes on without it. A rerun resumes it.</summary>
/// <param name="JobName">Its name.</param>
public sealed record JobLeftRunning(string JobName) : RecommendationEvent;

/// <summary>The wait was cancelled and the job was told to stop.</summary>
/// <param name="JobName">Its name.</param>
public sealed record JobStopRequested(string JobName) : RecommendationEvent;

/// <summary>One benchmark of a job.</summary>
/// <param name="Name">The instance type or serverless size, with the environment when that is varied.</param>
/// <param name="Status">PENDING, IN_PROGRESS, COMPLETED, FAILED, STOPPING, STOPPED, DELETING or DELETED.</param>
/// <param name="FailureReason">Why it failed, in AWS's words; null when it did not.</param>
public sealed record RecommendationBenchmark(string Name, string Status, string? FailureReason)
{
    /// <summary>What was measured; null while nothing is.</summary>
    public CandidateMetrics? Metrics { get; init; }

    /// <summary>Whether nothing follows any more.</summary>
    internal bool HasEnded => Status is "COMPLETED" or "FAILED" or "STOPPED" or "DELETED";
}
