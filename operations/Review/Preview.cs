using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>What a preview says, as read: from a digest (<c>pulumi preview --json</c>) or from engine events.</summary>
/// <remarks>Source: pulumi/pulumi, pkg/display/json.go and sdk/go/common/apitype/events.go.</remarks>
internal sealed record Preview
{
    public List<PreviewStep> Steps { get; } = [];

    public List<PreviewDiagnostic> Diagnostics { get; } = [];

    /// <summary>The number of steps by operation, as the engine counts them.</summary>
    public Dictionary<string, int> Summary { get; } = new(StringComparer.Ordinal);

    public string? Region { get; set; }
}

/// <summary>One step on one resource.</summary>
internal sealed record PreviewStep(string Operation, string Urn)
{
    public JsonObject? OldState { get; init; }

    public JsonObject? NewState { get; init; }

    public IReadOnlyList<string> DiffReasons { get; init; } = [];

    public IReadOnlyList<string> ReplaceReasons { get; init; } = [];

    /// <summary>The kind of each difference by property path, such as <c>update-replace</c>; empty when the provider gave none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Differences { get; init; } = [];
}

/// <summary>A message of the engine, a provider or the program.</summary>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
/// <param name="Urn">The resource it is about; null for the program as a whole.</param>
/// <param name="Message">The text, without colours.</param>
public sealed record PreviewDiagnostic(string Severity, string? Urn, string Message);
