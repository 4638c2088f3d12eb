using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;
using Infra.Settings;

namespace Infra.Tests.Settings;

/// <summary>The config of a stack file as the program gets it, to change one thing and see what is said.</summary>
internal sealed class StackConfig
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Files = new();

    private readonly SortedDictionary<string, JsonNode?> values = new(StringComparer.Ordinal);

    private StackConfig(IReadOnlyDictionary<string, string> texts)
    {
        foreach (var (key, text) in texts)
        {
            values[key] = text.StartsWith('{') ? JsonNode.Parse(text) : JsonValue.Create(text);
        }
    }

    public IReadOnlyDictionary<string, JsonNode?> Values => values;

    public static StackConfig Of(string stack) => new(Files.GetOrAdd(stack, name => StackFile.Load(Repository.StackFile(name)).ToConfigValues().Values));

    /// <summary>What Pulumi hands to the program: texts, maps as JSON.</summary>
    public IReadOnlyDictionary<string, string> Texts() => values.ToDictionary(
        entry => entry.Key, entry => entry.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : entry.Value!.ToJsonString());

    /// <summary>Sets a value by its path; with null, removes it.</summary>
    public StackConfig Set(string path, JsonNode? value)
    {
        var parts = path.Split('.', '[');
        if (parts is [var only])
        {
            Put(only, value);
            return this;
        }

        var parent = parts[1..^1].Aggregate(values[parts[0]]!, (node, part) => part.EndsWith(']') ? node[int.Parse(part[..^1])]! : node[part]!);
        var last = parts[^1];
        if (last.EndsWith(']'))
        {
            parent.AsArray()[int.Parse(last[..^1])] = value;
        }
        else if (value is null)
        {
            parent.AsObject().Remove(last);
        }
        else
        {
            parent[last] = value;
        }

        return this;
    }

    public InferenceSettings Read()
    {
        var texts = Texts();
        return InferenceSettings.Read(key => texts.GetValueOrDefault(key), texts.Keys);
    }

    public string[] Problems() => [.. Assert.Throws<SettingsException>(Read).Problems.Select(Line)];

    /// <summary>A mistake on a line; what has to hold follows from its id and is left out.</summary>
    public static string Line(SettingsProblem problem) => $"{problem.Id} {problem.Key}: {problem.What} {problem.Remedy}";

    private void Put(string key, JsonNode? value)
    {
        if (value is null)
        {
            values.Remove(key);
        }
        else
        {
            values[key] = value;
        }
    }
}
