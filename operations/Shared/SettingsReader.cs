using System.Globalization;
using System.Text.Json;

namespace Infra.Operations.Shared;

/// <summary>
/// Reads one object of a stack's config and collects every mistake in it, each with its key, instead of stopping at the first.
/// </summary>
/// <remarks>
/// Pulumi hands structured config to programs as JSON. <c>pulumi config set --path</c> may have stored a number as a string,
/// so a number in quotes is read as a number.
/// </remarks>
internal sealed class SettingsReader(JsonElement element, string key, string problemId, List<Problem> problems)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The full key of this object, such as <c>infra:recommendation.limits</c>.</summary>
    public string Key => key;

    /// <summary>False when the key is absent or null.</summary>
    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Reads JSON text whose root must be an object.</summary>
    public static SettingsReader Parse(string? json, string key, string problemId, List<Problem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "null" : json);
            return Over(document.RootElement.Clone(), key, problemId, problems);
        }
        catch (JsonException e)
        {
            problems.Add(new Problem(problemId, $"The value is no JSON object (line {e.LineNumber + 1}).", "Write it as a YAML mapping in the stack file.") { Key = key });
            return new SettingsReader(default, key, problemId, problems);
        }
    }

    public bool Has(string name)
    {
        known.Add(name);
        return Value(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
    }

    public string? Text(string name)
    {
        if (!Has(name))
            return null;

        var value = Value(name);
        if (value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;

        Refuse(name, $"{value.GetRawText()} is no text.", "Give a text that is not empty.");
        return null;
    }

    public string RequiredText(string name, string remedy)
    {
        if (!Has(name))
            Refuse(name, "The value is missing.", remedy);

        return Text(name) ?? "";
    }

    /// <summary>One of a closed set of words.</summary>
    public string? Word(string name, params IReadOnlyList<string> allowed)
    {
        var text = Text(name);
        if (text is null || allowed.Contains(text, StringComparer.Ordinal))
            return text;

        Refuse(name, $"\"{text}\" is not known.", $"Use one of {Quote(allowed)}.");
        return null;
    }

    public double? Number(string name, double least, double most)
    {
        if (!Has(name))
            return null;

        if (TryNumber(Value(name), out var number) && number >= least && number <= most)
            return number;

        Refuse(name, $"{Value(name).GetRawText()} is out of range.", $"Give a number from {Show(least)} to {Show(most)}.");
        return null;
    }

    public int? Integer(string name, int least, int most)
    {
        if (!Has(name))
            return null;

        if (TryNumber(Value(name), out var number) && number >= least && number <= most && number == Math.Truncate(number))
            return (int)number;

        Refuse(name, $"{Value(name).GetRawText()} is out of range.", $"Give a whole number from {least} to {most}.");
        return null;
    }

    public int Required(string name, int least, int most)
    {
        if (!Has(name))
            Refuse(name, "The value is missing.", $"Give a whole number from {least} to {most}.");
        return Integer(name, least, most) ?? least;
    }

    public bool? Flag(string name)
    {
        if (!Has(name))
            return null;

        if (Value(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value)
            return value.GetBoolean();

        Refuse(name, $"{Value(name).GetRawText()} is neither true nor false.", "Write true or false, without quotes.");
        return null;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (!Has(name))
            return [];

        var value = Value(name);
        if (value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(i => i is { ValueKind: JsonValueKind.String } && i.GetString() is { Length: > 0 }))
            return [.. value.EnumerateArray().Select(i => i.GetString()!)];

        Refuse(name, "The value is no list of texts.", "Write each as an item of a YAML list.");
        return [];
    }

    /// <summary>A nested object; one that does not exist reads as empty.</summary>
    public SettingsReader Section(string name)
    {
        known.Add(name);
        return Over(Value(name), $"{key}.{name}", problemId, problems);
    }

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<SettingsReader> Sections(string name)
    {
        if (!Has(name))
            return [];

        var value = Value(name);
        if (value.ValueKind is JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((item, i) => Over(item, $"{key}.{name}[{i}]", problemId, problems))];

        Refuse(name, "The value is no list.", "Write each as an item of a YAML list.");
        return [];
    }

    /// <summary>All names of this object, for maps whose names are free; each counts as known.</summary>
    public IReadOnlyList<string> Names()
    {
        string[] names = element.ValueKind is JsonValueKind.Object ? [.. element.EnumerateObject().Select(p => p.Name)] : [];
        known.UnionWith(names);
        return names;
    }

    public void Refuse(string name, string what, string remedy) =>
        problems.Add(new Problem(problemId, what, remedy) { Key = name.Length == 0 ? key : $"{key}.{name}" });

    /// <summary>Refuses every key that nobody has asked for; call it last.</summary>
    public void RefuseUnknown()
    {
        if (element.ValueKind is not JsonValueKind.Object)
            return;

        foreach (var name in element.EnumerateObject().Select(p => p.Name).Where(n => !known.Contains(n)))
            Refuse(name, "The key is not known.", $"Known here: {Quote(known.Order(StringComparer.Ordinal))}.");
    }

    private static SettingsReader Over(JsonElement element, string key, string problemId, List<Problem> problems)
    {
        if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined)
            return new SettingsReader(element, key, problemId, problems);

        problems.Add(new Problem(problemId, $"{element.GetRawText()} is no mapping.", "Write it as a YAML mapping.") { Key = key });
        return new SettingsReader(default, key, problemId, problems);
    }

    private JsonElement Value(string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static bool TryNumber(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private static string Quote(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"\"{w}\""));

    private static string Show(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
