using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.Recommendation.Staleness;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation;

/// <summary>Writes a decision into a stack file: the instance type, and beside it where that comes from.</summary>
internal static class RecommendationUpdate
{
    /// <summary>The endpoints that have an instance type, the first of which is written.</summary>
    private static readonly string[] EndpointKeys = ["infra:endpoint", "infra:realTimeEndpoint"];

    public const string ProvenancePath = "infra:recommended";

    /// <summary>The key of the endpoint that is written; null when the stack has none with an instance type.</summary>
    public static string? EndpointKey(StackFile file) => Array.Find(EndpointKeys, key => IsGiven(file, key));

    /// <summary>Where the instance type stands; null when the stack has no endpoint that has one.</summary>
    public static string? InstanceTypePath(StackFile file) => EndpointKey(file) is { } key ? $"{key}.instanceType" : null;

    /// <summary>The instance type in the stack's config; null when it has none.</summary>
    public static string? CurrentInstanceType(StackFile file) => InstanceTypePath(file) is { } path ? file.GetString(path) : null;

    /// <summary>
    /// The type that the candidates of a shortlist are compared with: the current one, or, when that was recommended, the one before it. So a
    /// rerun after the write asks for the same candidates, which is the same job.
    /// </summary>
    public static string? ComparedInstanceType(StackFile file)
    {
        var current = CurrentInstanceType(file);
        var wasRecommended = current is not null && file.GetString($"{ProvenancePath}.instanceType") == current;
        return wasRecommended ? file.GetString($"{ProvenancePath}.previousInstanceType") ?? current : current;
    }

    /// <summary>Finds out whether the config takes the change, before a job is paid for. What was read is used up by it.</summary>
    /// <exception cref="StackFileException">It does not, such as for an alias or a secret in the way.</exception>
    public static void Rehearse(StackFile file)
    {
        if (InstanceTypePath(file) is not { } instanceType)
            return;

        file.Set(instanceType, "ml.rehearsal.large");
        file.Set($"{ProvenancePath}.instanceType", "ml.rehearsal.large");
    }

    /// <summary>Changes the text of the file, unless the decision is to leave it as it is.</summary>
    public static void Apply(StackFile file, RecommendationDecision decision, RankedCandidate? winner, RecommendationJob job, RecommendationInputs inputs)
    {
        if (decision.Verdict is not RecommendationVerdict.Change || winner is null || InstanceTypePath(file) is not { } instanceType)
            return;

        file.Set(instanceType, decision.RecommendedInstanceType);
        file.Set(ProvenancePath, Provenance(decision, winner.Candidate.Metrics, job, inputs));
    }

    /// <summary>An empty map makes no endpoint.</summary>
    private static bool IsGiven(StackFile file, string key) => file.Get(key) is { } value and not JsonObject { Count: 0 };

    // Decimals, since a double as small as a cost per inference would be written as 1.5E-06.
    private static JsonObject Provenance(RecommendationDecision decision, CandidateMetrics metrics, RecommendationJob job, RecommendationInputs inputs) => new()
    {
        ["instanceType"] = decision.RecommendedInstanceType,
        ["previousInstanceType"] = decision.CurrentInstanceType,
        ["jobArn"] = job.Arn,
        ["date"] = job.CompletedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["metrics"] = new JsonObject
        {
            ["costPerHour"] = (decimal?)metrics.CostPerHour,
            ["costPerInference"] = (decimal?)metrics.CostPerInference,
            ["maxInvocationsPerMinute"] = (decimal?)metrics.MaxInvocations,
            ["modelLatencyMilliseconds"] = (decimal?)metrics.ModelLatencyMilliseconds,
        },
        ["inputs"] = InputDigests.Of(inputs.Description).ToJson(),
    };
}
