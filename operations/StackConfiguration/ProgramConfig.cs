using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>Turns the values of a stack file into what Pulumi hands to a program.</summary>
internal static class ProgramConfig
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StackConfigValues Of(JsonObject? config, string project)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var secrets = new List<string>();
        var paths = new List<string>();
        foreach (var (key, value) in config ?? [])
        {
            var full = FullKey(key, project);
            if (YamlValues.HoldsSecret(value))
                secrets.Add(full);
            else
                values[full] = Text(value);
            paths.AddRange(Secrets([new PathSegment(full, -1)], value).Select(path => ConfigPath.Of(path).Text));
        }

        return new StackConfigValues(values, secrets, paths);
    }

    private static IEnumerable<PathSegment[]> Secrets(PathSegment[] path, JsonNode? value) => value switch
    {
        _ when YamlValues.IsSecure(value) => [path],
        JsonObject map => map.SelectMany(entry => Secrets([.. path, new PathSegment(entry.Key, -1)], entry.Value)),
        JsonArray list => list.SelectMany((item, index) => Secrets([.. path, new PathSegment(null, index)], item)),
        _ => [],
    };

    /// <summary>A value as the text a program reads.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonObject or JsonArray => Sorted(value)!.ToJsonString(Compact),
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    /// <summary>A key without a namespace belongs to the project; <c>ns:config:key</c> is the old spelling of <c>ns:key</c>.</summary>
    private static string FullKey(string key, string project) => key.Split(':') switch
    {
        [var name] => $"{project}:{name}",
        [var space, "config", var name] => $"{space}:{name}",
        _ => key,
    };

    private static JsonNode? Sorted(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => value?.DeepClone(),
    };
}
