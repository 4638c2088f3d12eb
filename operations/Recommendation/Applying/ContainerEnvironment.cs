using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>The environment of the benchmarked container in a stack's config, and what of it a recommendation set.</summary>
internal static class ContainerEnvironment
{
    private const string RecordedPath = $"{RecommendationUpdate.ProvenancePath}.environment";

    private const string OwnPath = $"{RecommendationUpdate.ProvenancePath}.ownEnvironment";

    /// <summary>Where the environment of a container stands; null when the config has no such container.</summary>
    /// <param name="config">The stack's config.</param>
    /// <param name="label">Its hostname, or <c>container-N</c>.</param>
    public static string? PathOf(StackFile config, string label)
    {
        if (config.Get("infra:model.container") is JsonObject)
            return "infra:model.container.environment";

        var containers = config.Get("infra:pipeline.containers") as JsonArray ?? [];
        var index = Enumerable.Range(0, containers.Count).FirstOrDefault(i => LabelOf(containers[i], i) == label, -1);
        return index < 0 ? null : $"infra:pipeline.containers[{index}].environment";
    }

    /// <summary>
    /// An environment without what the last recommendation set in it: what the container has of its own. Where somebody has changed such a value
    /// since, it is the container's own.
    /// </summary>
    /// <param name="environment">The environment, of the config or as it is deployed.</param>
    /// <param name="config">The config, with what is recorded in it.</param>
    public static Dictionary<string, string> OwnOf(IReadOnlyDictionary<string, string> environment, StackFile config)
    {
        var (recorded, before) = (CurrentChoice.EnvironmentOf(config, RecordedPath), CurrentChoice.EnvironmentOf(config, OwnPath));
        var own = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        foreach (var (name, value) in recorded.Where(variable => own.GetValueOrDefault(variable.Key) == variable.Value))
        {
            if (before.TryGetValue(name, out var original))
                own[name] = original;
            else
                own.Remove(name);
        }

        return own;
    }

    /// <summary>Brings the environment in the config to what a candidate ran with: the container's own, and the candidate's.</summary>
    public static void Draft(ConfigDraft draft, string path, Candidate candidate)
    {
        var current = CurrentChoice.EnvironmentOf(draft.Config, path);
        var wanted = OwnOf(current, draft.Config);
        foreach (var (name, value) in candidate.Environment)
            wanted[name] = value;

        foreach (var name in wanted.Keys.Union(current.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (wanted.GetValueOrDefault(name) != current.GetValueOrDefault(name))
                draft.Set(ConfigPath.Under(path, name), wanted.GetValueOrDefault(name));
        }
    }

    private static string LabelOf(JsonNode? container, int index) =>
        (container as JsonObject)?["hostname"]?.ToString() is { Length: > 0 } hostname ? hostname : $"container-{index + 1}";
}
