using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Types as Pulumi's .NET code generation writes them.</summary>
internal sealed class CSharpTypes(ProviderFacts facts)
{
    private const string Immutable = "global::System.Collections.Immutable.Immutable";
    private const string Collections = "global::System.Collections.Generic.";

    /// <summary>The type of a value: an element of a list, an output, a field.</summary>
    public string Value(PropertyType type, TypeForm form) => type switch
    {
        PrimitiveType primitive => Of(primitive.Primitive),
        ListType list => $"{Immutable}Array<{Value(list.Element, form)}>",
        MapType map => $"{Immutable}Dictionary<string, {Value(map.Element, form)}>",
        EnumType enumeration => $"global::{facts.NamespaceOf(QualifiedName.ModuleOf(enumeration.Name))}.{QualifiedName.NameOf(enumeration.Name)}",
        ObjectType reference => $"global::{form.NamespaceOf(facts, reference.Name)}.{form.ClassOf(reference.Name)}",
        UnionType union => Union(union, form) is { Count: 2 } pair ? $"global::Pulumi.Union<{pair[0]}, {pair[1]}>" : Single(union, form),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The same where it may be absent. Lists never are: an absent list is the default array.</summary>
    public string Optional(PropertyFacts property, TypeForm form) =>
        Value(property.Type, form) + (property.Optional && property.Type is not ListType ? "?" : "");

    /// <summary>The type of a property of an args class.</summary>
    public string Arg(PropertyType type, TypeForm form) => (type, form.IsPlain) switch
    {
        (ListType list, true) => $"{Collections}List<{Value(list.Element, form)}>",
        (MapType map, true) => $"{Collections}Dictionary<string, {Value(map.Element, form)}>",
        (_, true) => Value(type, form),
        (ListType list, _) => $"global::Pulumi.InputList<{Value(list.Element, form)}>",
        (MapType map, _) => $"global::Pulumi.InputMap<{Value(map.Element, form)}>",
        (UnionType union, _) when Union(union, form) is { Count: > 1 } members =>
            members.Count == 2 ? $"global::Pulumi.InputUnion<{members[0]}, {members[1]}>" : "object",
        _ => $"global::Pulumi.Input<{Value(type, form)}>",
    };

    public static bool IsCollection(PropertyType type) => type is ListType or MapType;

    public static bool IsValueType(PropertyType type) =>
        type is EnumType or PrimitiveType { Primitive: Primitive.Boolean or Primitive.Integer or Primitive.Number };

    private string Single(UnionType union, TypeForm form) => Union(union, form) is { Count: 1 } one ? one[0] : "object";

    private List<string> Union(UnionType union, TypeForm form) => [.. union.Members.Select(member => Value(member, form)).Distinct()];

    private static string Of(Primitive primitive) => primitive switch
    {
        Primitive.Text => "string",
        Primitive.Boolean => "bool",
        Primitive.Integer => "int",
        Primitive.Number => "double",
        Primitive.Asset => "global::Pulumi.AssetOrArchive",
        _ => "object",
    };
}
