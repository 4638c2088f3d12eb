namespace PulumiProviders.Generator.Emit;

/// <summary>Writes an enumeration of strings as the struct that Pulumi makes of it.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, string name, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        writer.Line("[global::Pulumi.EnumTypeAttribute]");
        writer.Open($"public readonly struct {name} : global::System.IEquatable<{name}>");
        writer.Line("private readonly string _value;");
        writer.Open($"private {name}(string value)");
        writer.Line("_value = value ?? throw new global::System.ArgumentNullException(nameof(value));");
        writer.Close();
        foreach (var value in values)
        {
            writer.Line($"public static {name} {CSharp.Identifier(value.Key)} {{ get; }} = new {name}({CSharp.Literal(value.Value)});");
        }

        writer.Lines(
            $"public static bool operator ==({name} left, {name} right) => left.Equals(right);",
            $"public static bool operator !=({name} left, {name} right) => !left.Equals(right);",
            $"public static explicit operator string({name} value) => value._value;",
            $"public override bool Equals(object? obj) => obj is {name} other && Equals(other);",
            $"public bool Equals({name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);",
            "public override int GetHashCode() => _value?.GetHashCode() ?? 0;",
            "public override string ToString() => _value;");
        writer.Close();
    }
}
