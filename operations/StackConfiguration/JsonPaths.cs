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

    /// <summary>Changes a value in place, and makes the maps and lists on the way to it; returns the root.</summary>
    public static JsonNode Set(JsonNode root, IReadOnlyList<PathSegment> segments, JsonNode? value)
    {
        var node = root;
        for (var i = 0; i < segments.Count; i++)
        {
            var next = i == segments.Count - 1 ? value?.DeepClone() : Member(node, segments[i]) ?? Empty(segments[i + 1]);
            node = Put(node, segments[i], next) ?? root;
        }

        return root;
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

    private static JsonNode Empty(PathSegment segment) => segment.Key is null ? new JsonArray() : new JsonObject();

    private static JsonNode? Member(JsonNode node, PathSegment segment) => segment.Key is { } key
        ? node.AsObject()[key]
        : segment.Index < node.AsArray().Count ? node[segment.Index] : null;

    private static JsonNode? Put(JsonNode node, PathSegment segment, JsonNode? value)
    {
        var child = value?.Parent is null ? value : null;
        if (value?.Parent is not null)
            return value;
        if (segment.Key is { } key)
            node.AsObject()[key] = child;
        else if (segment.Index < node.AsArray().Count)
            node[segment.Index] = child;
        else
            node.AsArray().Add(child);

        return child;
    }
}
