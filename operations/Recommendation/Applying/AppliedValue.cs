using System.Text.Json.Nodes;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>One value of a stack's config that a recommendation changes.</summary>
/// <param name="Path">The Pulumi property path.</param>
/// <param name="Before">What stands there; null when nothing does.</param>
/// <param name="After">What it becomes; null when it is removed.</param>
public sealed record AppliedValue(string Path, JsonNode? Before, JsonNode? After);

/// <summary>What of a recommendation is written, and what is not.</summary>
/// <param name="Values">The changes; empty when the config is as recommended already.</param>
/// <param name="Notes">What was asked for and is not written, or written otherwise, each with its reason.</param>
public sealed record Application(IReadOnlyList<AppliedValue> Values, IReadOnlyList<string> Notes)
{
    /// <summary>Nothing is written.</summary>
    public static Application None { get; } = new([], []);
}
