using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>
/// Sets and removes values below <c>config:</c> by editing the text. Each edit is checked afterwards: the new text must
/// read as the old one with exactly the wanted change, or nothing is changed.
/// </summary>
internal static class ConfigEditor
{
    private const string ConfigKey = "config";

    /// <summary>One round changes what is there, one adds what is missing, and each removal takes one.</summary>
    private const int MaxRounds = 1000;

    public static YamlDocument Set(YamlDocument document, ConfigPath path, JsonNode? value)
    {
        var wanted = ConfigValue.Normalize(document, path, value);
        if (JsonPaths.TryGet(document.Config, path.Segments, out var current) && JsonNode.DeepEquals(current, wanted))
            return document;

        var segments = Rooted(path);
        var result = document;
        for (var round = 0; NextEdits(result, path, segments, wanted) is { Count: > 0 } edits; round++)
            result = round < MaxRounds ? Reread(result, edits, path) : throw Unsafe(document, path);

        return JsonPaths.DiffersOnlyAt(segments, document.Values, result.Values, wanted) ? result : throw Unsafe(result, path);
    }

    public static YamlDocument Remove(YamlDocument document, ConfigPath path)
    {
        if (!JsonPaths.TryGet(document.Config, path.Segments, out _))
            return document;

        var segments = Rooted(path);
        var place = new NodePath(document, path, segments);
        place.Walk(segments.Count);
        PathGuard.CheckTarget(document, path, place.Slot!.Value);
        var editor = new SlotEditor(document.Source);
        var parent = place.Parent!;
        var edits = parent.Slots.Count > 1
            ? editor.Remove(parent, parent.Slots.IndexOf(place.Slot))
            : editor.Replace(place.ParentSlot!, place.Grandparent!, parent is MapNode ? new JsonObject() : new JsonArray());
        var result = Reread(document, [.. edits], path);
        var expected = JsonPaths.Remove(document.Values!.DeepClone(), segments, out var left);
        if (YamlValues.IsSecure(left))
            throw PathGuard.LooksSecret(document, path);

        return Verify(JsonNode.DeepEquals(result.Values, expected) ? result : EndLine(result, path), expected, path);
    }

    private static List<PathSegment> Rooted(ConfigPath path) => [new PathSegment(ConfigKey, -1), .. path.Segments];

    private static List<TextEdit> NextEdits(YamlDocument document, ConfigPath path, List<PathSegment> segments, JsonNode? value)
    {
        if (document.Root is null or ScalarNode { IsAbsent: true })
            return [AppendToEmpty(document, JsonPaths.Nest(segments, 0, value))];

        var place = new NodePath(document, path, segments);
        var missing = place.Walk(segments.Count);
        var editor = new SlotEditor(document.Source);
        if (missing < segments.Count)
            return [.. AddMissing(editor, place, JsonPaths.Nest(segments, missing, value))];

        PathGuard.CheckTarget(document, path, place.Slot!.Value);
        return [.. Difference(editor, place.Slot, place.Parent!, value)];
    }

    private static IEnumerable<TextEdit> AddMissing(SlotEditor editor, NodePath place, JsonNode nested) => place.Node switch
    {
        MapNode map when map.Slots.Count > 0 || place.Slot is null || place.Parent!.IsFlow => editor.Add(map, nested.AsObject()),
        ListNode list when list.Slots.Count > 0 || place.Parent!.IsFlow => editor.Add(list, nested.AsArray()),
        _ => editor.Replace(place.Slot!, place.Parent!, nested),
    };

    /// <summary>The next edits that bring a value nearer to the wanted one: changes first, then additions, then removals.</summary>
    private static IEnumerable<TextEdit> Difference(SlotEditor editor, Slot slot, CollectionNode parent, JsonNode? wanted) => (slot.Value, wanted) switch
    {
        (MapNode { Slots.Count: > 0 } map, JsonObject { Count: > 0 } entries) => MapDifference(editor, map, entries),
        (ListNode { Slots.Count: > 0 } list, JsonArray { Count: > 0 } items) => ListDifference(editor, list, items),
        var (node, _) when JsonNode.DeepEquals(ConfigValue.Of(node), wanted) => [],
        _ => editor.Replace(slot, parent, wanted),
    };

    private static IEnumerable<TextEdit> MapDifference(SlotEditor editor, MapNode map, JsonObject wanted)
    {
        var changes = map.Slots
            .Where(slot => wanted.ContainsKey(ConfigValue.KeyOf(slot)))
            .SelectMany(slot => Difference(editor, slot, map, wanted[ConfigValue.KeyOf(slot)]))
            .ToList();
        if (changes.Count > 0)
            return changes;

        var added = wanted.Where(entry => map.Find(entry.Key) is null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())).ToList();
        if (added.Count > 0)
            return editor.Add(map, new JsonObject(added));

        var surplus = map.Slots.FindIndex(slot => !wanted.ContainsKey(ConfigValue.KeyOf(slot)));
        return surplus < 0 ? [] : editor.Remove(map, surplus);
    }

    private static IEnumerable<TextEdit> ListDifference(SlotEditor editor, ListNode list, JsonArray wanted)
    {
        var changes = list.Slots.Zip(wanted).SelectMany(pair => Difference(editor, pair.First, list, pair.Second)).ToList();
        if (changes.Count > 0)
            return changes;
        if (wanted.Count > list.Slots.Count)
            return editor.Add(list, new JsonArray([.. wanted.Skip(list.Slots.Count).Select(item => item?.DeepClone())]));

        return wanted.Count < list.Slots.Count ? editor.Remove(list, list.Slots.Count - 1) : [];
    }

    private static TextEdit AppendToEmpty(YamlDocument document, JsonNode nested)
    {
        var text = document.Text;
        var newLine = document.Source.NewLine(0);
        var before = text.Length == 0 || text[^1] == '\n' ? "" : newLine;
        return new TextEdit(text.Length, text.Length, before + string.Join(newLine, YamlWriter.Lines(nested, 0)) + newLine);
    }

    private static YamlDocument Reread(YamlDocument document, List<TextEdit> edits, ConfigPath path)
    {
        try
        {
            return YamlDocument.Parse(TextEdits.Apply(document.Text, edits), document.File);
        }
        catch (StackFileException exception)
        {
            throw Unsafe(document, path, exception);
        }
    }

    /// <summary>A block scalar that has become the last thing in a file without a final line end needs one.</summary>
    private static YamlDocument EndLine(YamlDocument document, ConfigPath path) =>
        Reread(document, [new TextEdit(document.Text.Length, document.Text.Length, document.Source.NewLine(0))], path);

    private static YamlDocument Verify(YamlDocument result, JsonNode expected, ConfigPath path) =>
        JsonNode.DeepEquals(result.Values, expected) ? result : throw Unsafe(result, path);

    private static StackFileException Unsafe(YamlDocument document, ConfigPath path, Exception? inner = null) => new(
        StackFileErrors.Unsafe,
        $"\"{path}\" cannot be changed here without touching anything else.",
        "Write the map or list around it in a simpler form (one key per line), or edit it by hand.",
        document.File, at: null, inner);
}
