using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>Writes values as YAML: scalars with quotes where they need them, maps and lists as lines or inline.</summary>
internal static class YamlWriter
{
    public const int IndentStep = 2;

    /// <summary>A scalar in the form of the one it replaces, as far as the new value allows it.</summary>
    public static string Scalar(JsonNode? value, ScalarForm form = ScalarForm.Plain, bool flow = false)
    {
        if (value is null)
            return "null";
        if (value.GetValueKind() != JsonValueKind.String)
            return value.ToJsonString();

        var text = value.GetValue<string>();
        return form switch
        {
            ScalarForm.SingleQuoted when text.All(IsPrintable) => $"'{text.Replace("'", "''")}'",
            ScalarForm.Plain when CanStandPlain(text, flow) => text,
            _ => Quote(text),
        };
    }

    public static string Key(string key, bool flow = false) => Scalar(JsonValue.Create(key), ScalarForm.Plain, flow);

    /// <summary>A value on one line.</summary>
    public static string Inline(JsonNode? value, ScalarForm form = ScalarForm.Plain) => value switch
    {
        JsonObject map => "{" + string.Join(", ", map.Select(entry => $"{Key(entry.Key, flow: true)}: {Inline(entry.Value)}")) + "}",
        JsonArray list => "[" + string.Join(", ", list.Select(item => Inline(item))) + "]",
        _ => Scalar(value, form, flow: true),
    };

    /// <summary>The lines of a map or list that is not empty.</summary>
    public static IEnumerable<string> Lines(JsonNode collection, int indent) => collection is JsonObject map
        ? map.SelectMany(entry => Entry(entry.Key, entry.Value, indent))
        : collection.AsArray().SelectMany(item => Item(item, indent));

    /// <summary>The lines of one entry of a map.</summary>
    public static IEnumerable<string> Entry(string key, JsonNode? value, int indent)
    {
        var start = Spaces(indent) + Key(key) + ":";
        return IsBlock(value) ? [start, .. Lines(value!, indent + IndentStep)] : [$"{start} {Inline(value, flow: false)}"];
    }

    /// <summary>The lines of one item of a list; a map or list in it starts on the line of the dash.</summary>
    public static IEnumerable<string> Item(JsonNode? value, int indent)
    {
        if (!IsBlock(value))
            return [$"{Spaces(indent)}- {Inline(value, flow: false)}"];

        var lines = Lines(value!, indent + IndentStep).ToList();
        lines[0] = $"{Spaces(indent)}- {lines[0].TrimStart(' ')}";
        return lines;
    }

    /// <summary>Whether a value takes lines of its own: a map or list that is not empty.</summary>
    public static bool IsBlock(JsonNode? value) => value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 };

    public static string Spaces(int count) => new(' ', count);

    private static string Inline(JsonNode? value, bool flow) => value is JsonObject or JsonArray ? Inline(value) : Scalar(value, ScalarForm.Plain, flow);

    private static bool CanStandPlain(string text, bool flow)
    {
        if (text.Length == 0 || ScalarResolver.IsAmbiguous(text) || !text.All(IsPrintable))
            return false;
        if (!char.IsLetterOrDigit(text[0]) && text[0] is not ('/' or '_' or '.' or '$' or '+'))
            return false;

        return text[^1] is not (' ' or ':') && !text.Contains(": ") && !text.Contains(" #")
            && !(flow && text.AsSpan().IndexOfAny(",[]{}") >= 0);
    }

    private static bool IsPrintable(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF');

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when IsPrintable(c) || char.IsSurrogate(c) => quoted.Append(c),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            };
        }

        return quoted.Append('"').ToString();
    }
}
