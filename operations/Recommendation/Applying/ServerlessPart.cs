using System.Globalization;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>The size of a serverless endpoint.</summary>
internal static class ServerlessPart
{
    private const int MostConcurrency = 200;

    /// <summary>What the endpoint has when its config says nothing.</summary>
    private const int DefaultConcurrency = 5;

    public static void DraftMemory(ConfigDraft draft, RecommendedEndpoint endpoint, Candidate candidate) =>
        draft.Set($"{endpoint.Key}.memorySizeInMB", candidate.Serverless!.MemorySizeInMB);

    /// <summary>
    /// Raises the concurrency to the one that was benchmarked, or that the target throughput takes. It is never lowered: jobs measure at a
    /// concurrency of 1, which says nothing about how much traffic there is.
    /// </summary>
    public static void DraftConcurrency(ConfigDraft draft, RecommendedEndpoint endpoint, RankedCandidate chosen)
    {
        var path = $"{endpoint.Key}.maxConcurrency";
        var now = draft.Whole(path) ?? DefaultConcurrency;
        var needed = Math.Max(chosen.Candidate.Serverless!.MaxConcurrency, chosen.InstancesForTarget ?? 1);
        if (needed > MostConcurrency)
        {
            draft.Say(string.Create(CultureInfo.InvariantCulture, $"The target throughput takes a concurrency of {needed}; a serverless endpoint has at most {MostConcurrency}."));
            needed = MostConcurrency;
        }

        if (needed > now)
            draft.Set(path, needed);
    }
}
