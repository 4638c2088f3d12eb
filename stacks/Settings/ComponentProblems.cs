using Infra.Components.Shared;

namespace Infra.Settings;

/// <summary>What a component refuses, in terms of the config keys that its args were bound from.</summary>
internal static class ComponentProblems
{
    /// <summary>
    /// Rules that judge one value alone. While a component's keys cannot all be read, only these are told: a rule over several values would
    /// judge the default of a key that is merely misspelled.
    /// </summary>
    private static readonly HashSet<string> SingleValueRules =
    [
        "INFRA006", "INFRA007", "INFRA012", "INFRA013", "INFRA015", "INFRA016", "INFRA023", "INFRA028", "INFRA042", "INFRA044", "INFRA050", "INFRA055", "INFRA056", "INFRA057",
        "INFRA063", "INFRA067", "INFRA068", "INFRA069", "INFRA070", "INFRA076", "INFRA078", "INFRA081", "INFRA085", "INFRA094", "INFRA097",
        "INFRA098", "INFRA099",
    ];

    /// <summary>Components by their keys: a remedy that names another component means its key.</summary>
    private static readonly (string Component, string Key)[] Keys =
    [
        ("AsyncEndpoint", "infra:endpoint"), ("RealTimeEndpoint", "infra:realTimeEndpoint"), ("ServerlessEndpoint", "infra:serverlessEndpoint"),
        ("InferencePipeline", ServedModel.PipelineKey), ("InferenceModel", ServedModel.ModelKey), ("BatchTransform", "infra:batch"),
    ];

    /// <param name="key">The config key of the component.</param>
    /// <param name="isPipeline">Whether the model is a pipeline.</param>
    /// <param name="refused">What its validator found.</param>
    /// <param name="known">The problems so far; among them what could not be read.</param>
    public static IEnumerable<SettingsProblem> Of(string key, bool isPipeline, IReadOnlyList<Problem> refused, IEnumerable<SettingsProblem> known)
    {
        var unread = known.Where(problem => problem.IsUnread).ToList();
        return from problem in refused
               let found = ToSetting(key, isPipeline, problem with { Remedy = InKeys(problem.Remedy) })
               where SingleValueRules.Contains(problem.Id) || !unread.Exists(other => IsAt(other.Key, TopLevel(found.Key)))
               where !unread.Exists(other => IsAt(found.Key, other.Key))
               select found;
    }

    /// <summary>Inputs that the program supplies are named by the key that they come from.</summary>
    private static SettingsProblem ToSetting(string key, bool isPipeline, Problem problem) => problem.Path.Split('.', '[')[0] switch
    {
        "tags" or "pipeline" or "model" => new(problem.Id, $"infra:{problem.Path}", problem.Finding, problem.Remedy),
        "containers" => new(problem.Id, ContainerKey(isPipeline, problem.Path), problem.Finding, problem.Remedy),
        _ => new(problem.Id, $"{key}.{problem.Path}", problem.Finding, problem.Remedy),
    };

    private static string ContainerKey(bool isPipeline, string path)
    {
        var within = path["containers".Length..];
        return ServedModel.ContainersKey(isPipeline) + (isPipeline ? within : within.Replace("[0]", "", StringComparison.Ordinal));
    }

    private static string InKeys(string remedy) => Keys.Aggregate(remedy, (text, name) => text.Replace(name.Component, name.Key, StringComparison.Ordinal));

    private static string TopLevel(string key) => key.Split('.', '[')[0];

    /// <summary>Whether a key is another or lies within it.</summary>
    private static bool IsAt(string key, string other) =>
        key.StartsWith(other, StringComparison.Ordinal) && (key.Length == other.Length || key[other.Length] is '.' or '[');
}
