using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>Makes the report's model of a preview.</summary>
internal static class ReviewBuilder
{
    public static PreviewReview Build(Preview preview)
    {
        var names = Components.Of(preview.Steps);
        var changes = Merged(preview.Steps).Where(change => change.Action is not null && IsShown(change.Step)).ToList();
        var resources = changes
            .Select(change => Resource(change.Step, change.Action!.Value, names))
            .OrderBy(resource => resource.Component.Length == 0)
            .ThenBy(resource => resource.Component, StringComparer.Ordinal)
            .ThenBy(resource => resource.Action)
            .ThenBy(resource => resource.Type, StringComparer.Ordinal)
            .ThenBy(resource => resource.Name, StringComparer.Ordinal)
            .ToList();
        var shown = changes.ConvertAll(change => (change.Step, change.Action!.Value));
        var moves = EndpointMoves.Find(shown, names);
        var first = preview.Steps.Select(step => Urn.Parse(step.Urn)).FirstOrDefault(urn => urn.Stack.Length > 0);
        return new PreviewReview
        {
            Stack = first?.Stack ?? "",
            Project = first?.Project ?? "",
            Region = preview.Region,
            Resources = resources,
            Unchanged = preview.Summary.GetValueOrDefault("same"),
            CallerChanges = CallerChanges.Find(shown, names, moves),
            Risks = Risks.Find(shown, moves),
            Diagnostics = [.. preview.Diagnostics.Distinct().OrderBy(one => one.Severity, StringComparer.Ordinal).ThenBy(one => one.Urn, StringComparer.Ordinal).ThenBy(one => one.Message, StringComparer.Ordinal)],
        };
    }

    /// <summary>One step for each resource: a replacement may be listed as its parts, or as its parts and the whole.</summary>
    private static IEnumerable<(PreviewStep Step, ReviewAction? Action)> Merged(List<PreviewStep> steps) =>
        from step in steps
        group step by step.Urn into same
        let whole = same.FirstOrDefault(step => step.Operation == "replace") ?? same.FirstOrDefault(step => step.Operation is "create-replacement" or "import-replacement")
        let replaced = whole is null ? null : whole with { OldState = whole.OldState ?? same.FirstOrDefault(step => step.OldState is not null)?.OldState }
        let step = replaced ?? same.First()
        select (step, replaced is null ? ActionOf(step.Operation) : (ReviewAction?)ReviewAction.Replace);

    private static ReviewAction? ActionOf(string operation) => operation switch
    {
        "same" or "read" or "read-replacement" or "refresh" => null,
        "create" => ReviewAction.Create,
        "update" => ReviewAction.Update,
        "delete" => ReviewAction.Delete,
        "import" => ReviewAction.Import,
        _ => ReviewAction.Other,
    };

    /// <summary>Components and the stack are how resources are grouped, not what changes.</summary>
    private static bool IsShown(PreviewStep step)
    {
        var type = Urn.Parse(step.Urn).Type;
        var state = step.NewState ?? step.OldState;
        return type != Urn.StackType && (state?["custom"] is not JsonValue custom || custom.ToString() != "false") && !type.StartsWith("infra:", StringComparison.Ordinal);
    }

    private static ReviewedResource Resource(PreviewStep step, ReviewAction action, Components names)
    {
        var urn = Urn.Parse(step.Urn);
        var properties = action is ReviewAction.Update or ReviewAction.Replace ? PropertyDifferences.Find(step, action == ReviewAction.Replace) : [];
        var because = properties.Where(property => property.ForcesReplacement).Select(property => property.Path).ToList();
        return new ReviewedResource(
            step.Urn, urn.Type, urn.Name, names.NameOf(step), action, step.Operation, properties,
            action == ReviewAction.Replace && because.Count == 0 ? step.ReplaceReasons : because);
    }
}
