namespace Infra.Operations.Review;

/// <summary>The parts of <c>urn:pulumi:stack::project::parentType$type::name</c>.</summary>
internal sealed record Urn(string Stack, string Project, string QualifiedType, string Name)
{
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>The resource's own type token.</summary>
    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    /// <summary>The type token of its parent; null below the stack.</summary>
    public string? ParentType => QualifiedType.Split('$') is [.., var parent, _] && parent != StackType ? parent : null;

    /// <summary>A text that is no URN stands as the name of a resource of no type.</summary>
    public static Urn Parse(string text)
    {
        var parts = text.Split("::", 4);
        return parts.Length == 4 && parts[0].StartsWith("urn:pulumi:", StringComparison.Ordinal)
            ? new Urn(parts[0]["urn:pulumi:".Length..], parts[1], parts[2], parts[3])
            : new Urn("", "", "", text);
    }

    /// <summary>The last part of a type token: <c>EndpointConfiguration</c>.</summary>
    public static string ShortType(string type) => type[(type.LastIndexOf(':') + 1)..];
}
