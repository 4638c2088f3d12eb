using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Writes classes of outputs: what is nested in a resource's outputs, and results of functions.</summary>
internal sealed class OutputTypeEmitter(CSharpTypes types)
{
    public void Emit(SourceWriter writer, string className, TypeForm form, IReadOnlyList<PropertyFacts> properties)
    {
        writer.Line("[global::Pulumi.OutputTypeAttribute]");
        writer.Open($"public sealed class {className}");
        foreach (var property in properties)
        {
            writer.Line($"public readonly {types.Optional(property, form)} {property.CSharpName};");
        }

        writer.Line("[global::Pulumi.OutputConstructorAttribute]");
        var parameters = properties.Select(property => $"{types.Optional(property, form)} {CSharp.Identifier(property.Name)}");
        writer.Open($"private {className}({string.Join(", ", parameters)})");
        foreach (var property in properties)
        {
            writer.Line($"{property.CSharpName} = {CSharp.Identifier(property.Name)};");
        }

        writer.Close();
        writer.Close();
    }
}
