using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Staleness;

/// <summary>What <c>infra:recommended</c> says about the last decision; what it does not say is null.</summary>
/// <param name="InstanceType">The recommended type.</param>
/// <param name="JobName">The job it comes from.</param>
/// <param name="Date">When that job completed.</param>
/// <param name="Inputs">Digests of the job's inputs.</param>
/// <param name="MemorySizeInMB">The recommended serverless size.</param>
internal sealed partial record RecordedDecision(string? InstanceType, string? JobName, DateTimeOffset? Date, InputDigests? Inputs, int? MemorySizeInMB)
{
    /// <summary>What was recommended, as people call it; null when nothing is recorded.</summary>
    public string? Name => new CurrentChoice(InstanceType, MemorySizeInMB).Name;

    /// <summary>The hash of the job's inputs, out of its name.</summary>
    public string? Hash => JobName is not null && JobNamePattern().Match(JobName) is { Success: true } match ? match.Groups["hash"].Value : null;

    /// <summary>The decision recorded in a config; null when there is none.</summary>
    public static RecordedDecision? Read(StackFile config)
    {
        if (config.Get(RecommendationUpdate.ProvenancePath) is not JsonObject { Count: > 0 } record)
            return null;

        return new RecordedDecision(
            Text(record, "instanceType"),
            Text(record, "jobArn") is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null,
            DateTimeOffset.TryParse(Text(record, "date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
            InputDigests.Read(record["inputs"]),
            ConfigNumbers.Whole(config, $"{RecommendationUpdate.ProvenancePath}.memorySizeInMB"));
    }

    private static string? Text(JsonObject record, string member) => record[member] is JsonValue value ? value.ToString() : null;

    [GeneratedRegex($"^{RecommendationInputs.JobPrefix}(?<hash>[0-9a-f]{{16}})-[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JobNamePattern();
}
