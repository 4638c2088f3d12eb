using System.Globalization;
using System.Text.Json.Nodes;

namespace Offline.AwsSdk.Tests.Models;

/// <summary>A service model, read on its own and not through the generator, so that it can say what is right.</summary>
internal sealed class WireModel
{
    private readonly JsonObject _root;
    private int _counter;

    private WireModel(JsonObject root) => _root = root;

    public static WireModel Load(string service)
    {
        using var stream = typeof(WireModel).Assembly.GetManifestResourceStream(service)!;
        return new WireModel(JsonNode.Parse(stream)!.AsObject());
    }

    public JsonObject Metadata => _root["metadata"]!.AsObject();

    public IEnumerable<string> Operations => _root["operations"]!.AsObject().Select(operation => operation.Key);

    public IEnumerable<KeyValuePair<string, JsonNode?>> Shapes => _root["shapes"]!.AsObject();

    public JsonObject Operation(string name) => _root["operations"]![name]!.AsObject();

    public JsonObject Shape(string name) => _root["shapes"]![name]!.AsObject();

    public string? Input(string operation) => (string?)Operation(operation)["input"]?["shape"];

    public string? Output(string operation) => (string?)Operation(operation)["output"]?["shape"];

    public IEnumerable<string> Errors(string operation) =>
        Operation(operation)["errors"]?.AsArray().Select(error => (string)error!["shape"]!) ?? [];

    public IEnumerable<WireMember> Members(string? shape) => shape is null
        ? []
        : Shape(shape)["members"]!.AsObject().Select(member => new WireMember(
            member.Key, (string)member.Value!["shape"]!, (string?)member.Value["location"],
            (string?)member.Value["locationName"] ?? member.Key, member.Key == (string?)Shape(shape)["payload"]));

    public string Type(string shape) => (string)Shape(shape)["type"]!;

    public string Element(string shape) => (string)(Shape(shape)["member"] ?? Shape(shape)["value"])!["shape"]!;

    public string[] Enum(string shape) => Shape(shape)["enum"]?.AsArray().Select(value => (string)value!).ToArray() ?? [];

    /// <summary>A JSON value of a shape with every member set, each scalar different from the one before.</summary>
    public JsonNode Sample(string shape)
    {
        _counter++;
        return Type(shape) switch
        {
            "structure" => new JsonObject(Members(shape).Select(member => KeyValuePair.Create(member.WireName, (JsonNode?)Sample(member.Shape)))),
            "list" => new JsonArray(Sample(Element(shape)), Sample(Element(shape))),
            "map" => new JsonObject { [$"key-{_counter}"] = Sample(Element(shape)), [$"other-{_counter}"] = Sample(Element(shape)) },
            "string" => SampleText(shape),
            "boolean" => _counter % 2 == 0,
            "float" or "double" => _counter + 0.5,
            "timestamp" => JsonNode.Parse((1_700_000_000.125m + _counter).ToString(CultureInfo.InvariantCulture))!,
            "blob" => Convert.ToBase64String([1, 2, (byte)_counter]),
            "integer" or "long" => (double)_counter,
            var type => throw new NotSupportedException(type),
        };
    }

    private JsonNode SampleText(string shape)
    {
        var values = Enum(shape);
        return values.Length > 0 ? values[_counter % values.Length] : $"{shape}-{_counter}";
    }
}
