using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.ServiceModels;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Reads form parameters (<c>Attributes.entry.1.key</c>, <c>Tags.member.1.Key</c>, flattened <c>Attribute.1.Name</c>) into wire JSON by the service's model.</summary>
internal sealed class QueryReader(ServiceModel model, IReadOnlyDictionary<string, string> form, bool flatLists)
{
    /// <summary>Singular names SQS gives its flattened members in the Query protocol; its model of today speaks JSON only.</summary>
    private static readonly Dictionary<string, string> FlatNames = new(StringComparer.Ordinal)
    {
        ["Attributes"] = "Attribute",
        ["AttributeNames"] = "AttributeName",
        ["MessageAttributes"] = "MessageAttribute",
        ["MessageAttributeNames"] = "MessageAttributeName",
        ["MessageSystemAttributeNames"] = "MessageSystemAttributeName",
        ["Entries"] = "DeleteMessageBatchRequestEntry",
        ["tags"] = "Tag",
    };

    public JsonObject Read(string? shape) => shape is null ? [] : Structure(model.Shape(shape), "");

    private JsonObject Structure(Shape shape, string prefix)
    {
        var read = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            var inner = model.Shape(member);
            var wire = flatLists && inner.Type is "list" or "map" ? FlatNames.GetValueOrDefault(name, name) : name;
            if (Value(inner, prefix + wire) is { } value)
            {
                read[name] = value;
            }
        }

        return read;
    }

    private JsonNode? Value(Shape shape, string path)
    {
        switch (shape.Type)
        {
            case "structure":
                return Structure(shape, path + ".") is { Count: > 0 } structure ? structure : null;
            case "list":
                return Items(path, flatLists ? "" : ".member").Select(item => Value(model.Shape(shape.Item!), item)).OfType<JsonNode>().ToList() is { Count: > 0 } list
                    ? new JsonArray([.. list])
                    : null;
            case "map":
                return Map(shape, path);
            default:
                return form.TryGetValue(path, out var text) ? Scalar(shape, text) : null;
        }
    }

    private JsonObject? Map(Shape shape, string path)
    {
        var (key, value) = (shape.Key!.LocationName ?? (flatLists ? "Name" : "key"), shape.Item!.LocationName ?? (flatLists ? "Value" : "value"));
        var map = new JsonObject();
        foreach (var entry in Items(path, flatLists ? "" : ".entry"))
        {
            if (form.TryGetValue($"{entry}.{key}", out var name) && Value(model.Shape(shape.Item!), $"{entry}.{value}") is { } read)
            {
                map[name] = read;
            }
        }

        return map.Count > 0 ? map : null;
    }

    private IEnumerable<string> Items(string path, string infix)
    {
        for (var i = 1; ; i++)
        {
            var item = $"{path}{infix}.{i}";
            if (!form.Keys.Any(key => key == item || key.StartsWith(item + ".", StringComparison.Ordinal)))
            {
                yield break;
            }

            yield return item;
        }
    }

    private static JsonNode Scalar(Shape shape, string text) => shape.Type switch
    {
        "boolean" => text == "true",
        "integer" or "long" => long.TryParse(text, out var number) ? number : throw new AwsException("InvalidParameterValue", $"\"{text}\" is not a number."),
        _ => text,
    };
}
