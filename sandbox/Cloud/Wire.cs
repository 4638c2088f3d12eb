using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud;

/// <summary>Reading and building of wire-shaped JSON.</summary>
internal static class Wire
{
    public static string? Text(this JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static string Required(this JsonObject node, string name) =>
        node.Text(name) ?? throw AwsException.Validation($"1 validation error detected: Value null at '{CamelCase(name)}' failed to satisfy constraint: Member must not be null");

    public static int? Int(this JsonObject node, string name) => node[name] is JsonValue value && double.TryParse(value.ToString(), out var number) ? (int)number : null;

    public static double? Number(this JsonObject node, string name) => node[name] is JsonValue value && double.TryParse(value.ToString(), out var number) ? number : null;

    public static bool Flag(this JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static JsonObject? Object(this JsonObject node, string name) => node[name] as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonObject node, string name) => (node[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonObject node, string name) =>
        (node[name] as JsonArray)?.Select(item => item?.ToString()).OfType<string>() ?? [];

    public static IReadOnlyDictionary<string, string> Map(this JsonObject node, string name) =>
        node.Object(name)?.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "", StringComparer.Ordinal) ?? [];

    public static JsonObject Copy(this JsonObject node) => (JsonObject)node.DeepClone();

    /// <summary>A copy of the members named, those that are there.</summary>
    public static JsonObject Pick(this JsonObject node, params ReadOnlySpan<string> names)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            if (node[name] is { } value)
            {
                picked[name] = value.DeepClone();
            }
        }

        return picked;
    }

    public static JsonObject Without(this JsonObject node, params ReadOnlySpan<string> names)
    {
        var copy = node.Copy();
        foreach (var name in names)
        {
            copy.Remove(name);
        }

        return copy;
    }

    public static JsonObject With(this JsonObject node, string name, JsonNode? value)
    {
        if (value is not null)
        {
            node[name] = value.Parent is null ? value : value.DeepClone();
        }

        return node;
    }

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode> nodes) => new([.. nodes]);

    /// <summary>Seconds since 1970 with milliseconds, as awsJson writes timestamps.</summary>
    public static double Epoch(this DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;

    public static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
