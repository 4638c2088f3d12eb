using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Writes what the classes of a package share; internal to it, as in the genuine package.</summary>
internal static class UtilitiesEmitter
{
    public static string Emit(ProviderFacts facts)
    {
        var writer = new SourceWriter();
        writer.Open($"namespace {facts.Namespace}");
        writer.Open("internal static class Utilities");
        writer.Line($"public static string Version => {CSharp.Literal(facts.Version)};");
        writer.Open("public static string? GetEnv(params string[] names)");
        writer.Open("foreach (var name in names)");
        writer.Open("if (global::System.Environment.GetEnvironmentVariable(name) is { } value)");
        writer.Line("return value;");
        writer.Close();
        writer.Close();
        writer.Line("return null;");
        writer.Close();
        EmitDefaults(writer, "InvokeOptions");
        EmitDefaults(writer, "InvokeOutputOptions");
        writer.Close();
        writer.Open($"internal sealed class {facts.ShortName}ResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute");
        writer.Open($"public {facts.ShortName}ResourceTypeAttribute(string type) : base(type, Utilities.Version)");
        writer.Close();
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void EmitDefaults(SourceWriter writer, string options)
    {
        writer.Open($"public static global::Pulumi.{options} WithDefaults(this global::Pulumi.{options}? options)");
        writer.Lines(
            $"var result = options ?? new global::Pulumi.{options}();",
            "result.Version ??= Version;",
            "return result;");
        writer.Close();
    }
}
