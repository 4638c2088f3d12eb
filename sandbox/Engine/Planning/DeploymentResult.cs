using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Planning;

/// <summary>A step that failed, or could not be begun because of another.</summary>
/// <param name="Urn">The resource; null when the program itself failed.</param>
/// <param name="Type">Its type token; null when the program itself failed.</param>
/// <param name="Name">Its logical name, or the stack's.</param>
/// <param name="Message">Why, in AWS's words where AWS refused.</param>
/// <param name="Skipped">Whether it was not begun: something it depends on had failed.</param>
public sealed record StepFailure(string? Urn, string? Type, string Name, string Message, bool Skipped = false);

/// <summary>What a deployment has done.</summary>
public sealed record DeploymentResult
{
    /// <summary>One step for each resource that was dealt with; failed and skipped ones are not among them.</summary>
    public required ImmutableArray<PlannedStep> Steps { get; init; }

    /// <summary>What failed; empty for a success.</summary>
    public ImmutableArray<StepFailure> Failures { get; init; } = [];

    /// <summary>Warnings and errors, failures included.</summary>
    public ImmutableArray<EngineDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The stack's outputs after the deployment.</summary>
    public StackOutputs Outputs { get; init; } = StackOutputs.Empty;

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether nothing failed.</summary>
    public bool Succeeded => Failures.IsEmpty;

    /// <summary>Whether anything was changed.</summary>
    public bool HasChanges => Steps.Any(step => step.Operation is not (StepOperation.Same or StepOperation.Read));

    /// <summary>The number of steps of that operation.</summary>
    public int Count(StepOperation operation) => Steps.Count(step => step.Operation == operation);
}

/// <summary>How far a step has come.</summary>
public enum StepStage
{
    /// <summary>It has begun.</summary>
    Started,

    /// <summary>It is done.</summary>
    Succeeded,

    /// <summary>It has failed.</summary>
    Failed,

    /// <summary>It was not begun: something it depends on had failed.</summary>
    Skipped,
}

/// <summary>Tells of a step as it happens. Unchanged resources are told of once, as succeeded; the deletion of what a replacement has
/// replaced is told of as <see cref="StepOperation.Replace"/> a second time, after the program has run.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Elapsed">Time since the step began; zero when it begins.</param>
/// <param name="Message">Why it failed or was skipped; otherwise null.</param>
public sealed record StepEvent(
    StepOperation Operation, StepStage Stage, string Urn, string Type, string Name, TimeSpan Elapsed, string? Message = null);
