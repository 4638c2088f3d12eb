namespace Infra.Operations.StackConfiguration;

/// <summary>Follows a path through the nodes of a document and remembers where it stands.</summary>
internal sealed class NodePath(YamlDocument document, ConfigPath path, IReadOnlyList<PathSegment> segments)
{
    public YamlNode Node { get; private set; } = document.Root!;

    /// <summary>The slot whose value is <see cref="Node"/>; null at the root.</summary>
    public Slot? Slot { get; private set; }

    /// <summary>The collection that holds <see cref="Slot"/>.</summary>
    public CollectionNode? Parent { get; private set; }

    public Slot? ParentSlot { get; private set; }

    public CollectionNode? Grandparent { get; private set; }

    /// <summary>Walks up to a number of steps; returns how many of them exist. Where it stops, a member can be added.</summary>
    public int Walk(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            PathGuard.CheckOnTheWay(document, path, Node);
            if (Member(segments[step]) is not { } member)
                return step;

            (ParentSlot, Grandparent) = (Slot, Parent);
            (Slot, Parent, Node) = (member, (CollectionNode)Node, member.Value);
        }

        return steps;
    }

    private Slot? Member(PathSegment segment) => (Node, segment.Key) switch
    {
        (MapNode map, { } key) => Usable(map.Find(key)),
        (ListNode list, null) when segment.Index < list.Slots.Count => list.Slots[segment.Index],
        (ListNode list, null) when segment.Index == list.Slots.Count => null,
        (ListNode list, null) => throw Nowhere($"the list has {list.Slots.Count} items", $"Use an index from 0 to {list.Slots.Count}."),
        (MapNode { Slots.Count: > 0 }, null) => throw Nowhere("there is a map, not a list", "Use a key instead of an index."),
        (ListNode { Slots.Count: > 0 }, _) => throw Nowhere("there is a list, not a map", "Use an index such as [0]."),
        (CollectionNode, _) => throw Nowhere("there is an empty collection of the other kind", "Remove it first."),
        (ScalarNode scalar, _) when ConfigValue.Of(scalar) is null && segment.Index <= 0 => null,
        _ => throw Nowhere("there is a single value", "Remove it first, or shorten the path."),
    };

    private Slot? Usable(Slot? slot) => slot is { IsComplex: true }
        ? throw document.Fault(StackFileErrors.Shared, $"the key on the way to \"{path}\" is written with \"?\".", "Write it as \"key: value\".", slot.Key)
        : slot;

    private StackFileException Nowhere(string found, string remedy) =>
        document.Fault(StackFileErrors.NoSuchPlace, $"\"{path}\" leads nowhere: {found}.", remedy, Node);
}
