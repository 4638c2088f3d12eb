using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>Writes and reads values as Pulumi's deployment format does: secrets and assets are objects with a signature, an
/// unknown is a string of its own.</summary>
internal static class PropertyJson
{
    /// <summary>How Pulumi writes a value that is known only after apply.</summary>
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>How Pulumi shows a secret.</summary>
    public const string MaskedText = "[secret]";

    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>For the state file: secrets stay marked and readable.</summary>
    public static JsonNode? ToState(PropertyValue value) => Write(value, secret => new JsonObject
    {
        [Signature] = SecretSignature,
        ["plaintext"] = ToState(secret.Inner)?.ToJsonString() ?? "null",
    });

    /// <summary>For people and digests: secrets masked.</summary>
    public static JsonNode? ToMasked(PropertyValue value) => Write(value, _ => MaskedText);

    /// <summary>For AWS: secrets in clear.</summary>
    public static JsonNode? ToPlain(PropertyValue value) => Write(value, secret => ToPlain(secret.Inner));

    /// <summary>Reads what <see cref="ToState"/> wrote, and plain JSON.</summary>
    public static PropertyValue FromState(JsonNode? node) => node switch
    {
        null => PropertyValue.Null,
        JsonArray array => new ArrayValue([.. array.Select(FromState)]),
        JsonObject map => FromObject(map),
        _ => FromLeaf(node.AsValue()),
    };

    private static JsonNode? Write(PropertyValue value, Func<SecretValue, JsonNode?> secret) => value switch
    {
        NullValue => null,
        UnknownValue => UnknownText,
        BoolValue flag => flag.Value,
        NumberValue number => FromNumber(number.Value),
        StringValue text => text.Value,
        SecretValue hidden => secret(hidden),
        AssetValue asset => FromAsset(asset),
        ArrayValue array => new JsonArray([.. array.Items.Select(item => Write(item, secret))]),
        MapValue map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Write(entry.Value, secret)))),
        _ => throw new InvalidOperationException($"A value of kind {value.GetType().Name} has no JSON form."),
    };

    /// <summary>As parsed JSON, so that a reader may take it as any number type; whole numbers have no decimal point.</summary>
    private static JsonValue FromNumber(double value) => JsonValue.Create(
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? JsonSerializer.SerializeToElement((long)value) : JsonSerializer.SerializeToElement(value))!;

    private static JsonObject FromAsset(AssetValue asset)
    {
        var json = new JsonObject { [Signature] = AssetSignature, ["hash"] = asset.Hash };
        if (asset.Path is { } path) json["path"] = path;
        if (asset.Text is { } text) json["text"] = text;
        return json;
    }

    private static PropertyValue FromObject(JsonObject map) => (string?)map[Signature] switch
    {
        SecretSignature => new SecretValue(FromState(JsonNode.Parse((string?)map["plaintext"] ?? "null"))),
        AssetSignature => new AssetValue((string?)map["path"], (string?)map["text"], (string?)map["hash"] ?? string.Empty),
        _ => MapValue.Of(map.Select(entry => KeyValuePair.Create(entry.Key, FromState(entry.Value)))),
    };

    private static PropertyValue FromLeaf(JsonValue leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => (double)JsonSerializer.SerializeToElement(leaf).GetDouble(),
        _ => leaf.GetValue<string>() is var text && text == UnknownText ? PropertyValue.Unknown : text,
    };
}
