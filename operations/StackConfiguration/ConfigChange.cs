using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>A single value of a stack's config that is set or removed: what one <c>pulumi config set --path</c> or <c>rm --path</c> can do.</summary>
/// <param name="Path">The Pulumi property path.</param>
/// <param name="Value">The new text, number or boolean; null removes what is there.</param>
public sealed record ConfigChange(string Path, JsonValue? Value)
{
    /// <summary>The configuration key that the value belongs to, such as <c>infra:endpoint</c>.</summary>
    public string Key => ConfigPath.Parse(Path).Segments[0].Key!;

    /// <summary>The changes from one config to another: removals first, from the end of each list, then values in the order of the config.</summary>
    /// <remarks>An empty map or list, and a null, cannot be set by a path; they count as absent.</remarks>
    public static IReadOnlyList<ConfigChange> Between(JsonObject? before, JsonObject? after)
    {
        var (removed, set) = (new List<ConfigChange>(), new List<ConfigChange>());
        Compare([], before, after, removed, set);
        removed.Reverse();
        return [.. removed, .. set];
    }

    private static void Compare(
        PathSegment[] at, JsonNode? before, JsonNode? after, List<ConfigChange> removed, List<ConfigChange> set)
    {
        if (JsonNode.DeepEquals(before, after))
            return;

        var isSameKind = (before, after) is (JsonObject, JsonObject) or (JsonArray, JsonArray) or (JsonValue, JsonValue);
        if (before is not null && !isSameKind && at.Length > 0)
            removed.Add(new ConfigChange(ConfigPath.Of(at).Text, null));
        if (after is JsonValue value)
            set.Add(new ConfigChange(ConfigPath.Of(at).Text, value.DeepClone().AsValue()));

        foreach (var segment in Members(after).Concat(isSameKind ? Members(before) : []).Distinct())
            Compare([.. at, segment], isSameKind ? Member(before, segment) : null, Member(after, segment), removed, set);
    }

    private static IEnumerable<PathSegment> Members(JsonNode? node) => node switch
    {
        JsonObject map => map.Select(entry => new PathSegment(entry.Key, -1)),
        JsonArray list => list.Select((_, index) => new PathSegment(null, index)),
        _ => [],
    };

    private static JsonNode? Member(JsonNode? node, PathSegment segment) => JsonPaths.TryGet(node, [segment], out var value) ? value : null;
}
