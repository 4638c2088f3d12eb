namespace Infra.Operations.Recommendation.Staleness;

/// <summary>Why a decision is stale.</summary>
public enum StalenessKind
{
    /// <summary>No decision is recorded, and no job has measured today's inputs.</summary>
    NothingRecorded,

    /// <summary>The model, its artefact or its environment changed.</summary>
    ModelChanged,

    /// <summary>The container's image changed.</summary>
    ImageChanged,

    /// <summary>The sample payload changed.</summary>
    PayloadChanged,

    /// <summary>The kind of job, its load test or its duration changed.</summary>
    TrafficChanged,

    /// <summary>The candidates, or where they run, changed.</summary>
    CandidatesChanged,

    /// <summary>Something changed; the record is too old to tell what.</summary>
    InputsChanged,

    /// <summary>The config has another instance type than the recommended one.</summary>
    InstanceTypeDiffers,

    /// <summary>A job that measured today's inputs recommends something else than the config has.</summary>
    DecisionDiffers,

    /// <summary>The measurement is older than allowed, or nobody knows how old it is.</summary>
    TooOld,
}

/// <summary>One reason why a decision is stale.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Text">One sentence for people.</param>
public sealed record StalenessReason(StalenessKind Kind, string Text);

/// <summary>Whether the decision in a stack's config still stands.</summary>
public sealed record StalenessReport
{
    /// <summary>Whether there is any reason.</summary>
    public bool IsStale => Reasons.Count > 0;

    /// <summary>Why the decision is stale; empty when it is fresh.</summary>
    public required IReadOnlyList<StalenessReason> Reasons { get; init; }

    /// <summary>The job the decision rests on; null when there is none.</summary>
    public string? JobName { get; init; }

    /// <summary>When that job completed; null when unknown.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How many days ago that was; null when unknown.</summary>
    public int? AgeDays { get; init; }

    /// <summary>How many days are allowed.</summary>
    public required int MaxAgeDays { get; init; }

    /// <summary>The instance type or serverless size in the config; null when it has none.</summary>
    public string? InstanceType { get; init; }
}
