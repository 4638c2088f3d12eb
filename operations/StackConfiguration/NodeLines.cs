namespace Infra.Operations.StackConfiguration;

/// <summary>Finds the lines of values, for messages.</summary>
internal static class NodeLines
{
    /// <summary>The line of a value below <c>config:</c>, or of the innermost one around it that is there; null when not even its first key is.</summary>
    public static int? Of(YamlDocument document, ConfigPath path)
    {
        var node = (document.Root as MapNode)?.Find("config")?.Value;
        Slot? found = null;
        foreach (var segment in path.Segments)
        {
            if (Member(node, segment) is not { } slot)
                break;

            (found, node) = (slot, slot.Value);
        }

        return found is null ? null : document.Source.Position(found.Start).Line;
    }

    private static Slot? Member(YamlNode? node, PathSegment segment) => (node, segment.Key) switch
    {
        (MapNode map, { } key) => map.Find(key),
        (ListNode list, null) => list.Slots.ElementAtOrDefault(segment.Index),
        _ => null,
    };
}
