using System.Text.Json.Serialization;

namespace Infra.Operations.Review;

/// <summary>A preview for the person who decides: what changes, what that means for callers, and what could go wrong.</summary>
public sealed record PreviewReview
{
    internal PreviewReview()
    {
    }

    /// <summary>The name of the stack; empty when the preview names no resource.</summary>
    public required string Stack { get; init; }

    /// <summary>The name of the project; empty when the preview names no resource.</summary>
    public required string Project { get; init; }

    /// <summary>The region from the config (<c>aws:region</c>); null when unknown.</summary>
    public string? Region { get; init; }

    /// <summary>The resources that change, grouped by component, the gravest change of each first. Components themselves and the stack are left out.</summary>
    public required IReadOnlyList<ReviewedResource> Resources { get; init; }

    /// <summary>The number of resources that stay as they are.</summary>
    public required int Unchanged { get; init; }

    /// <summary>What those who call the endpoint, or read its results, will notice.</summary>
    public required IReadOnlyList<CallerChange> CallerChanges { get; init; }

    /// <summary>What could go wrong, the gravest first.</summary>
    public required IReadOnlyList<ReviewRisk> Risks { get; init; }

    /// <summary>Warnings and errors of the preview.</summary>
    public required IReadOnlyList<PreviewDiagnostic> Diagnostics { get; init; }

    /// <summary>Whether anything would change.</summary>
    public bool HasChanges => Resources.Count > 0;

    /// <summary>Whether the preview itself failed.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == "error");

    /// <summary>The number of changes by kind, those that occur.</summary>
    public IReadOnlyDictionary<ReviewAction, int> Counts => Resources.CountBy(resource => resource.Action).OrderBy(count => count.Key).ToDictionary();

    /// <summary>Reads a preview digest or an event stream.</summary>
    /// <param name="text">The JSON: one digest, or one engine event on each line.</param>
    /// <param name="source">Where the text is from, for messages: a file name or <c>stdin</c>.</param>
    /// <exception cref="Shared.OperationException">The text is malformed, or no preview.</exception>
    public static PreviewReview Parse(string text, string source = "stdin")
    {
        try
        {
            return ReviewBuilder.Build(PreviewReader.Read(text, source));
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json decodes text when it is asked for, and refuses half a surrogate pair only then.
            throw PreviewReader.Problem(ReviewErrors.Malformed, "the JSON holds text that is not Unicode.", "Give it the whole output of \"pulumi preview --json\".", source, line: null);
        }
    }

    /// <summary>Reads a preview digest or an event stream from a stream of UTF-8 text.</summary>
    /// <exception cref="Shared.OperationException">The text is malformed, or no preview.</exception>
    public static async Task<PreviewReview> ReadAsync(Stream stream, string source = "stdin", CancellationToken cancellationToken = default)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        return Parse(await reader.ReadToEndAsync(cancellationToken), source);
    }

    /// <summary>The report in Markdown for a pull request.</summary>
    public string ToMarkdown(ReviewOptions? options = null) => ReviewMarkdown.Render(this, options ?? new ReviewOptions());
}

/// <summary>How a report is rendered.</summary>
public sealed record ReviewOptions
{
    /// <summary>The longest comment that GitHub takes is 65,536 characters; the rest is room for what a workflow adds.</summary>
    public const int DefaultMaxLength = 60_000;

    /// <summary>What the report is about, such as the environment; part of the marker by which a comment is found again. Default: none.</summary>
    public string? Title { get; init; }

    /// <summary>The length in UTF-16 units that the report never exceeds; at least 2,000. Default 60,000.</summary>
    public int MaxLength { get; init; } = DefaultMaxLength;
}

/// <summary>What happens to a resource; the gravest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewAction>))]
public enum ReviewAction
{
    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>Another takes its place.</summary>
    Replace,

    /// <summary>It changes in place.</summary>
    Update,

    /// <summary>It is created.</summary>
    Create,

    /// <summary>It is adopted into the stack.</summary>
    Import,

    /// <summary>It leaves the stack, or another step of the engine concerns it, with no change to what runs.</summary>
    Other,
}

/// <summary>A resource that changes.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Component">The component it belongs to, such as <c>AsyncEndpoint iris</c>; empty below the stack itself.</param>
/// <param name="Action">What happens to it.</param>
/// <param name="Operation">The engine's word for it.</param>
/// <param name="Properties">The properties that differ; none for what is created or deleted.</param>
/// <param name="ReplacedBecause">The properties that force the replacement; empty when it is none, or the provider does not say.</param>
public sealed record ReviewedResource(
    string Urn,
    string Type,
    string Name,
    string Component,
    ReviewAction Action,
    string Operation,
    IReadOnlyList<ReviewedProperty> Properties,
    IReadOnlyList<string> ReplacedBecause);

/// <summary>A property that differs, ready to be shown: unknown and secret values are words.</summary>
/// <param name="Path">The property path.</param>
/// <param name="Before">The value before; null when there was none.</param>
/// <param name="After">The value after; null when there is none.</param>
/// <param name="ForcesReplacement">Whether it forces the replacement of its resource.</param>
public sealed record ReviewedProperty(string Path, string? Before, string? After, bool ForcesReplacement);
