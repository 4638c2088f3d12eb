using System.Text.Json.Nodes;
using System.Xml.Linq;
using Infra.Sandbox.Cloud.ServiceModels;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Writes wire JSON as the XML of the Query protocol by the service's model.</summary>
internal sealed class QueryWriter(ServiceModel model, XNamespace ns)
{
    /// <summary>What SQS calls the items of its flattened members.</summary>
    private static readonly Dictionary<string, string> FlatNames = new(StringComparer.Ordinal)
    {
        ["Messages"] = "Message",
        ["QueueUrls"] = "QueueUrl",
        ["Attributes"] = "Attribute",
        ["Successful"] = "DeleteMessageBatchResultEntry",
    };

    public IEnumerable<XElement> Members(string shape, JsonObject value) => Members(model.Shape(shape), value);

    private IEnumerable<XElement> Members(Shape shape, JsonObject value) =>
        shape.Members.SelectMany(member => value[member.Key] is { } inner ? Elements(member.Key, model.Shape(member.Value), inner) : []);

    private IEnumerable<XElement> Elements(string name, Shape shape, JsonNode value) => value switch
    {
        JsonObject structure when shape.Type == "structure" => [new XElement(ns + name, Members(shape, structure))],
        JsonObject map when shape.Flattened => map.Select(pair => Entry(FlatNames.GetValueOrDefault(name, name), "Name", "Value", pair)),
        JsonObject map => [new XElement(ns + name, map.Select(pair => Entry("entry", "key", "value", pair)))],
        JsonArray list when shape.Flattened => list.SelectMany(item => Elements(FlatNames.GetValueOrDefault(name, name), model.Shape(shape.Item!), item!)),
        JsonArray list => [new XElement(ns + name, list.SelectMany(item => Elements("member", model.Shape(shape.Item!), item!)))],
        _ => [new XElement(ns + name, value.ToString())],
    };

    private XElement Entry(string element, string key, string value, KeyValuePair<string, JsonNode?> pair) =>
        new(ns + element, new XElement(ns + key, pair.Key), new XElement(ns + value, pair.Value?.ToString()));
}
