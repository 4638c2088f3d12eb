using System.Text.Json;
using Pulumi;

namespace Infra.Settings;

/// <summary>Top-level config keys, each a text or JSON.</summary>
internal sealed class SettingsReader(Func<string, string?> get, List<SettingsProblem> problems)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public T? Args<T>(string key, params IReadOnlyCollection<string> reserved)
        where T : ResourceArgs, new() =>
        Json(key) is { } element ? new SettingsBinder(problems).Bind<T>(element, key, reserved) : null;

    public string? Text(string key)
    {
        if (get(key) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add(new(SettingsProblem.Missing, key, "This key is required.", $"Set it: pulumi config set {key} <value>."));
        return null;
    }

    /// <summary>A text inside a map that somebody else checks; null when it is not there.</summary>
    public string? TextWithin(string key, string name) =>
        Json(key) is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A map of texts; empty when the key is absent.</summary>
    public Dictionary<string, string>? Map(string key)
    {
        if (get(key) is null)
        {
            return [];
        }

        if (Json(key) is not { ValueKind: JsonValueKind.Object } element || element.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
        {
            problems.Add(new(SettingsProblem.WrongType, key, "It takes a map of texts.", "Write a map of texts."));
            return null;
        }

        return element.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
    }

    private JsonElement? Json(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            problems.Add(new(SettingsProblem.WrongType, key, $"It takes a map, not the text \"{text}\".", "Write a map."));
            return null;
        }
    }
}
