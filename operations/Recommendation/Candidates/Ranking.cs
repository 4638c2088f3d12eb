using Infra.Operations.Recommendation.Applying;

namespace Infra.Operations.Recommendation.Candidates;

/// <summary>By what candidates are ranked.</summary>
/// <param name="Importances">The importance of cost, latency and throughput.</param>
/// <param name="Limits">What a candidate must keep to.</param>
/// <param name="Topology">What the endpoint is.</param>
public sealed record RankingOptions(Importances Importances, RecommendationLimits Limits, EndpointTopology Topology)
{
    /// <summary>Invocations per minute to serve; null when not asked.</summary>
    public double? TargetInvocationsPerMinute { get; init; }

    /// <summary>What an instance type must have; null judges none.</summary>
    internal HardwareNeeds? Hardware { get; init; }
}

/// <summary>The candidates in order, best first, and those that were left out.</summary>
/// <param name="Ranked">Best first; empty when none meets the limits.</param>
/// <param name="Excluded">Those left out, each with its reason, by name.</param>
public sealed record Ranking(IReadOnlyList<RankedCandidate> Ranked, IReadOnlyList<ExcludedCandidate> Excluded)
{
    /// <summary>The best candidate; null when there is none.</summary>
    public RankedCandidate? Winner => Ranked.Count > 0 ? Ranked[0] : null;
}

/// <summary>A candidate with its score.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Score">The weighted mean of the three partial scores, 0 to 1.</param>
/// <param name="CostScore">1 for the lowest cost per inference among the ranked, 0 for the highest.</param>
/// <param name="LatencyScore">1 for the lowest latency among the ranked, 0 for the highest.</param>
/// <param name="ThroughputScore">1 for the most invocations per minute among the ranked, 0 for the fewest.</param>
/// <param name="IsParetoOptimal">No other ranked candidate is at least as good in all three and better in one.</param>
public sealed record RankedCandidate(
    Candidate Candidate, int Rank, double Score, double CostScore, double LatencyScore, double ThroughputScore, bool IsParetoOptimal)
{
    /// <summary>
    /// Instances needed for the target throughput (for a serverless candidate: the maximum concurrency); null when no target is set.
    /// </summary>
    public int? InstancesForTarget { get; init; }

    /// <summary>USD per hour of that many instances; null when no target is set or the candidate is serverless.</summary>
    public double? CostPerHourForTarget { get; init; }
}

/// <summary>A candidate that was not ranked.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Reason">Why not.</param>
public sealed record ExcludedCandidate(Candidate Candidate, string Reason);
