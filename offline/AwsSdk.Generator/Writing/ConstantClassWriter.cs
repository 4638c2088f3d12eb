using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes the constant classes, AWSSDK's enumerations that stay open for values of tomorrow.</summary>
internal static class ConstantClassWriter
{
    public static string Write(ServiceContext context) => SourceFile.Write(context.Service.Namespace, writer =>
    {
        foreach (var shape in context.Model.Shapes.Values.Where(shape => shape.IsEnum))
            Class(writer, shape);
    });

    private static void Class(CodeWriter writer, Shape shape) => writer.Block($"public class {shape.Name} : ConstantClass", () =>
    {
        foreach (var value in shape.EnumValues)
            writer.Line($"public static readonly {shape.Name} {Naming.Constant(value)} = new {shape.Name}({Literal.Of(value)});");
        writer.Line().Line($$"""
            public {{shape.Name}}(string value) : base(value) { }

            public static {{shape.Name}} FindValue(string value) => FindValue<{{shape.Name}}>(value);

            public static implicit operator {{shape.Name}}(string value) => FindValue(value);
            """);
    }).Line();
}
