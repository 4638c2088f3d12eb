using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Offline.AwsSdk.Tests.Models;

/// <summary>Turns JSON of a model's shapes into objects of the generated classes and back, by reflection.</summary>
internal static class WireObjects
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    public static object ToObject(this WireModel model, string shape, JsonNode wire, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return model.Type(shape) switch
        {
            "structure" => model.Fill(Activator.CreateInstance(type)!, model.Members(shape), wire.AsObject()),
            "list" => ToList(model, shape, wire.AsArray(), type),
            "map" => ToMap(model, shape, wire.AsObject(), type),
            "blob" => new MemoryStream(Convert.FromBase64String((string)wire!)),
            "timestamp" => Epoch.AddSeconds((double)wire),
            "string" when type != typeof(string) => Activator.CreateInstance(type, (string)wire!)!,
            "string" => (string)wire!,
            "boolean" => (bool)wire,
            _ => Convert.ChangeType((double)wire, type, CultureInfo.InvariantCulture),
        };
    }

    public static object Fill(this WireModel model, object target, IEnumerable<WireMember> members, JsonObject wire)
    {
        foreach (var member in members)
        {
            var property = target.GetType().GetProperty(member.Property)!;
            property.SetValue(target, model.ToObject(member.Shape, wire[member.WireName]!, property.PropertyType));
        }
        return target;
    }

    public static JsonObject ToWire(this WireModel model, IEnumerable<WireMember> members, object value) => new(members.Select(member =>
        KeyValuePair.Create(member.WireName, model.ToWire(member.Shape, value.GetType().GetProperty(member.Property)!.GetValue(value)))));

    private static JsonNode? ToWire(this WireModel model, string shape, object? value) => value is null ? null : model.Type(shape) switch
    {
        "structure" => model.ToWire(model.Members(shape), value),
        "list" => new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(item => model.ToWire(model.Element(shape), item))]),
        "map" => new JsonObject(((IDictionary)value).Keys.Cast<string>()
            .Select(key => KeyValuePair.Create(key, model.ToWire(model.Element(shape), ((IDictionary)value)[key])))),
        "blob" => Convert.ToBase64String(((MemoryStream)value).ToArray()),
        "timestamp" => (decimal)(((DateTime)value).ToUniversalTime() - Epoch).TotalMilliseconds / 1000m,
        "string" => value is ConstantClass constant ? constant.Value : (string)value,
        "boolean" => (bool)value,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static IList ToList(WireModel model, string shape, JsonArray wire, Type type)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var item in wire)
            list.Add(model.ToObject(model.Element(shape), item!, type.GetGenericArguments()[0]));
        return list;
    }

    private static IDictionary ToMap(WireModel model, string shape, JsonObject wire, Type type)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var (key, item) in wire)
            map.Add(key, model.ToObject(model.Element(shape), item!, type.GetGenericArguments()[1]));
        return map;
    }
}
