using Infra.Operations.AsyncInference;
using Infra.Operations.BatchInference;
using Infra.Operations.RealTimeInference;
using Infra.Operations.Recommendation;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Rendering;

/// <summary>A deployment in numbers, with what changed.</summary>
internal sealed record DeploymentFacts(bool Succeeded, IReadOnlyDictionary<string, int> Counts, double Seconds, IReadOnlyList<ChangeFacts> Changes)
{
    public static DeploymentFacts Of(DeploymentResult result) => new(
        result.Succeeded,
        StepCounts.Facts(result.Steps),
        Math.Round(result.Duration.TotalSeconds, 3),
        [.. result.Steps.Where(step => step.Operation is not (StepOperation.Same or StepOperation.Read)).Select(ChangeFacts.Of)]);
}

/// <summary>One changed resource.</summary>
internal sealed record ChangeFacts(StepOperation Operation, string Name, string Type, IReadOnlyList<string> Properties, IReadOnlyList<string> ReplaceReasons)
{
    public static ChangeFacts Of(PlannedStep step) =>
        new(step.Operation, step.Name, step.Type, [.. step.Changes.Select(change => change.Path)], step.ReplaceReasons);
}

/// <summary>A recommendation for machines.</summary>
internal sealed record RecommendationFacts
{
    public required bool Simulated { get; init; }

    public required string JobName { get; init; }

    public required string JobArn { get; init; }

    public required bool JobReused { get; init; }

    public required string Container { get; init; }

    public required RecommendationVerdict Verdict { get; init; }

    public string? CurrentInstanceType { get; init; }

    public string? RecommendedInstanceType { get; init; }

    public double? GainPercent { get; init; }

    public required string Reason { get; init; }

    public required string Explanation { get; init; }

    public required bool Written { get; init; }

    public required string Diff { get; init; }

    public required IReadOnlyList<CandidateFacts> Candidates { get; init; }

    public required IReadOnlyList<ExcludedFacts> Excluded { get; init; }

    public static RecommendationFacts Of(RecommendationReport report, bool simulated) => new()
    {
        Simulated = simulated,
        JobName = report.Job.Name,
        JobArn = report.Job.Arn,
        JobReused = report.Job.Reused,
        Container = report.Container,
        Verdict = report.Decision.Verdict,
        CurrentInstanceType = report.Decision.CurrentInstanceType,
        RecommendedInstanceType = report.Decision.RecommendedInstanceType,
        GainPercent = report.Decision.GainPercent,
        Reason = report.Decision.Reason,
        Explanation = report.Explanation,
        Written = report.Written,
        Diff = report.Diff,
        Candidates = [.. report.Ranking.Ranked.Select(CandidateFacts.Of)],
        Excluded = [.. report.Ranking.Excluded.Select(excluded => new ExcludedFacts(excluded.Candidate.Name, excluded.Reason))],
    };
}

/// <summary>A ranked candidate; latency in milliseconds, throughput in invocations per minute, costs in USD.</summary>
internal sealed record CandidateFacts(
    int Rank,
    string Name,
    string? InstanceType,
    double? ModelLatencyMilliseconds,
    double? InvocationsPerMinute,
    double? CostPerHour,
    double? CostPerInference,
    double Score,
    bool ParetoOptimal,
    int? InstancesForTarget)
{
    public static CandidateFacts Of(RankedCandidate ranked) => new(
        ranked.Rank,
        ranked.Candidate.Name,
        ranked.Candidate.InstanceType,
        ranked.Candidate.Metrics.ModelLatencyMilliseconds,
        ranked.Candidate.InvocationsPerMinute,
        ranked.Candidate.Metrics.CostPerHour,
        ranked.Candidate.Metrics.CostPerInference,
        ranked.Score,
        ranked.IsParetoOptimal,
        ranked.InstancesForTarget);
}

internal sealed record ExcludedFacts(string Name, string Reason);

/// <summary>How a request ended; of a synchronous one there is neither an inference id nor a location.</summary>
internal sealed record InvocationFacts(bool Succeeded, string? InferenceId, string? Location, string? ContentType, string? Content, string? Reason)
{
    /// <summary>The endpoint that was asked.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The production variant that answered; only of a synchronous request.</summary>
    public string? Variant { get; init; }

    /// <summary>The queue behind the topics that told of the result; null when it was looked for in S3.</summary>
    public string? NotifiedThrough { get; init; }

    public static InvocationFacts Of(RealTimeResult result) => result switch
    {
        RealTimeResponse response => new(true, null, null, response.ContentType, System.Text.Encoding.UTF8.GetString(response.Content.Span), null) { Variant = response.Variant },
        RealTimeFailure failure => new(false, null, null, null, null, failure.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    public static InvocationFacts Of(AsyncResult result) => result switch
    {
        AsyncSuccess success => new(
            true, success.InferenceId, success.OutputLocation.ToString(), success.ContentType, System.Text.Encoding.UTF8.GetString(success.Content.Span), null),
        AsyncFailure failure => new(false, failure.InferenceId, failure.FailureLocation?.ToString(), null, failure.Content, failure.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}

/// <summary>A batch transform job, running or ended.</summary>
internal sealed record BatchFacts(string JobName, string Status, string? FailureReason, string? LogHint, IReadOnlyList<BatchOutputFacts> Outputs, IReadOnlyList<string> Files)
{
    public BatchAccuracy? Accuracy { get; init; }

    public bool Succeeded => Status == "Completed";

    public static BatchFacts Of(BatchReport report, IReadOnlyList<string> files) => new(
        report.JobName,
        report.Status,
        report.FailureReason,
        report.LogHint,
        [.. report.Outputs.Select(output => new BatchOutputFacts(output.Location.ToString(), output.Bytes))],
        files);
}

/// <summary>One output object of a batch transform.</summary>
internal sealed record BatchOutputFacts(string Location, long Bytes);

/// <summary>Right predictions among the rows of a labelled data set.</summary>
internal sealed record BatchAccuracy(int Right, int Rows)
{
    public double Share => Math.Round((double)Right / Rows, 4);
}
