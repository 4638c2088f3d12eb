using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Recommendation.Staleness;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>What stands in <c>infra:recommended</c> beside a recommendation: where it comes from, and what was there before.</summary>
internal static class RecommendationProvenance
{
    public static JsonObject Of(
        StackFile config, RecommendationInputs inputs, RecommendedEndpoint endpoint, RecommendationDecision decision, Candidate chosen, RecommendationJob job, Application application)
    {
        var record = new JsonObject();
        if (chosen.Serverless is { } size)
        {
            record["memorySizeInMB"] = size.MemorySizeInMB;
        }
        else
        {
            record["instanceType"] = chosen.InstanceType;
            record["previousInstanceType"] = decision.Verdict is RecommendationVerdict.Change
                ? config.Get(endpoint.InstanceTypePath!)
                : config.Get($"{RecommendationUpdate.ProvenancePath}.previousInstanceType");
        }

        record["jobArn"] = job.Arn;
        record["date"] = job.CompletedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        record["metrics"] = Metrics(chosen.Metrics);
        record["inputs"] = InputDigests.Of(inputs.Description).ToJson();
        AddEnvironment(record, config, inputs, chosen);
        AddPrevious(record, endpoint, application);
        return record;
    }

    // Decimals, since a double as small as a cost per inference would be written as 1.5E-06.
    private static JsonObject Metrics(CandidateMetrics metrics) => new()
    {
        ["costPerHour"] = (decimal?)metrics.CostPerHour,
        ["costPerInference"] = (decimal?)metrics.CostPerInference,
        ["maxInvocationsPerMinute"] = (decimal?)metrics.MaxInvocations,
        ["modelLatencyMilliseconds"] = (decimal?)metrics.ModelLatencyMilliseconds,
    };

    /// <summary>The recommended variables, and what the container had of its own in their place: without them, the next run would take what was recommended for another model.</summary>
    private static void AddEnvironment(JsonObject record, StackFile config, RecommendationInputs inputs, Candidate chosen)
    {
        var isWritten = inputs.Settings.Applying.Parts.Contains(RecommendationPart.Environment);
        if (chosen.Environment.Count == 0 || !isWritten || RecommendationApplication.EnvironmentPath(config, inputs) is not { } path)
            return;

        var own = ContainerEnvironment.OwnOf(CurrentChoice.EnvironmentOf(config, path), config);
        record["environment"] = Map(chosen.Environment);
        if (Map(own.Where(variable => chosen.Environment.ContainsKey(variable.Key))) is { Count: > 0 } replaced)
            record["ownEnvironment"] = replaced;
    }

    /// <summary>What was there before, by path; the instance type has a member of its own.</summary>
    private static void AddPrevious(JsonObject record, RecommendedEndpoint endpoint, Application application)
    {
        var values = application.Values.Where(value => value.Path != endpoint.InstanceTypePath).ToList();
        if (values.Exists(value => value.Before is not null))
            record["previous"] = new JsonObject(values.Where(value => value.Before is not null).Select(value => KeyValuePair.Create(value.Path, value.Before?.DeepClone())));
        if (values.Exists(value => value.Before is null))
            record["added"] = new JsonArray([.. values.Where(value => value.Before is null).Select(value => (JsonNode?)value.Path)]);
    }

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> variables) =>
        new(variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)));
}
