using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Operations.Shared;

namespace Infra.Operations.Review;

/// <summary>Values as they may be shown: unknown ones as words, secrets masked, long ones cut.</summary>
internal static class ShownValues
{
    public const string Unknown = "(known after apply)";
    public const string Secret = "[secret]";

    /// <summary>The preview names a difference, but holds no value that could be shown.</summary>
    public const string NotTold = "(not in the preview)";

    /// <summary>What Pulumi writes for a value that it does not know yet (pulumi/pulumi, pkg/resource/stack/deployment.go).</summary>
    public const string UnknownSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode? value) => VisibleText.Cut(Cleaned(value) switch
    {
        null => "null",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.GetValue<string>(),
        var other => other.ToJsonString(Readable),
    });

    private static string Text(string text) => text.Contains(SecretSignature, StringComparison.Ordinal)
        ? Secret
        : text == UnknownSentinel ? Unknown : text.Replace(UnknownSentinel, Unknown, StringComparison.Ordinal);

    private static JsonNode? Cleaned(JsonNode? value) => value switch
    {
        JsonObject map when map[SignatureKey]?.ToString() == SecretSignature => Secret,
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(Text(member.Key), Cleaned(member.Value))).DistinctBy(member => member.Key)),
        JsonArray list => new JsonArray([.. list.Select(Cleaned)]),
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => Text(scalar.GetValue<string>()),
        _ => value?.DeepClone(),
    };
}
