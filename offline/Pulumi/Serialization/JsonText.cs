using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi;

/// <summary>JSON as protobuf's formatter writes it: spaces inside brackets, sorted keys, few escapes.</summary>
internal static class JsonText
{
    /// <summary>The text; unknown if a part is unknown, secret if a part is secret, null for null.</summary>
    public static object? Of(object? value)
    {
        if (value is null)
            return null;

        var data = ValueReader.Read(value, resourceOf: null);
        object text = data.IsKnown ? Write(new StringBuilder(), data.Value).ToString() : Marks.Unknown;
        return data.IsSecret ? new SecretMark(text) : text;
    }

    private static StringBuilder Write(StringBuilder text, object? value) => value switch
    {
        null => text.Append("null"),
        bool flag => text.Append(flag ? "true" : "false"),
        double number => text.Append(number.ToString("R", CultureInfo.InvariantCulture)),
        string characters => WriteString(text, characters),
        ImmutableArray<object?> list => WriteJoined(text, '[', ']', list, item => Write(text, item)),
        ImmutableDictionary<string, object?> map => WriteJoined(
            text, '{', '}', map.OrderBy(entry => entry.Key, StringComparer.Ordinal),
            entry => Write(WriteString(text, entry.Key).Append(": "), entry.Value)),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} cannot be written as JSON."),
    };

    private static StringBuilder WriteJoined<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var separator = " ";
        foreach (var item in items)
        {
            text.Append(separator);
            write(item);
            separator = ", ";
        }

        return text.Append(' ').Append(close);
    }

    private static StringBuilder WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '<' or '>' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029'
                    => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"');
    }
}
