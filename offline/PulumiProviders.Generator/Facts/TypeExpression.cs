namespace PulumiProviders.Generator.Facts;

/// <summary>
/// Reads type expressions: <c>?</c> for optional, then alternatives separated by <c> | </c>, each a primitive
/// (<c>string boolean integer number any asset</c>), <c>map&lt;T&gt;</c>, <c>inputs.module.Name</c>,
/// <c>outputs.module.Name</c> or <c>enums.module.Name</c>, followed by <c>[]</c> for a list.
/// </summary>
internal static class TypeExpression
{
    private static readonly Dictionary<string, Primitive> Primitives = new()
    {
        ["string"] = Primitive.Text,
        ["boolean"] = Primitive.Boolean,
        ["integer"] = Primitive.Integer,
        ["number"] = Primitive.Number,
        ["any"] = Primitive.Any,
        ["asset"] = Primitive.Asset,
    };

    /// <returns>Null where the text is no type expression.</returns>
    public static PropertyType? Parse(string text, out bool optional)
    {
        optional = text.StartsWith("?", StringComparison.Ordinal);
        return ParseAlternatives(optional ? text.Substring(1) : text);
    }

    private static PropertyType? ParseAlternatives(string text)
    {
        var members = new List<PropertyType>();
        foreach (var alternative in text.Split([" | "], StringSplitOptions.None))
        {
            if (ParseOne(alternative) is not { } member)
            {
                return null;
            }

            members.Add(member);
        }

        return members.Count == 1 ? members[0] : new UnionType(members);
    }

    private static PropertyType? ParseOne(string text)
    {
        if (Inner(text, "", "[]") is { } element)
        {
            return ParseOne(element) is { } type ? new ListType(type) : null;
        }

        if (Inner(text, "map<", ">") is { } value)
        {
            return ParseAlternatives(value) is { } type ? new MapType(type) : null;
        }

        if (Primitives.TryGetValue(text, out var primitive))
        {
            return new PrimitiveType(primitive);
        }

        return ParseReference(text);
    }

    private static PropertyType? ParseReference(string text)
    {
        var dot = text.IndexOf('.');
        var name = text.Substring(dot + 1);
        var isName = name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '.');
        return (isName, dot < 0 ? "" : text.Substring(0, dot)) switch
        {
            (true, "inputs" or "outputs") => new ObjectType(name),
            (true, "enums") => new EnumType(name),
            _ => null,
        };
    }

    private static string? Inner(string text, string prefix, string suffix) =>
        text.Length > prefix.Length + suffix.Length
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.EndsWith(suffix, StringComparison.Ordinal)
            ? text.Substring(prefix.Length, text.Length - prefix.Length - suffix.Length)
            : null;
}
