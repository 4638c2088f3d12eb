namespace Infra.Operations.StackConfiguration;

/// <summary>A YAML node with its place in the text. <see cref="End"/> excludes trailing blanks, comments and the line end.</summary>
internal abstract class YamlNode
{
    /// <summary>Where the node begins, with its anchor and tag.</summary>
    public required int Start { get; init; }

    public int End { get; set; }

    public string? Anchor { get; init; }

    public string? Tag { get; init; }

    public bool HasProperties => Anchor is not null || Tag is not null;
}

internal enum ScalarForm
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

internal sealed class ScalarNode : YamlNode
{
    public required string Value { get; init; }

    public required ScalarForm Form { get; init; }

    public bool IsBlock => Form is ScalarForm.Literal or ScalarForm.Folded;

    /// <summary>Nothing is written: <c>key:</c> alone.</summary>
    public bool IsAbsent => Start == End && Form == ScalarForm.Plain;
}

internal sealed class AliasNode : YamlNode
{
    public required string Name { get; init; }
}

/// <summary>A map or a list.</summary>
internal abstract class CollectionNode : YamlNode
{
    public required bool IsFlow { get; init; }

    public List<Slot> Slots { get; } = [];

    public virtual void Add(Slot slot) => Slots.Add(slot);
}

internal sealed class MapNode : CollectionNode
{
    private readonly Dictionary<string, Slot> byKey = new(StringComparer.Ordinal);

    public bool HasMergeKey { get; private set; }

    public Slot? Find(string key) => byKey.GetValueOrDefault(key);

    public override void Add(Slot slot)
    {
        base.Add(slot);
        if (slot.Key is not ScalarNode key)
            return;

        byKey.TryAdd(key.Value, slot);
        HasMergeKey |= key is { Value: "<<", Form: ScalarForm.Plain };
    }
}

internal sealed class ListNode : CollectionNode;

/// <summary>A place in a collection, with its value: an entry of a map, or an item of a list.</summary>
internal sealed class Slot
{
    /// <summary>The key in a map; null in a list.</summary>
    public YamlNode? Key { get; init; }

    public required YamlNode Value { get; init; }

    /// <summary>Where the entry begins: at its key, or at the dash of a block list.</summary>
    public required int Start { get; init; }

    /// <summary>The end of the colon or dash that introduces the value; -1 where there is none.</summary>
    public required int IndicatorEnd { get; init; }

    /// <summary>The key is written with '?' or is not a scalar.</summary>
    public bool IsComplex { get; init; }

    public int End => Math.Max(Value.End, Math.Max(IndicatorEnd, Key?.End ?? 0));
}
