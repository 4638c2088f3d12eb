using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>The C# types of shapes, as AWSSDK v4 chooses them, and the unmarshallers of AWSSDK.Core that read them.</summary>
internal sealed class TypeMap(ServiceModel model)
{
    /// <summary>The type of a property: value types are nullable, an enumerated string is its constant class.</summary>
    public string Property(string name)
    {
        var shape = model.Shapes[name];
        if (shape.IsEnum)
            return shape.Name;
        return IsValue(name) ? Element(name) + "?" : Element(name);
    }

    /// <summary>The type of a list's element or a map's value: plain, and text even when enumerated.</summary>
    public string Element(string name)
    {
        var shape = model.Shapes[name];
        return shape.Type switch
        {
            "string" => "string",
            "integer" => "int",
            "long" => "long",
            "boolean" => "bool",
            "float" => "float",
            "double" => "double",
            "timestamp" => "DateTime",
            "blob" => "MemoryStream",
            "structure" => shape.Name,
            "list" => $"List<{Element(shape.Element!)}>",
            "map" => $"Dictionary<string, {Element(shape.Element!)}>",
            _ => throw new NotSupportedException($"Shape '{name}' has type '{shape.Type}', for which there is no C# type."),
        };
    }

    public bool IsValue(string name) =>
        model.Shapes[name].Type is "integer" or "long" or "boolean" or "float" or "double" or "timestamp";

    public bool IsCollection(string name) => model.Shapes[name].Type is "list" or "map";

    /// <summary>The expression that yields the unmarshaller of a property.</summary>
    public string PropertyUnmarshaller(string name) =>
        IsValue(name) ? $"Nullable{UnmarshallerName(name)}.Instance" : ElementUnmarshaller(name).Instance;

    private (string Type, string Instance) ElementUnmarshaller(string name)
    {
        var shape = model.Shapes[name];
        if (!IsCollection(name))
            return (UnmarshallerName(name), UnmarshallerName(name) + ".Instance");
        var (type, instance) = ElementUnmarshaller(shape.Element!);
        var element = Element(shape.Element!);
        if (shape.Type == "list")
            return ($"JsonListUnmarshaller<{element}, {type}>", $"new JsonListUnmarshaller<{element}, {type}>({instance})");
        var map = $"JsonDictionaryUnmarshaller<string, {element}, StringUnmarshaller, {type}>";
        return (map, $"new {map}(StringUnmarshaller.Instance, {instance})");
    }

    private string UnmarshallerName(string name)
    {
        var shape = model.Shapes[name];
        return shape.Type switch
        {
            "integer" => "IntUnmarshaller",
            "long" => "LongUnmarshaller",
            "boolean" => "BoolUnmarshaller",
            "float" => "FloatUnmarshaller",
            "double" => "DoubleUnmarshaller",
            "timestamp" => "DateTimeUnmarshaller",
            "blob" => "MemoryStreamUnmarshaller",
            "structure" => shape.Name + "Unmarshaller",
            _ => "StringUnmarshaller",
        };
    }
}
