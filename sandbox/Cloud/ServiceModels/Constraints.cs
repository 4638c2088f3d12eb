using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Sandbox.Cloud.ServiceModels;

/// <summary>The constraints of single values: length, range, pattern, enum.</summary>
internal static class Constraints
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static bool HasType(string type, JsonNode value) => type switch
    {
        "structure" or "map" => value is JsonObject,
        "list" => value is JsonArray,
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" or "long" => value.GetValueKind() == JsonValueKind.Number && value.ToString().All(c => char.IsAsciiDigit(c) || c == '-'),
        "float" or "double" => value.GetValueKind() == JsonValueKind.Number || value.ToString() is "NaN" or "Infinity" or "-Infinity",
        "timestamp" => value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String,
        _ => value.GetValueKind() == JsonValueKind.String,
    };

    public static IEnumerable<string> Of(Shape shape, JsonNode value)
    {
        var size = Size(shape, value);
        var noun = shape.Type is "integer" or "long" or "float" or "double" ? "value" : "length";
        if (size > shape.Max)
        {
            yield return $"Member must have {noun} less than or equal to {shape.Max:0.############}";
        }

        if (size < shape.Min)
        {
            yield return $"Member must have {noun} greater than or equal to {shape.Min:0.############}";
        }

        if (shape.Type == "string" && shape.Pattern is not null && !Matches(shape.Pattern, value.ToString()))
        {
            yield return $"Member must satisfy regular expression pattern: {shape.Pattern}";
        }

        if (shape.Enum.Count > 0 && !shape.Enum.Contains(value.ToString()))
        {
            yield return $"Member must satisfy enum value set: [{string.Join(", ", shape.Enum)}]";
        }
    }

    private static double? Size(Shape shape, JsonNode value) => value switch
    {
        JsonArray list => list.Count,
        JsonObject map when shape.Type == "map" => map.Count,
        JsonValue text when shape.Type is "string" => text.ToString().Length,
        JsonValue number when shape.Type is "integer" or "long" or "float" or "double" => double.TryParse(number.ToString(), out var read) ? read : null,
        _ => null,
    };

    private static bool Matches(string pattern, string value) => Patterns.GetOrAdd(pattern, Translate).IsMatch(value);

    /// <summary>The patterns are Java's, matched whole; .NET lacks two of their character classes and one escape, and sees surrogates where Java sees code points.</summary>
    internal static Regex Translate(string pattern)
    {
        var translated = pattern
            .Replace(@"[\p{Print}]", @"[\x20-\x7E]", StringComparison.Ordinal)
            .Replace(@"\p{Print}", @"[\x20-\x7E]", StringComparison.Ordinal)
            .Replace(@"\uD800\uDC00-\uDBFF\uDFFF", @"\uD800-\uDFFF", StringComparison.Ordinal)
            .Replace(@"\_", "_", StringComparison.Ordinal)
            .Replace(@"\p{ASCII}", @"[\x00-\x7F]", StringComparison.Ordinal);
        return new Regex($@"\A(?:{translated})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
