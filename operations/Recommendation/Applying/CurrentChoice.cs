using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>What a stack's endpoint runs on by its config: the thing a recommendation may change.</summary>
/// <param name="InstanceType">The instance type; null for a serverless endpoint.</param>
/// <param name="MemorySizeInMB">The serverless size; null for instances.</param>
internal sealed record CurrentChoice(string? InstanceType, int? MemorySizeInMB)
{
    /// <summary>The size that a serverless endpoint has when its config says none.</summary>
    private const int DefaultMemory = 2048;

    /// <summary>The environment of the benchmarked container; null when it is not compared.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>What people call it; null when the config says nothing.</summary>
    public string? Name => InstanceType ?? (MemorySizeInMB is null ? null : string.Create(CultureInfo.InvariantCulture, $"serverless {MemorySizeInMB} MB"));

    /// <summary>The choice of a config's endpoint.</summary>
    public static CurrentChoice Of(StackFile config, RecommendedEndpoint endpoint) => endpoint.InstanceTypePath is { } path
        ? new CurrentChoice(config.GetString(path), null)
        : new CurrentChoice(null, ConfigNumbers.Whole(config, $"{endpoint.Key}.memorySizeInMB") ?? DefaultMemory);

    /// <summary>The environment below a path.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentOf(StackFile config, string path) =>
        (config.Get(path) as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => entry.Value?.ToString() ?? "", StringComparer.Ordinal);

    /// <summary>Whether a candidate runs on the same type or size.</summary>
    public bool IsSameSize(Candidate candidate) => candidate.InstanceType is { } type
        ? type == InstanceType
        : candidate.Serverless is { } size && size.MemorySizeInMB == MemorySizeInMB;

    /// <summary>Whether a candidate is this choice: the size, and the variables it ran with.</summary>
    public bool Is(Candidate candidate) => IsSameSize(candidate)
        && (Environment is null || candidate.Environment.All(variable => Environment.GetValueOrDefault(variable.Key) == variable.Value));
}
