using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Rendering;

/// <summary>How many resources are created, updated, replaced, deleted, unchanged.</summary>
internal static class StepCounts
{
    private static readonly (StepOperation Operation, string Symbol, string Word, string Colour)[] Operations =
    [
        (StepOperation.Create, "+", "created", "green"),
        (StepOperation.Update, "~", "updated", "yellow"),
        (StepOperation.Replace, "±", "replaced", "magenta"),
        (StepOperation.Delete, "-", "deleted", "red"),
        (StepOperation.Same, " ", "unchanged", "grey"),
    ];

    public static string Symbol(StepOperation operation)
    {
        var (_, symbol, _, colour) = Operations.FirstOrDefault(entry => entry.Operation == operation, Operations[^1]);
        return $"[{colour}]{symbol}[/]";
    }

    public static string Markup(IReadOnlyList<PlannedStep> steps)
    {
        var counts = Operations
            .Select(entry => (entry, Count: steps.Count(step => step.Operation == entry.Operation)))
            .Where(pair => pair.Count > 0)
            .Select(pair => $"[{pair.entry.Colour}]{pair.Count} {pair.entry.Word}[/]");
        return steps.Count == 0 ? "no resources" : string.Join(", ", counts);
    }

    public static IReadOnlyDictionary<string, int> Facts(IReadOnlyList<PlannedStep> steps) =>
        Operations.ToDictionary(entry => entry.Word, entry => steps.Count(step => step.Operation == entry.Operation));
}
