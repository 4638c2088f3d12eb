using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Planning;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The steps of a deployment as the tree of their resources: what changes and what it belongs to; unchanged resources are counted only.</summary>
internal static class PlanTree
{
    private const int LongestValue = 80;

    public static void Write(IAnsiConsole console, IReadOnlyList<PlannedStep> steps)
    {
        var shown = Shown(steps);
        foreach (var root in shown.Where(step => step.Parent is null || !shown.Any(other => other.Urn == step.Parent)))
        {
            var tree = new Tree(Label(root)) { Style = Style.Parse("grey") };
            AddChanges(tree, root);
            AddChildren(tree, root, shown);
            console.Write(tree);
        }

        console.MarkupLine(StepCounts.Markup(steps));
    }

    /// <summary>Changed resources, and the components and the stack above them.</summary>
    private static List<PlannedStep> Shown(IReadOnlyList<PlannedStep> steps)
    {
        var byUrn = steps.GroupBy(step => step.Urn).ToDictionary(group => group.Key, group => group.First());
        var kept = new HashSet<PlannedStep>();
        foreach (var changed in steps.Where(step => step.Operation is not (StepOperation.Same or StepOperation.Read)))
        {
            for (var step = changed; step is not null && kept.Add(step); step = step.Parent is null ? null : byUrn.GetValueOrDefault(step.Parent))
            {
            }
        }

        return [.. steps.Where(kept.Contains)];
    }

    private static void AddChildren(IHasTreeNodes node, PlannedStep parent, List<PlannedStep> shown)
    {
        foreach (var child in shown.Where(step => step.Parent == parent.Urn))
        {
            var added = node.AddNode(Label(child));
            AddChanges(added, child);
            AddChildren(added, child, shown);
        }
    }

    private static void AddChanges(IHasTreeNodes node, PlannedStep step)
    {
        foreach (var change in step.Changes)
        {
            var because = change.ForcesReplacement ? " [magenta](forces replacement)[/]" : "";
            node.AddNode($"[grey]{Markup.Escape(change.Path)}[/] {Value(change.Before)} → {Value(change.After)}{because}");
        }

        if (step.Operation == StepOperation.Replace && !step.Changes.Any(change => change.ForcesReplacement) && step.ReplaceReasons.Length > 0)
        {
            node.AddNode($"[magenta]because of {Markup.Escape(string.Join(", ", step.ReplaceReasons))}[/]");
        }
    }

    private static string Label(PlannedStep step) =>
        $"{StepCounts.Symbol(step.Operation)} {Markup.Escape(step.Name)} [grey]{Markup.Escape(step.Type)}[/]{Order(step)}";

    private static string Order(PlannedStep step) => step switch
    {
        { Operation: StepOperation.Replace, DeleteBeforeReplace: true } => " [magenta]replaced: deleted first, then created[/]",
        { Operation: StepOperation.Replace } => " [magenta]replaced: created first, then the old one deleted[/]",
        { Operation: StepOperation.Update, Custom: true } => " [yellow]updated in place[/]",
        _ => "",
    };

    private static string Value(JsonNode? value)
    {
        var text = value switch
        {
            null => "none",
            JsonValue json when json.TryGetValue<string>(out var plain) && plain == DeploymentPlan.UnknownValue => "(known after apply)",
            JsonValue json when json.TryGetValue<string>(out var plain) => $"\"{plain}\"",
            _ => value.ToJsonString(),
        };
        return Markup.Escape(text.Length <= LongestValue ? text : text[..LongestValue] + "…");
    }
}
