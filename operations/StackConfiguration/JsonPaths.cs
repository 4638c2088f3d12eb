using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>Reads and changes JSON values by path segments.</summary>
internal static class JsonPaths
{
    public static bool TryGet(JsonNode? root, IReadOnlyList<PathSegment> segments, out JsonNode? value)
    {
        value = root;
        foreach (var segment in segments)
        {
            if (value is JsonObject map && segment.Key is { } key && map.TryGetPropertyValue(key, out var member))
                value = member;
            else if (value is JsonArray list && segment.Key is null && segment.Index >= 0 && segment.Index < list.Count)
                value = list[segment.Index];
            else
                return false;
        }

        return segments.Count > 0;
    }

    /// <summary>A value within the maps and lists that the segments from an index on name.</summary>
    public static JsonNode Nest(IReadOnlyList<PathSegment> segments, int from, JsonNode? value)
    {
        var result = value?.DeepClone();
        for (var i = segments.Count - 1; i >= from; i--)
            result = segments[i].Key is { } key ? new JsonObject { [key] = result } : new JsonArray(result);

        return result!;
    }

    /// <summary>Whether a value is another one with one place changed: <paramref name="wanted"/> stands there, and all else is equal.</summary>
    public static bool DiffersOnlyAt(
        IReadOnlyList<PathSegment> segments, JsonNode? before, JsonNode? after, JsonNode? wanted, int from = 0)
    {
        if (from == segments.Count)
            return JsonNode.DeepEquals(after, wanted);

        return (segments[from], after) switch
        {
            ({ Key: { } key }, JsonObject map) => Others(before as JsonObject, map, key)
                && DiffersOnlyAt(segments, (before as JsonObject)?[key], map[key], wanted, from + 1),
            ({ Key: null, Index: var index }, JsonArray list) when index < list.Count => Others(before as JsonArray ?? [], list, index)
                && DiffersOnlyAt(segments, (before as JsonArray)?.ElementAtOrDefault(index), list[index], wanted, from + 1),
            _ => false,
        };
    }

    /// <summary>Removes a value in place; returns the root, and what is left of the collection that held it.</summary>
    public static JsonNode Remove(JsonNode root, IReadOnlyList<PathSegment> segments, out JsonNode left)
    {
        left = segments.Take(segments.Count - 1).Aggregate(root, (node, segment) => Member(node, segment)!);
        if (left is JsonObject map)
            map.Remove(segments[^1].Key!);
        else
            left.AsArray().RemoveAt(segments[^1].Index);

        return root;
    }

    private static JsonNode? Member(JsonNode node, PathSegment segment) => segment.Key is { } key
        ? node.AsObject()[key]
        : segment.Index < node.AsArray().Count ? node[segment.Index] : null;

    private static bool Others(JsonObject? before, JsonObject after, string changed)
    {
        var added = before?.ContainsKey(changed) == true ? 0 : 1;
        return after.ContainsKey(changed) && after.Count == (before?.Count ?? 0) + added
            && after.All(entry => entry.Key == changed || (before!.TryGetPropertyValue(entry.Key, out var value) && JsonNode.DeepEquals(value, entry.Value)));
    }

    private static bool Others(JsonArray before, JsonArray after, int changed) =>
        after.Count == Math.Max(before.Count, changed + 1)
        && before.Index().All(item => item.Index == changed || JsonNode.DeepEquals(item.Item, after[item.Index]));
}
