using System.Text.Json.Nodes;

namespace Infra.Operations.Promotion;

/// <summary>Which promotion is wanted.</summary>
/// <param name="From">The environment the values come from.</param>
/// <param name="To">The environment they go to.</param>
public sealed record PromotionRequest(string From, string To)
{
    /// <summary>Whether environments between the two may be passed over. Default false.</summary>
    public bool AllowSkip { get; init; }

    /// <summary>Whether only to say what would change. Default false.</summary>
    public bool DryRun { get; init; }

    /// <summary>The Git commit the values come from, for the provenance; null when unknown.</summary>
    public string? Commit { get; init; }
}

/// <summary>What happens to a value in the stack that it goes to.</summary>
public enum PromotionChangeKind
{
    /// <summary>The value was missing.</summary>
    Added,

    /// <summary>The value was another.</summary>
    Changed,

    /// <summary>An optional value is missing where it comes from.</summary>
    Removed,
}

/// <summary>One value that travels and differs.</summary>
/// <param name="Path">The property path in the stack it goes to.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="OldValue">The value before; null when there was none.</param>
/// <param name="NewValue">The value after; null when there is none.</param>
public sealed record PromotionChange(string Path, PromotionChangeKind Kind, JsonNode? OldValue, JsonNode? NewValue);

/// <summary>The outcome of a promotion.</summary>
/// <param name="From">The environment the values come from.</param>
/// <param name="To">The environment they go to.</param>
/// <param name="File">The name of the stack file that changes.</param>
/// <param name="Changes">The values that differ, in the order of <c>promotion.yaml</c>; without the provenance.</param>
/// <param name="Diff">The change of the stack file as a unified diff; empty when nothing differs.</param>
/// <param name="Written">Whether the stack file was written.</param>
public sealed record PromotionResult(string From, string To, string File, IReadOnlyList<PromotionChange> Changes, string Diff, bool Written);
