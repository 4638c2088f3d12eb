using System.Collections.Immutable;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Planning;

/// <summary>How grave a message is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>For information.</summary>
    Info,

    /// <summary>Something to look at; the deployment goes on.</summary>
    Warning,

    /// <summary>The deployment has failed, or will.</summary>
    Error,
}

/// <summary>Something the engine or the program has to say.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Urn">The resource it is about; null for the program as a whole.</param>
/// <param name="Message">One or more lines of text.</param>
public sealed record EngineDiagnostic(DiagnosticSeverity Severity, string? Urn, string Message);

/// <summary>What a deployment would do.</summary>
public sealed record DeploymentPlan
{
    /// <summary>The text that stands for a value known only after apply, as in Pulumi's own digests.</summary>
    public const string UnknownValue = PropertyJson.UnknownText;

    /// <summary>The text that stands for a secret.</summary>
    public const string MaskedValue = PropertyJson.MaskedText;

    /// <summary>One step for each resource: those of the program in its order, then the deletions in theirs.</summary>
    public required ImmutableArray<PlannedStep> Steps { get; init; }

    /// <summary>Messages; one of severity <see cref="DiagnosticSeverity.Error"/> means that the deployment would fail.</summary>
    public ImmutableArray<EngineDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The stack's outputs as far as they are known before apply.</summary>
    public StackOutputs Outputs { get; init; } = StackOutputs.Empty;

    /// <summary>The config the program ran with; secrets are <see cref="MaskedValue"/>.</summary>
    public ImmutableSortedDictionary<string, string> Config { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How long the plan took to make.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether there is no error among the diagnostics.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether the deployment would change anything.</summary>
    public bool HasChanges => Steps.Any(step => step.Operation is not (StepOperation.Same or StepOperation.Read));

    /// <summary>The number of steps of that operation.</summary>
    public int Count(StepOperation operation) => Steps.Count(step => step.Operation == operation);

    /// <summary>Pulumi's preview digest: what <c>pulumi preview --json</c> prints.</summary>
    public string ToDigestJson() => DigestWriter.Write(this);
}
