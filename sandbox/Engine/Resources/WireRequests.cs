using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.ServiceModels;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>Turns a resource's properties into the request of an AWS operation. The operation's own shapes lead: a member takes the
/// property of its name, whatever the case; where the provider made a list of a single structure, or a map of tags, that is undone.</summary>
internal sealed class WireRequests(ServiceModel model)
{
    /// <param name="operation">The operation, such as <c>CreateModel</c>.</param>
    /// <param name="properties">The properties in Pulumi's names.</param>
    /// <param name="renamed">Members whose property has another name: member to property.</param>
    public JsonObject Create(string operation, MapValue properties, params ReadOnlySpan<(string Member, string Property)> renamed)
    {
        var shape = model.Shape(model.FindOperation(operation)?.Input
            ?? throw new InvalidOperationException($"The service model has no operation {operation}."));
        foreach (var (member, property) in renamed)
        {
            if (properties[property] is { } value) properties = properties.Set(member, value);
        }

        return Structure(shape, properties);
    }

    private JsonObject Structure(Shape shape, MapValue properties)
    {
        var byName = properties.Entries
            .GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.OrderBy(entry => entry.Key, StringComparer.Ordinal).First().Value, StringComparer.OrdinalIgnoreCase);
        var request = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            if ((byName.GetValueOrDefault(name) ?? byName.GetValueOrDefault(name + "s")) is { } value and not NullValue)
                request[name] = Convert(model.Shape(member), value);
        }

        return request;
    }

    private JsonNode? Convert(Shape shape, PropertyValue value) => (shape.Type, value) switch
    {
        ("structure", MapValue map) => Structure(shape, map),
        ("structure", ArrayValue { Items: [var only] }) => Convert(shape, only),
        ("list", ArrayValue items) => new JsonArray([.. items.Items.Select(item => Convert(model.Shape(shape.Item!), item))]),
        ("list", MapValue tags) => new JsonArray([.. tags.Entries.Select(Tag)]),
        ("map", MapValue map) => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Convert(model.Shape(shape.Item!), e.Value)))),
        ("integer" or "long" or "float" or "double", StringValue text) =>
            PropertyJson.ToPlain(double.Parse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture)),
        ("boolean", StringValue text) => JsonValue.Create(text.Value == "true"),
        _ => PropertyJson.ToPlain(value),
    };

    private static JsonNode? Tag(KeyValuePair<string, PropertyValue> tag) =>
        new JsonObject { ["Key"] = tag.Key, ["Value"] = PropertyJson.ToPlain(tag.Value) };
}
