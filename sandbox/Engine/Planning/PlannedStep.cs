using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Planning;

/// <summary>What is done with one resource.</summary>
public enum StepOperation
{
    /// <summary>Nothing: it is as the program wants it.</summary>
    Same,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>A new one takes its place; the old one is deleted, after the new one is made unless the step says otherwise.</summary>
    Replace,

    /// <summary>It is deleted: the program does not have it any more.</summary>
    Delete,

    /// <summary>It exists elsewhere and is only looked at.</summary>
    Read,
}

/// <summary>How a property changes.</summary>
public enum PropertyChangeKind
{
    /// <summary>It was not there.</summary>
    Add,

    /// <summary>It is taken away.</summary>
    Delete,

    /// <summary>It gets another value.</summary>
    Update,
}

/// <summary>One property that changes.</summary>
/// <param name="Path">Where it is, in Pulumi's notation: <c>productionVariants[0].instanceType</c>.</param>
/// <param name="Kind">How it changes.</param>
/// <param name="ForcesReplacement">Whether this change is a reason to replace the resource.</param>
/// <param name="Before">The value it had; null for an addition. A secret is <c>"[secret]"</c>.</param>
/// <param name="After">The value it gets; null for a deletion. A secret is <c>"[secret]"</c>; what is known only after apply is
/// <see cref="DeploymentPlan.UnknownValue"/>.</param>
public sealed record PropertyChange(string Path, PropertyChangeKind Kind, bool ForcesReplacement, JsonNode? Before, JsonNode? After);

/// <summary>What is, or was, to be done with one resource, and why.</summary>
public sealed record PlannedStep
{
    /// <summary>What is done.</summary>
    public required StepOperation Operation { get; init; }

    /// <summary>The resource's URN, with the types of its parents: <c>urn:pulumi:sandbox::infra::infra:index:AsyncEndpoint$aws:sagemaker/endpoint:Endpoint::name</c>.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token, such as <c>aws:sagemaker/endpoint:Endpoint</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The logical name.</summary>
    public required string Name { get; init; }

    /// <summary>The URN of the parent; null for the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>False for components and the stack, which only group others.</summary>
    public bool Custom { get; init; }

    /// <summary>The properties that change, in the order of their paths; for updates and replacements only.</summary>
    public ImmutableArray<PropertyChange> Changes { get; init; } = [];

    /// <summary>The reasons for a replacement: properties, <c>provider</c>, or <c>replacementTrigger</c>.</summary>
    public ImmutableArray<string> ReplaceReasons { get; init; } = [];

    /// <summary>Whether the old resource is deleted before the new one is made.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The names of the top-level properties that change.</summary>
    public ImmutableArray<string> DiffReasons =>
        [.. Changes.Select(change => TopLevel(change.Path)).Union(ReplaceReasons.Where(reason => Changes.All(c => TopLevel(c.Path) != reason)))];

    internal ResourceState? Old { get; init; }

    internal ResourceState? New { get; init; }

    private static string TopLevel(string path) => Properties.PropertyPath.Parse(path).TopLevel;
}
