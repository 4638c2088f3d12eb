using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Inputs marked <c>json: true</c>: the value as JSON text, keys sorted, with a space inside brackets.</summary>
internal static class JsonInput
{
    public static Output<string> ToText(object value) => new(SerializeAsync(value));

    internal static string Format(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static async Task<OutputData<string>> SerializeAsync(object value)
    {
        var serialized = await new Serializer().SerializeAsync(value).ConfigureAwait(false);
        return new OutputData<string>(
            serialized.IsUnknown ? "" : Format(serialized.Value), !serialized.IsUnknown, serialized.IsSecret, [.. serialized.Dependencies]);
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case ImmutableArray<object?> list:
                AppendAll(text, '[', ']', list, (_, item) => Append(text, item));
                break;
            case ImmutableDictionary<string, object?> map:
                AppendAll(text, '{', '}', map.OrderBy(entry => entry.Key, StringComparer.Ordinal), (_, entry) =>
                {
                    AppendString(text, entry.Key);
                    text.Append(": ");
                    Append(text, entry.Value);
                });
                break;
            default:
                AppendString(text, value.ToString() ?? "");
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<StringBuilder, T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? " " : ", ");
            first = false;
            append(text, item);
        }

        text.Append(' ').Append(close);
    }

    private static void AppendString(StringBuilder text, string value) =>
        text.Append('"').Append(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
}
