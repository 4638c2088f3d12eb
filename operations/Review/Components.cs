namespace Infra.Operations.Review;

/// <summary>Names the component that a resource belongs to, by its parent, or by its qualified type where the parent is not told.</summary>
internal sealed class Components
{
    private readonly Dictionary<string, string?> parents = new(StringComparer.Ordinal);

    private Components()
    {
    }

    public static Components Of(IEnumerable<PreviewStep> steps)
    {
        var components = new Components();
        foreach (var step in steps)
            components.parents.TryAdd(step.Urn, ParentOf(step));

        return components;
    }

    /// <summary>The component, as <c>AsyncEndpoint iris</c>, with those around it; empty below the stack.</summary>
    public string NameOf(PreviewStep step)
    {
        var names = new List<string>();
        for (var parent = ParentOf(step); parent is not null && names.Count < 8; parent = parents.GetValueOrDefault(parent))
        {
            var urn = Urn.Parse(parent);
            if (urn.Type == Urn.StackType)
                break;

            names.Insert(0, $"{Urn.ShortType(urn.Type)} {urn.Name}");
        }

        return names.Count > 0 ? string.Join(" › ", names) : Urn.Parse(step.Urn).ParentType is { } type ? Urn.ShortType(type) : "";
    }

    private static string? ParentOf(PreviewStep step) =>
        ((step.NewState ?? step.OldState)?["parent"] ?? step.OldState?["parent"])?.ToString() is { Length: > 0 } parent ? parent : null;
}
