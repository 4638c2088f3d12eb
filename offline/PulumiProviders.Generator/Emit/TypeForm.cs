using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>The classes that one type of the facts becomes, one for each place where it is used.</summary>
/// <param name="Direction">Which of the facts' types it is read from, and the namespace of the class.</param>
/// <param name="IsPlain">Holds values, not <c>Input</c>s of them.</param>
internal sealed record TypeForm(string Direction, string Suffix, string BaseClass, bool IsPlain)
{
    /// <summary>Given to a resource.</summary>
    public static readonly TypeForm Args = new("inputs", "Args", "global::Pulumi.ResourceArgs", IsPlain: false);

    /// <summary>Given to <c>Get</c>, to look a resource up.</summary>
    public static readonly TypeForm State = new("inputs", "GetArgs", "global::Pulumi.ResourceArgs", IsPlain: false);

    /// <summary>Given to <c>InvokeAsync</c>.</summary>
    public static readonly TypeForm InvokeArgs = new("inputs", "Args", "global::Pulumi.InvokeArgs", IsPlain: true);

    /// <summary>Given to <c>Invoke</c>.</summary>
    public static readonly TypeForm InvokeInputArgs = new("inputs", "InputArgs", "global::Pulumi.ResourceArgs", IsPlain: false);

    /// <summary>Got from a resource.</summary>
    public static readonly TypeForm Output = new("outputs", "", "", IsPlain: true);

    /// <summary>Got from a function.</summary>
    public static readonly TypeForm Result = new("outputs", "Result", "", IsPlain: true);

    public bool IsInput => Direction == "inputs";

    public string KeyOf(string name) => $"{Direction}.{name}";

    public string NamespaceOf(ProviderFacts facts, string name) =>
        $"{facts.NamespaceOf(QualifiedName.ModuleOf(name))}.{(IsInput ? "Inputs" : "Outputs")}";

    public string ClassOf(string name) => QualifiedName.NameOf(name) + Suffix;
}
