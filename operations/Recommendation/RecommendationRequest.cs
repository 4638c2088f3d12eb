using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>What a recommendation step is to do.</summary>
public sealed record RecommendationRequest
{
    /// <summary>The stack's file, such as <c>Pulumi.dev.yaml</c>: the settings are read from it and the result is written to it.</summary>
    public required string StackFilePath { get; init; }

    /// <summary>Where the stack's config is kept instead of <see cref="StackFilePath"/>; null for that file.</summary>
    public IStackStore? Store { get; init; }

    /// <summary>The stack's model (output <c>modelName</c>).</summary>
    public required string ModelName { get; init; }

    /// <summary>The role the job runs with (output <c>executionRoleArn</c>).</summary>
    public required string ExecutionRoleArn { get; init; }

    /// <summary>The model package version (output <c>modelPackageArn</c>). It is used when it holds a single container; null for none.</summary>
    public string? ModelPackageArn { get; init; }

    /// <summary>Whether the stack's endpoint is asynchronous, where its config does not tell; default true.</summary>
    public bool IsAsync { get; init; } = true;

    /// <summary>
    /// Rank and show the change, but write nothing and start nothing: a completed job is ranked, a running one waited for, and when there is
    /// none the step says so (<see cref="ProblemIds.NoJobToRank"/>).
    /// </summary>
    public bool DryRun { get; init; }

    /// <summary>Start a new job even if one with the same inputs has completed.</summary>
    public bool Fresh { get; init; }

    /// <summary>Take the model's prospective instance types as the candidates, in place of those in the settings; default false.</summary>
    public bool Shortlist { get; init; }

    /// <summary>The most USD a new job may cost by the estimate, above 0; null for what the settings say (<c>maxSpend</c>).</summary>
    public decimal? MaxSpend { get; init; }

    /// <summary>What is asked for in place of the settings; null for the settings as they are.</summary>
    public RecommendationOverrides? Overrides { get; init; }

    /// <summary>Stop the job when the wait is cancelled; default false: it goes on, and a rerun resumes it.</summary>
    public bool StopOnCancel { get; init; }

    /// <summary>The pause between two looks at the job; default 30 s.</summary>
    /// <remarks>A job takes tens of minutes, and SageMaker throttles callers that ask more often.</remarks>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for the job; default two hours for a Default job, seven for an Advanced one.</summary>
    /// <remarks>A Default job takes up to 45 minutes, an Advanced one at most five hours, both plus the start of instances.</remarks>
    public TimeSpan? Timeout { get; init; }

    internal IStackStore Config => Store ?? new FileStackStore(StackFilePath);

    internal TimeSpan TimeoutFor(RecommendationJobType jobType) =>
        Timeout ?? TimeSpan.FromHours(jobType is RecommendationJobType.Advanced ? 7 : 2);
}
