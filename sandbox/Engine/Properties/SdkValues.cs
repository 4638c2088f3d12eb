using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>Values as Pulumi's SDK hands them to mocks and takes them back: doubles, immutable collections, outputs for secrets.</summary>
internal static class SdkValues
{
    /// <summary>The state a mock returns. What is unknown at any depth is left out, which makes it unknown in a preview.</summary>
    public static ImmutableDictionary<string, object> ToState(MapValue outputs) =>
        outputs.Entries
            .Where(entry => !entry.Value.ContainsUnknown && entry.Value is not NullValue)
            .ToImmutableDictionary(entry => entry.Key, entry => ToSdk(entry.Value)!);

    /// <summary>Inputs or outputs as hooks get them.</summary>
    public static ImmutableDictionary<string, object?> ToHook(MapValue values) =>
        values.Entries
            .Where(entry => !entry.Value.ContainsUnknown && entry.Key != Resources.PhysicalNames.Defaults)
            .ToImmutableDictionary(entry => entry.Key, entry => ToSdk(entry.Value));

    public static PropertyValue FromSdk(object? value) => value switch
    {
        null => PropertyValue.Null,
        string text => text == PropertyJson.UnknownText ? PropertyValue.Unknown : text,
        bool flag => flag,
        double number => number,
        int number => (double)number,
        JsonElement json => PropertyJson.FromState(JsonNode.Parse(json.GetRawText())),
        IDictionary map => MapValue.Of(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, FromSdk(map[key])))),
        IEnumerable<KeyValuePair<string, object?>> map => FromEntries(map),
        IEnumerable items => new ArrayValue([.. items.Cast<object?>().Select(FromSdk)]),
        AssetOrArchive asset => Assets.Read(asset),
        Resource resource => resource.GetResourceName(),
        _ => throw new InvalidOperationException($"A value of type \"{value.GetType()}\" cannot be an input."),
    };

    public static MapValue FromEntries(IEnumerable<KeyValuePair<string, object?>> entries) =>
        MapValue.Of(entries.Select(entry => KeyValuePair.Create(entry.Key, FromSdk(entry.Value))));

    private static object? ToSdk(PropertyValue value) => value switch
    {
        NullValue => null,
        BoolValue flag => flag.Value,
        NumberValue number => number.Value,
        StringValue text => text.Value,
        SecretValue secret => Output.CreateSecret(ToSdk(secret.Inner)!),
        AssetValue { Path: { } path } => new FileAsset(path),
        AssetValue { Text: var text } => new StringAsset(text ?? string.Empty),
        ArrayValue array => array.Items.Select(ToSdk).ToImmutableArray(),
        MapValue map => map.Entries.ToImmutableDictionary(entry => entry.Key, entry => ToSdk(entry.Value)),
        _ => throw new InvalidOperationException("An unknown value has no form in the SDK."),
    };
}
