using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Writes classes of inputs: args, state, invoke args and what is nested in them.</summary>
internal sealed class ArgsEmitter(CSharpTypes types)
{
    /// <param name="resource">For the secrets and defaults of a resource's own args; null for other classes.</param>
    public void Emit(
        SourceWriter writer,
        string className,
        TypeForm form,
        IReadOnlyList<PropertyFacts> properties,
        string? baseClass = null,
        ResourceFacts? resource = null)
    {
        writer.Open($"public sealed class {className} : {baseClass ?? form.BaseClass}");
        foreach (var property in properties)
        {
            EmitProperty(writer, property, form, resource);
        }

        writer.Open($"public {className}()");
        foreach (var initial in resource?.Defaults ?? [])
        {
            writer.Line($"{properties.First(property => property.Name == initial.Key).CSharpName} = {initial.Value};");
        }

        writer.Close();
        writer.Line($"public static new {className} Empty => new {className}();");
        writer.Close();
    }

    private void EmitProperty(SourceWriter writer, PropertyFacts property, TypeForm form, ResourceFacts? resource)
    {
        var type = types.Arg(property.Type, form);
        writer.Line(Attribute(property, resource));
        if (CSharpTypes.IsCollection(property.Type))
        {
            EmitCollection(writer, property, type);
        }
        else if (resource?.Secrets.Contains(property.Name) == true)
        {
            EmitSecret(writer, property, type);
        }
        else
        {
            var initial = property.Optional || (form.IsPlain && CSharpTypes.IsValueType(property.Type)) ? "" : " = null!;";
            writer.Line($"public {type}{(property.Optional ? "?" : "")} {property.CSharpName} {{ get; set; }}{initial}");
        }
    }

    private static void EmitCollection(SourceWriter writer, PropertyFacts property, string type)
    {
        var field = "_" + property.Name;
        writer.Line($"private {type}? {field};");
        if (property.Deprecation is { } message)
        {
            writer.Line($"[global::System.ObsoleteAttribute({CSharp.Literal(message)})]");
        }

        writer.Open($"public {type} {property.CSharpName}");
        writer.Line($"get => {field} ?? ({field} = new {type}());");
        writer.Line($"set => {field} = value;");
        writer.Close();
    }

    private static void EmitSecret(SourceWriter writer, PropertyFacts property, string type)
    {
        var field = "_" + property.Name;
        writer.Line($"private {type}? {field};");
        writer.Open($"public {type}? {property.CSharpName}");
        writer.Line($"get => {field};");
        writer.Open("set");
        writer.Line("var emptySecret = global::Pulumi.Output.CreateSecret(0);");
        writer.Line($"{field} = global::Pulumi.Output.Tuple<{type}?, int>(value, emptySecret).Apply(t => t.Item1);");
        writer.Close();
        writer.Close();
    }

    private static string Attribute(PropertyFacts property, ResourceFacts? resource)
    {
        // Provider settings travel as strings; what is not one is sent as JSON text.
        var json = resource?.IsProvider == true && property.Type is not PrimitiveType { Primitive: Primitive.Text };
        var required = property.Optional ? "" : ", required: true";
        return $"[global::Pulumi.InputAttribute({CSharp.Literal(property.Name)}{required}{(json ? ", json: true" : "")})]";
    }
}
