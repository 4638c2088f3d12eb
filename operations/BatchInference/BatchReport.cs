using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>What is known of a batch job.</summary>
public sealed record BatchReport
{
    /// <summary>The job's name.</summary>
    public required string JobName { get; init; }

    /// <summary>The job's ARN.</summary>
    public required string JobArn { get; init; }

    /// <summary>InProgress, Completed, Failed, Stopping or Stopped.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed, in AWS's words; null when it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Where to read more about a failure: log group and stream; null when it did not fail.</summary>
    public string? LogHint { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its instances were ready, which is when billing starts; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The input objects; empty when they were not looked at.</summary>
    public IReadOnlyList<BatchObject> Inputs { get; init; } = [];

    /// <summary>The output prefix.</summary>
    public required S3Uri OutputPrefix { get; init; }

    /// <summary>The results. A failed job has those of the objects that went well.</summary>
    public IReadOnlyList<BatchObject> Outputs { get; init; } = [];

    /// <summary>What could turn out badly though nothing is wrong.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether all went well.</summary>
    public bool Succeeded => Status == "Completed";

    /// <summary>Whether nothing more will happen.</summary>
    public bool HasEnded => Status is "Completed" or "Failed" or "Stopped";

    /// <summary>The inputs that have no result after the end. A result is named as its input, followed by <c>.out</c>.</summary>
    public IReadOnlyList<BatchObject> InputsWithoutResult
    {
        get
        {
            var names = Outputs.Select(o => o.Location.Name).ToHashSet(StringComparer.Ordinal);
            return HasEnded ? [.. Inputs.Where(i => !names.Contains($"{i.Location.Name}.out"))] : [];
        }
    }
}

/// <summary>An object a batch job reads or writes.</summary>
/// <param name="Location">The object.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BatchObject(S3Uri Location, long Bytes);
