using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>Values of single nodes, and new values made ready for writing.</summary>
internal static class ConfigValue
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SourceText NoSource = new("");

    /// <summary>The value of a node that holds no alias.</summary>
    public static JsonNode? Of(YamlNode node) => YamlValues.Of(node, NoSource, "");

    public static string KeyOf(Slot slot) => ((ScalarNode)slot.Key!).Value;

    /// <summary>A copy whose numbers and texts are as JSON has them, so that it compares with what is read back.</summary>
    public static JsonNode? Normalize(YamlDocument document, ConfigPath path, JsonNode? value)
    {
        if (value is null)
            return null;

        try
        {
            CheckTexts(value);
            var copy = JsonNode.Parse(value.ToJsonString());
            return YamlValues.HoldsSecret(copy) ? throw PathGuard.LooksSecret(document, path) : copy;
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or NotSupportedException)
        {
            throw new StackFileException(StackFileErrors.InvalidValue, $"the new value of \"{path}\" cannot be written: it holds a number that is not finite, or text that is not Unicode.",
                "Give another value.", document.File, at: null, exception);
        }
    }

    private static void CheckTexts(JsonNode? value)
    {
        foreach (var child in value switch { JsonObject map => map.Select(entry => entry.Value), JsonArray list => list, _ => [] })
            CheckTexts(child);

        if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
            _ = StrictUtf8.GetByteCount(text);
    }
}
