using Infra.Operations.AsyncInference;
using Infra.Operations.BatchInference;
using Infra.Operations.RealTimeInference;
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
