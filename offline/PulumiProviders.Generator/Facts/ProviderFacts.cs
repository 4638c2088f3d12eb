namespace PulumiProviders.Generator.Facts;

/// <summary>What a facts file says of one provider package.</summary>
/// <param name="Package">The provider's name in tokens: <c>aws</c>.</param>
/// <param name="Namespace">The root namespace: <c>Pulumi.Aws</c>.</param>
/// <param name="Bridged">Made by the Terraform bridge: <c>Get</c> takes state, and nested types have a state form.</param>
/// <param name="Modules">Module to namespace segment: <c>appautoscaling</c> to <c>AppAutoScaling</c>.</param>
/// <param name="Enums">By module and name; the C# name of each value to its value on the wire.</param>
/// <param name="Types">By direction, module and name: <c>inputs.sagemaker.ModelContainer</c>.</param>
internal sealed record ProviderFacts(
    string Package,
    string Namespace,
    string Version,
    bool Bridged,
    IReadOnlyDictionary<string, string> Modules,
    IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> Enums,
    IReadOnlyList<ResourceFacts> Resources,
    IReadOnlyList<FunctionFacts> Functions,
    IReadOnlyDictionary<string, IReadOnlyList<PropertyFacts>> Types)
{
    /// <summary>The package's word in class names: <c>Aws</c> in <c>AwsResourceTypeAttribute</c>.</summary>
    public string ShortName => Namespace.Substring(Namespace.LastIndexOf('.') + 1);

    public string NamespaceOf(string module) => module.Length == 0 ? Namespace : $"{Namespace}.{Modules[module]}";
}

/// <param name="Module">Empty for the package's root.</param>
/// <param name="Name">The class: <c>EndpointConfiguration</c>.</param>
/// <param name="Aliases">Older tokens of the same resource.</param>
/// <param name="Secrets">Properties that are made secret whatever is given.</param>
/// <param name="Defaults">C# expressions of what the args are before anything is set.</param>
internal sealed record ResourceFacts(
    string Module,
    string Name,
    string Token,
    IReadOnlyList<PropertyFacts> Outputs,
    IReadOnlyList<PropertyFacts> Args,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Secrets,
    IReadOnlyList<KeyValuePair<string, string>> Defaults)
{
    public bool IsProvider => Module.Length == 0 && Name == "Provider";

    /// <summary>All properties, each optional, as inputs where they are inputs.</summary>
    public IReadOnlyList<PropertyFacts> State { get; } = Args
        .Concat(Outputs.Where(output => Args.All(arg => arg.Name != output.Name)))
        .Select(property => property with { Optional = true })
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .ToList();
}

internal sealed record FunctionFacts(
    string Module,
    string Name,
    string Token,
    IReadOnlyList<PropertyFacts> Args,
    IReadOnlyList<PropertyFacts> Result);

/// <param name="Name">The name on the wire.</param>
/// <param name="CSharpName">The same with a capital, unless the genuine SDK names it otherwise.</param>
/// <param name="Deprecation">What the compiler says of a use; null where nothing.</param>
internal sealed record PropertyFacts(string Name, string CSharpName, PropertyType Type, bool Optional, string? Deprecation, int Position);
