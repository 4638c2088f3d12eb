using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Writes a resource, its args and, where the provider has it, its state.</summary>
internal sealed class ResourceEmitter(ProviderFacts facts, CSharpTypes types, ArgsEmitter args)
{
    private const string Options = "global::Pulumi.CustomResourceOptions";

    public string Emit(ResourceFacts resource)
    {
        var writer = new SourceWriter();
        writer.Open($"namespace {facts.NamespaceOf(resource.Module)}");
        EmitClass(writer, resource);
        args.Emit(writer, resource.Name + "Args", TypeForm.Args, resource.Args, resource: resource);
        if (HasState(resource))
        {
            args.Emit(writer, resource.Name + "State", TypeForm.State, resource.State);
        }

        writer.Close();
        return writer.ToString();
    }

    private void EmitClass(SourceWriter writer, ResourceFacts resource)
    {
        var token = resource.IsProvider ? $"pulumi:providers:{resource.Token}" : resource.Token;
        writer.Line($"[{facts.ShortName}ResourceType({CSharp.Literal(token)})]");
        var baseClass = resource.IsProvider ? "ProviderResource" : "CustomResource";
        writer.Open($"public partial class {resource.Name} : global::Pulumi.{baseClass}");
        foreach (var output in resource.Outputs)
        {
            writer.Line($"[global::Pulumi.OutputAttribute({CSharp.Literal(output.Name)})]");
            var type = types.Optional(output, TypeForm.Output);
            writer.Line($"public global::Pulumi.Output<{type}> {output.CSharpName} {{ get; private set; }} = null!;");
        }

        EmitConstructor(writer, resource);
        if (!resource.IsProvider)
        {
            EmitGet(writer, resource);
        }

        EmitOptions(writer, resource);
        writer.Close();
    }

    private static void EmitConstructor(SourceWriter writer, ResourceFacts resource)
    {
        var name = resource.Name;
        var parameter = resource.Args.All(arg => arg.Optional) ? $"{name}Args? args = null" : $"{name}Args args";
        writer.Line($"public {name}(string name, {parameter}, {Options}? options = null)");
        writer.Open($"    : base({CSharp.Literal(resource.Token)}, name, args ?? new {name}Args(), MakeResourceOptions(options, \"\"))");
        writer.Close();
    }

    private void EmitGet(SourceWriter writer, ResourceFacts resource)
    {
        var name = resource.Name;
        var (parameter, argument, state) = HasState(resource) ? ($", {name}State? state = null", ", state", "state") : ("", "", "null");
        writer.Line($"private {name}(string name, global::Pulumi.Input<string> id{parameter}, {Options}? options = null)");
        writer.Open($"    : base({CSharp.Literal(resource.Token)}, name, {state}, MakeResourceOptions(options, id))");
        writer.Close();
        writer.Open($"public static {name} Get(string name, global::Pulumi.Input<string> id{parameter}, {Options}? options = null)");
        writer.Line($"return new {name}(name, id{argument}, options);");
        writer.Close();
    }

    private void EmitOptions(SourceWriter writer, ResourceFacts resource)
    {
        writer.Open($"private static {Options} MakeResourceOptions({Options}? options, global::Pulumi.Input<string>? id)");
        writer.Line($"var defaultOptions = new {Options} {{ Version = global::{facts.Namespace}.Utilities.Version }};");
        foreach (var alias in resource.Aliases)
        {
            writer.Line($"defaultOptions.Aliases.Add(new global::Pulumi.Alias {{ Type = {CSharp.Literal(alias)} }});");
        }

        foreach (var secret in resource.Secrets)
        {
            writer.Line($"defaultOptions.AdditionalSecretOutputs.Add({CSharp.Literal(secret)});");
        }

        writer.Lines(
            $"var merged = {Options}.Merge(defaultOptions, options);",
            "merged.Id = id ?? merged.Id;",
            "return merged;");
        writer.Close();
    }

    private bool HasState(ResourceFacts resource) => facts.Bridged && !resource.IsProvider;
}
