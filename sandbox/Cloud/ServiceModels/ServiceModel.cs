using System.Text.Json;

namespace Infra.Sandbox.Cloud.ServiceModels;

/// <summary>A service's operations and shapes, as AWS publishes them; read from the embedded files of this folder.</summary>
internal sealed class ServiceModel
{
    private static readonly Lazy<ServiceModel> LazySageMaker = new(() => Read("sagemaker", "sagemaker-model-registry"));
    private static readonly Lazy<ServiceModel> LazyRuntime = new(() => Read("sagemaker-runtime"));
    private static readonly Lazy<ServiceModel> LazyScaling = new(() => Read("application-autoscaling"));
    private static readonly Lazy<ServiceModel> LazySns = new(() => Read("sns"));
    private static readonly Lazy<ServiceModel> LazySqs = new(() => Read("sqs"));
    private static readonly Lazy<ServiceModel> LazySts = new(() => Read("sts"));

    private readonly Dictionary<string, Operation> operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shape> shapes = new(StringComparer.Ordinal);

    public static ServiceModel SageMaker => LazySageMaker.Value;

    public static ServiceModel Runtime => LazyRuntime.Value;

    public static ServiceModel ApplicationAutoScaling => LazyScaling.Value;

    public static ServiceModel Sns => LazySns.Value;

    public static ServiceModel Sqs => LazySqs.Value;

    public static ServiceModel Sts => LazySts.Value;

    public IEnumerable<Shape> Shapes => shapes.Values;

    public Operation? FindOperation(string name) => operations.GetValueOrDefault(name);

    public Shape Shape(string name) => shapes[name];

    public Shape Shape(ShapeMember member) => shapes[member.Shape];

    private static ServiceModel Read(params string[] files)
    {
        var model = new ServiceModel();
        foreach (var file in files)
        {
            using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream($"{typeof(ServiceModel).Namespace}.{file}.json")
                ?? throw new InvalidOperationException($"The service model {file}.json is not embedded.");
            using var document = JsonDocument.Parse(stream);
            model.Add(document.RootElement);
        }

        return model;
    }

    private static Operation ParseOperation(string name, JsonElement json)
    {
        var output = json.TryGetProperty("output", out var found) ? found : default;
        return new Operation(
            name,
            json.TryGetProperty("input", out var input) ? Text(input, "shape") : null,
            output.ValueKind == JsonValueKind.Object ? Text(output, "shape") : null,
            output.ValueKind == JsonValueKind.Object ? Text(output, "resultWrapper") : null);
    }

    private static Shape ParseShape(string name, JsonElement json) => new(name, Text(json, "type")!)
    {
        Members = json.TryGetProperty("members", out var members)
            ? members.EnumerateObject().ToDictionary(member => member.Name, member => ParseMember(member.Value), StringComparer.Ordinal)
            : new Dictionary<string, ShapeMember>(StringComparer.Ordinal),
        Required = Texts(json, "required"),
        Enum = Texts(json, "enum"),
        Min = json.TryGetProperty("min", out var min) ? min.GetDouble() : null,
        Max = json.TryGetProperty("max", out var max) ? max.GetDouble() : null,
        Pattern = Text(json, "pattern"),
        Item = json.TryGetProperty("member", out var item) || json.TryGetProperty("value", out item) ? ParseMember(item) : null,
        Key = json.TryGetProperty("key", out var key) ? ParseMember(key) : null,
        Flattened = json.TryGetProperty("flattened", out var flattened) && flattened.GetBoolean(),
    };

    private static ShapeMember ParseMember(JsonElement json) => new(Text(json, "shape")!, Text(json, "locationName"), Text(json, "location"));

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string[] Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    private void Add(JsonElement root)
    {
        foreach (var operation in root.GetProperty("operations").EnumerateObject())
        {
            operations[operation.Name] = ParseOperation(operation.Name, operation.Value);
        }

        foreach (var shape in root.GetProperty("shapes").EnumerateObject())
        {
            shapes[shape.Name] = ParseShape(shape.Name, shape.Value);
        }
    }
}
