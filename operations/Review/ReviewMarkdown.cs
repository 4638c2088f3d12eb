using Infra.Operations.Shared;

namespace Infra.Operations.Review;

/// <summary>Renders a review for a pull request: the gravest first, details folded, bounded in size.</summary>
internal static class ReviewMarkdown
{
    private const int MaxDiagnosticLength = 4000;

    public static string Render(PreviewReview review, ReviewOptions options)
    {
        var markdown = new BoundedMarkdown(Math.Max(options.MaxLength, 2000), "The whole preview is in the log of the run.");
        markdown.Section("", [MarkdownText.Marker("infra review", options.Title) + "\n" + Headline(review, options.Title)], "", "headline");
        if (review.HasChanges)
        {
            markdown.Section("\n#### For callers\n\n", review.CallerChanges.Select(change => $"- {ReviewWords.Of(change, review.Region)}\n"), "", "changes for callers");
            markdown.Section("\n#### Risks\n\n", review.Risks.Select(risk => $"- **{ReviewWords.Label(risk.Level)}:** {ReviewWords.Of(risk)}\n"), "", "risks");
            markdown.Section("\n#### Replaced\n\n| resource | forced by |\n|---|---|\n", review.Resources.Where(resource => resource.Action == ReviewAction.Replace).Select(Replacement), "", "replacements");
        }

        markdown.Section("\n#### Messages\n", review.Diagnostics.Select(Diagnostic), "", "messages");
        foreach (var component in review.Resources.GroupBy(resource => resource.Component))
            markdown.Section(ComponentHead(component), component.Select(Details), "\n</details>\n", "changed resources");

        return markdown.ToString();
    }

    private static string Headline(PreviewReview review, string? title)
    {
        var subject = title ?? (review.Stack.Length > 0 ? review.Stack : "stack");
        if (review.HasErrors)
            return $"### {MarkdownText.Code(subject)}: the preview failed\n";
        if (!review.HasChanges)
            return $"{MarkdownText.Code(subject)}: no changes{(review.Unchanged > 0 ? $", {review.Unchanged} resources stay as they are" : "")}.\n";

        var counts = review.Counts.Select(count => $"{count.Value} {ReviewWords.Of(count.Key)}").ToList();
        if (review.Unchanged > 0)
            counts.Add($"{review.Unchanged} unchanged");
        return $"### {MarkdownText.Code(subject)}: {string.Join(", ", counts)}\n\n{Riskiest(review)}\n";
    }

    private static string Riskiest(PreviewReview review) => review switch
    {
        { Risks: [var risk, ..] } => $"**{ReviewWords.Label(risk.Level)}:** {ReviewWords.Of(risk)}",
        { CallerChanges: [_, ..] } => $"**No data loss or outage expected.** {ReviewWords.Of(review.CallerChanges.OrderBy(change => change.Kind is CallerChangeKind.EndpointUpdated).First(), review.Region)}",
        _ => "**No data loss or outage expected,** and nothing that callers notice.",
    };

    private static string Replacement(ReviewedResource resource)
    {
        const int shown = 10;
        var paths = resource.ReplacedBecause.Take(shown).Select(path => MarkdownText.Code(path, inTable: true)).ToList();
        if (paths.Count == 0)
            paths.Add("_the provider does not say_");
        if (resource.ReplacedBecause.Count > shown)
            paths.Add($"_and {resource.ReplacedBecause.Count - shown} more_");

        return $"| {ReviewWords.Resource(resource, inTable: true)} | {string.Join(", ", paths)} |\n";
    }

    private static string Diagnostic(PreviewDiagnostic diagnostic)
    {
        var about = diagnostic.Urn is { } urn ? $" on {MarkdownText.Code(Urn.Parse(urn).Name)}" : "";
        return $"\n**{diagnostic.Severity}**{about}\n\n{MarkdownText.Block(diagnostic.Message, MaxDiagnosticLength)}";
    }

    private static string ComponentHead(IGrouping<string, ReviewedResource> component)
    {
        var name = component.Key.Length == 0 ? "Outside components" : MarkdownText.HtmlCode(component.Key);
        var counts = component.CountBy(resource => resource.Action).OrderBy(count => count.Key).Select(count => $"{count.Value} {ReviewWords.Of(count.Key)}");
        return $"\n<details><summary>{name}: {string.Join(", ", counts)}</summary>\n";
    }

    private static string Details(ReviewedResource resource)
    {
        var head = $"\n**{ReviewWords.Of(resource.Action)}** {ReviewWords.Resource(resource)}\n";
        if (resource.Properties.Count == 0)
            return head;

        const int shown = 40;
        var rows = resource.Properties.Take(shown).Select(property =>
            $"| {MarkdownText.Code(property.Path, inTable: true)}{(property.ForcesReplacement ? " **forces replacement**" : "")} | {Value(property.Before)} | {Value(property.After)} |\n");
        var more = resource.Properties.Count > shown ? $"\n_and {resource.Properties.Count - shown} more properties_\n" : "";
        return $"{head}\n| property | before | after |\n|---|---|---|\n{string.Concat(rows)}{more}";
    }

    private static string Value(string? value) => value switch
    {
        null => "",
        ShownValues.Unknown or ShownValues.NotTold => $"_{value}_",
        ShownValues.Secret => "_secret_",
        _ => MarkdownText.Code(value, inTable: true),
    };
}
