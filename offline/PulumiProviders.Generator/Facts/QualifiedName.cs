namespace PulumiProviders.Generator.Facts;

/// <summary>Names of the form <c>module.Name</c>; types of the package's root have no module.</summary>
internal static class QualifiedName
{
    public static string ModuleOf(string name) => name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : "";

    public static string NameOf(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
