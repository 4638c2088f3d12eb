using System.Text.Json;

namespace AwsSdk.Generator.Models;

/// <summary>Reads a service model in the form botocore publishes it (metadata, operations, shapes).</summary>
internal static class ServiceModelReader
{
    public static ServiceModel Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var shapes = root.GetProperty("shapes").EnumerateObject()
            .ToDictionary(shape => shape.Name, shape => ReadShape(shape.Name, shape.Value));
        var operations = root.GetProperty("operations").EnumerateObject()
            .Select(operation => ReadOperation(operation.Value)).ToList();
        return new ServiceModel(ReadMetadata(root.GetProperty("metadata")), operations, shapes);
    }

    private static ServiceMetadata ReadMetadata(JsonElement metadata)
    {
        var endpointPrefix = Text(metadata, "endpointPrefix")!;
        return new ServiceMetadata(
            Text(metadata, "serviceId")!,
            Text(metadata, "apiVersion")!,
            endpointPrefix,
            Text(metadata, "signingName") ?? endpointPrefix,
            Text(metadata, "protocol")!,
            Text(metadata, "jsonVersion")!,
            Text(metadata, "targetPrefix") ?? "",
            metadata.TryGetProperty("awsQueryCompatible", out _));
    }

    private static Operation ReadOperation(JsonElement operation)
    {
        var http = operation.GetProperty("http");
        var errors = operation.TryGetProperty("errors", out var listed)
            ? listed.EnumerateArray().Select(error => Text(error, "shape")!).ToList()
            : [];
        return new Operation(
            Text(operation, "name")!, Text(http, "method")!, Text(http, "requestUri")!,
            ShapeOf(operation, "input"), ShapeOf(operation, "output"), errors);
    }

    private static Shape ReadShape(string name, JsonElement shape)
    {
        var required = Texts(shape, "required");
        var members = shape.TryGetProperty("members", out var listed)
            ? listed.EnumerateObject().Select(member => ReadMember(member.Name, member.Value, required)).ToList()
            : [];
        var errorCode = shape.TryGetProperty("error", out var error) ? Text(error, "code") : null;
        return new Shape(
            name, Text(shape, "type")!, members, ShapeOf(shape, "key"),
            ShapeOf(shape, "member") ?? ShapeOf(shape, "value"), Texts(shape, "enum"), Text(shape, "payload"),
            shape.TryGetProperty("exception", out var exception) && exception.GetBoolean(), errorCode ?? name);
    }

    private static Member ReadMember(string name, JsonElement member, IReadOnlyList<string> required)
    {
        var deprecated = member.TryGetProperty("deprecated", out _)
            ? Text(member, "deprecatedMessage") ?? "This property is deprecated."
            : null;
        return new Member(
            name, Text(member, "shape")!, Text(member, "location"), Text(member, "locationName") ?? name,
            required.Contains(name), deprecated);
    }

    private static string? ShapeOf(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var reference) ? Text(reference, "shape") : null;

    private static string? Text(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var values) ? values.EnumerateArray().Select(value => value.GetString()!).ToList() : [];
}
