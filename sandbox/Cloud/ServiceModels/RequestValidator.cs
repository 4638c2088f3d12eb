using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.ServiceModels;

/// <summary>Checks a request against its operation's input shape and reports all violations at once, in AWS's words.</summary>
internal sealed class RequestValidator(ServiceModel model)
{
    /// <exception cref="AwsException">ValidationException for constraints, SerializationException for wrong JSON types.</exception>
    public void Validate(string operation, JsonObject request)
    {
        if (model.FindOperation(operation)?.Input is not { } input)
        {
            return;
        }

        var errors = new List<string>();
        Check(model.Shape(input), request, "", errors);
        if (errors.Count > 0)
        {
            var noun = errors.Count == 1 ? "error" : "errors";
            throw AwsException.Validation($"{errors.Count} validation {noun} detected: {string.Join("; ", errors)}");
        }
    }

    private void Check(Shape shape, JsonNode value, string path, List<string> errors)
    {
        CheckType(shape, value);
        errors.AddRange(Constraints.Of(shape, value).Select(constraint => Message(Shown(value), path, constraint)));
        switch (value)
        {
            case JsonObject structure when shape.Type == "structure":
                CheckMembers(shape, structure, path, errors);
                break;
            case JsonObject map when shape.Type == "map":
                CheckMap(shape, map, path, errors);
                break;
            case JsonArray list:
                CheckItems(shape, list, path, errors);
                break;
        }
    }

    private void CheckMembers(Shape shape, JsonObject structure, string path, List<string> errors)
    {
        foreach (var name in shape.Required.Where(name => structure[name] is null))
        {
            errors.Add($"Value null at '{Join(path, Wire.CamelCase(name))}' failed to satisfy constraint: Member must not be null");
        }

        foreach (var (name, value) in structure)
        {
            if (value is not null && shape.Members.TryGetValue(name, out var member))
            {
                Check(model.Shape(member), value, Join(path, Wire.CamelCase(name)), errors);
            }
        }
    }

    private void CheckMap(Shape shape, JsonObject map, string path, List<string> errors)
    {
        AddMapErrors("Map keys must satisfy constraint", map, path, errors, pair => Constraints.Of(model.Shape(shape.Key!), JsonValue.Create(pair.Key)));
        var item = model.Shape(shape.Item!);
        foreach (var value in map.Select(pair => pair.Value).OfType<JsonNode>())
        {
            CheckType(item, value);
        }

        if (item.Type == "string")
        {
            AddMapErrors("Map value must satisfy constraint", map, path, errors, pair => pair.Value is null ? [] : Constraints.Of(item, pair.Value));
        }
    }

    private void CheckItems(Shape shape, JsonArray list, string path, List<string> errors)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is { } item)
            {
                Check(model.Shape(shape.Item!), item, $"{path}.{i + 1}.member", errors);
            }
        }
    }

    private static void AddMapErrors(
        string rule, JsonObject map, string path, List<string> errors, Func<KeyValuePair<string, JsonNode?>, IEnumerable<string>> broken)
    {
        foreach (var constraints in map.Select(pair => broken(pair).ToList()).Where(list => list.Count > 0))
        {
            errors.Add(Message(Shown(map), path, $"{rule}: [{string.Join(", ", constraints)}]"));
        }
    }

    private static void CheckType(Shape shape, JsonNode value)
    {
        if (!Constraints.HasType(shape.Type, value))
        {
            throw new AwsException("SerializationException", $"{Kind(value)} cannot be converted to {shape.Type}");
        }
    }

    private static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "START_OBJECT",
        JsonValueKind.Array => "START_ARRAY",
        JsonValueKind.Number => "NUMBER_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        _ => "STRING_VALUE",
    };

    private static string Message(string value, string path, string constraint) => $"Value '{value}' at '{path}' failed to satisfy constraint: {constraint}";

    private static string Shown(JsonNode value) => value is JsonValue ? value.ToString() : value.ToJsonString();

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
