using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes the statements that put a property into a JSON body.</summary>
internal sealed class JsonValueWriter(TypeMap types, ServiceModel model)
{
    public string IsSet(Member member) => types.IsCollection(member.Shape)
        ? $"value.{member.Property} != null && (value.{member.Property}.Count > 0 || !AWSConfigs.InitializeCollections)"
        : $"value.{member.Property} != null";

    public void Member(CodeWriter writer, Member member) => writer.Block($"if ({IsSet(member)})", () =>
    {
        writer.Line($"writer.WritePropertyName({Literal.Of(member.LocationName)});");
        Value(writer, member.Shape, $"value.{member.Property}" + (types.IsValue(member.Shape) ? ".Value" : ""), depth: 0);
    });

    private void Value(CodeWriter writer, string name, string value, int depth)
    {
        var shape = model.Shapes[name];
        switch (shape.Type)
        {
            case "list":
                List(writer, shape.Element!, value, depth);
                break;
            case "map":
                Map(writer, shape.Element!, value, depth);
                break;
            default:
                writer.Line(Scalar(shape, value));
                break;
        }
    }

    private static string Scalar(Shape shape, string value) => shape.Type switch
    {
        "string" => $"writer.WriteStringValue((string){value});",
        "boolean" => $"writer.WriteBooleanValue({value});",
        "float" or "double" => $"JsonProtocol.WriteNumber(writer, {value});",
        "timestamp" => $"JsonProtocol.WriteTimestamp(writer, {value});",
        "blob" => $"JsonProtocol.WriteBlob(writer, {value});",
        "structure" => $"{shape.Name}Marshaller.Write(writer, {value});",
        _ => $"writer.WriteNumberValue({value});",
    };

    private void List(CodeWriter writer, string element, string value, int depth)
    {
        writer.Line("writer.WriteStartArray();");
        writer.Block($"foreach (var item{depth} in {value})", () => Value(writer, element, $"item{depth}", depth + 1));
        writer.Line("writer.WriteEndArray();");
    }

    private void Map(CodeWriter writer, string element, string value, int depth)
    {
        writer.Line("writer.WriteStartObject();");
        writer.Block($"foreach (var entry{depth} in {value})", () =>
        {
            writer.Line($"writer.WritePropertyName(entry{depth}.Key);");
            Value(writer, element, $"entry{depth}.Value", depth + 1);
        });
        writer.Line("writer.WriteEndObject();");
    }
}
