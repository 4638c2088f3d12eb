using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Review;

/// <summary>Finds what differs between the two states of a resource, at the paths the provider names, or by comparing inputs.</summary>
internal static class PropertyDifferences
{
    public static List<ReviewedProperty> Find(PreviewStep step, bool replaces)
    {
        var kinds = step.Differences.Count > 0 ? step.Differences : [.. Compared(step)];
        var anyForces = kinds.Any(kind => kind.Value.EndsWith("-replace", StringComparison.Ordinal));
        return [.. kinds
            .Select(kind => new ReviewedProperty(
                kind.Key,
                kind.Value.StartsWith("add", StringComparison.Ordinal) ? null : Value(step.OldState, kind.Key),
                kind.Value.StartsWith("delete", StringComparison.Ordinal) ? null : Value(step.NewState, kind.Key),
                replaces && (anyForces ? kind.Value.EndsWith("-replace", StringComparison.Ordinal) : step.ReplaceReasons.Contains(Root(kind.Key)))))
            .OrderByDescending(property => property.ForcesReplacement)
            .ThenBy(property => property.Path, StringComparer.Ordinal)];
    }

    /// <summary>The inputs of a state; the outputs where a state has no inputs.</summary>
    public static JsonObject? Inputs(JsonObject? state) => state?["inputs"] as JsonObject ?? state?["outputs"] as JsonObject;

    private static string Root(string path) => TryParse(path)?.Segments[0].Key ?? path;

    private static string Value(JsonObject? state, string path)
    {
        if (TryParse(path) is not { } parsed)
            return ShownValues.NotTold;
        if (state?["additionalSecretOutputs"] is JsonArray secrets && secrets.Any(name => name?.ToString() == parsed.Segments[0].Key))
            return ShownValues.Secret;

        foreach (var values in new[] { state?["inputs"], state?["outputs"] })
        {
            if (IsWithinSecret(values, parsed))
                return ShownValues.Secret;
            if (JsonPaths.TryGet(values, parsed.Segments, out var value))
                return ShownValues.Of(value);
        }

        return ShownValues.NotTold;
    }

    /// <summary>A secret may hold the whole map or list that the path leads into.</summary>
    private static bool IsWithinSecret(JsonNode? values, ConfigPath path)
    {
        for (var length = 1; length < path.Segments.Count; length++)
        {
            if (JsonPaths.TryGet(values, [.. path.Segments.Take(length)], out var outer) && ShownValues.Of(outer) == ShownValues.Secret)
                return true;
        }

        return false;
    }

    private static ConfigPath? TryParse(string path)
    {
        try
        {
            return ConfigPath.Parse(path);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Compared(PreviewStep step)
    {
        var (before, after) = (Inputs(step.OldState), Inputs(step.NewState));
        var keys = step.DiffReasons.Count > 0 ? step.DiffReasons : [.. Keys(before).Union(Keys(after))];
        return keys.Where(key => !key.StartsWith("__", StringComparison.Ordinal)).SelectMany(key => Compare([new PathSegment(key, -1)], before?[key], after?[key]));
    }

    private static IEnumerable<string> Keys(JsonObject? map) => map?.Select(member => member.Key) ?? [];

    private static IEnumerable<KeyValuePair<string, string>> Compare(IReadOnlyList<PathSegment> path, JsonNode? before, JsonNode? after) => (before, after) switch
    {
        _ when JsonNode.DeepEquals(before, after) => [],
        (JsonObject old, JsonObject @new) => Keys(old).Union(Keys(@new)).SelectMany(key => Compare([.. path, new PathSegment(key, -1)], old[key], @new[key])),
        (JsonArray old, JsonArray @new) => Enumerable.Range(0, Math.Max(old.Count, @new.Count))
            .SelectMany(i => Compare([.. path, new PathSegment(null, i)], i < old.Count ? old[i] : null, i < @new.Count ? @new[i] : null)),
        _ => [KeyValuePair.Create(ConfigPath.Of(path).Text, before is null ? "add" : after is null ? "delete" : "update")],
    };
}
