namespace PulumiProviders.Generator.Facts;

/// <summary>The type of a property, as the facts file writes it.</summary>
internal abstract record PropertyType;

internal enum Primitive
{
    Text,
    Boolean,
    Integer,
    Number,
    Any,
    Asset,
}

internal sealed record PrimitiveType(Primitive Primitive) : PropertyType;

internal sealed record ListType(PropertyType Element) : PropertyType;

internal sealed record MapType(PropertyType Element) : PropertyType;

/// <param name="Name">Module and name, such as <c>sagemaker.ModelContainer</c>; no module for the package's root.</param>
internal sealed record ObjectType(string Name) : PropertyType;

/// <param name="Name">Module and name, such as <c>s3.CannedAcl</c>.</param>
internal sealed record EnumType(string Name) : PropertyType;

internal sealed record UnionType(IReadOnlyList<PropertyType> Members) : PropertyType;
