using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>The values of a tree of nodes as JSON, with aliases and merge keys resolved as yaml.v3 does.</summary>
internal sealed class YamlValues(SourceText source, string file)
{
    /// <summary>More values than any stack file has; stops aliases that multiply each other.</summary>
    private const int MaxValues = 1_000_000;

    private readonly Dictionary<string, (JsonNode? Value, int Size)> anchors = new(StringComparer.Ordinal);
    private int count;

    public static JsonNode? Of(YamlNode? node, SourceText source, string file) =>
        node is null ? null : new YamlValues(source, file).Convert(node);

    /// <summary>Whether a value is how Pulumi stores a secret: a map with the single key <c>secure</c> that holds text.</summary>
    public static bool IsSecure(JsonNode? value) =>
        value is JsonObject { Count: 1 } map && map["secure"] is JsonValue text && text.GetValueKind() == JsonValueKind.String;

    public static bool HoldsSecret(JsonNode? value) => IsSecure(value) || value switch
    {
        JsonObject map => map.Any(entry => HoldsSecret(entry.Value)),
        JsonArray list => list.Any(HoldsSecret),
        _ => false,
    };

    public static JsonNode? Of(ScalarNode scalar) => scalar.Tag switch
    {
        null when scalar.Form == ScalarForm.Plain => ScalarResolver.Resolve(scalar.Value),
        "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null" => ScalarResolver.Resolve(scalar.Value),
        _ => JsonValue.Create(scalar.Value),
    };

    private JsonNode? Convert(YamlNode node)
    {
        var before = count;
        Count(1, node);
        var value = node switch
        {
            ScalarNode scalar => Of(scalar),
            AliasNode alias => Dereference(alias),
            MapNode map => ConvertMap(map),
            ListNode list => new JsonArray([.. list.Slots.Select(slot => Convert(slot.Value))]),
            _ => null,
        };
        if (node.Anchor is { } anchor)
            anchors[anchor] = (value, count - before);

        return value;
    }

    private JsonNode? Dereference(AliasNode alias)
    {
        if (!anchors.TryGetValue(alias.Name, out var target))
            throw Fault(alias, $"the alias \"*{alias.Name}\" stands inside the value it stands for.", "Write the value out.");

        Count(target.Size, alias);
        return target.Value?.DeepClone();
    }

    private JsonObject ConvertMap(MapNode map)
    {
        var result = new JsonObject();
        var merged = new List<JsonNode?>();
        foreach (var slot in map.Slots)
        {
            var value = Convert(slot.Value);
            if (slot.Key is ScalarNode { Value: "<<", Form: ScalarForm.Plain })
                merged.AddRange(value is JsonArray several ? several.Select(one => one?.DeepClone()) : [value]);
            else if (slot.Key is ScalarNode key)
                result[key.Value] = value;
            else
                throw Fault(slot.Key ?? slot.Value, "a key of this map is not text.", "Use a plain key.");
        }

        foreach (var (key, value) in merged.OfType<JsonObject>().SelectMany(one => one))
        {
            if (!result.ContainsKey(key))
                result[key] = value?.DeepClone();
        }

        return result;
    }

    private void Count(int values, YamlNode node)
    {
        count += values;
        if (count > MaxValues)
            throw Fault(node, $"the file stands for more than {MaxValues} values.", "Remove the aliases that multiply each other.");
    }

    private StackFileException Fault(YamlNode node, string problem, string remedy) =>
        new(StackFileErrors.Malformed, problem, remedy, file, source.Position(node.Start));
}
