namespace Infra.Operations.Recommendation.Candidates;

/// <summary>Orders candidates by three importances within hard limits.</summary>
/// <remarks>
/// <para>
/// Each metric is normalised over the candidates that meet the limits, from 0 (worst) to 1 (best); where all are equal, all get 1.
/// The score is the mean of the three, weighted by importance: 0.2, 0.4, 0.6, 0.8 or 1.0.
/// </para>
/// <para>Equal scores are ordered by lower cost per hour, then by name, so that the order never depends on AWS's order.</para>
/// </remarks>
public static class CandidateRanking
{
    /// <summary>Scores are compared to this many decimals: below that, differences are rounding and not preference.</summary>
    private const int ScoreDecimals = 12;

    /// <summary>Ranks the candidates.</summary>
    public static Ranking Rank(IEnumerable<Candidate> candidates, RankingOptions options)
    {
        var judged = candidates.Select(c => (Candidate: c, Reason: CandidateEligibility.WhyExcluded(c, options))).ToArray();
        Candidate[] eligible = [.. judged.Where(j => j.Reason is null).Select(j => j.Candidate)];
        var excluded = judged.Where(j => j.Reason is not null).Select(j => new ExcludedCandidate(j.Candidate, j.Reason!));
        return new Ranking(Order(eligible, options), [.. excluded.OrderBy(e => e.Candidate.Name, StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<RankedCandidate> Order(Candidate[] eligible, RankingOptions options)
    {
        if (eligible.Length == 0)
            return [];

        var cost = Scale.Of(eligible, Cost);
        var latency = Scale.Of(eligible, Latency);
        var throughput = Scale.Of(eligible, Throughput);
        var scored = eligible.Select(c => Score(
            c, cost.Lower(Cost(c)), latency.Lower(Latency(c)), throughput.Higher(Throughput(c)), options.Importances));
        var ordered = scored
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Candidate.Metrics.CostPerHour ?? double.MaxValue)
            .ThenBy(r => r.Candidate.Name, StringComparer.Ordinal)
            .ThenBy(r => r.Candidate.RecommendationId, StringComparer.Ordinal);
        return [.. ordered.Select((r, i) => Complete(r, i + 1, eligible, options.TargetInvocationsPerMinute))];
    }

    private static RankedCandidate Score(Candidate candidate, double cost, double latency, double throughput, Importances importances)
    {
        var sum = Importances.WeightOf(importances.Cost) * cost
            + Importances.WeightOf(importances.Latency) * latency
            + Importances.WeightOf(importances.Throughput) * throughput;
        return new RankedCandidate(
            candidate, 0, Math.Round(sum / importances.TotalWeight, ScoreDecimals), cost, latency, throughput, false);
    }

    private static RankedCandidate Complete(RankedCandidate ranked, int rank, Candidate[] eligible, double? target)
    {
        var candidate = ranked.Candidate;
        var instances = target is null ? (int?)null : InstancesFor(candidate, target.Value);
        return ranked with
        {
            Rank = rank,
            IsParetoOptimal = !eligible.Any(other => Dominates(other, candidate)),
            InstancesForTarget = instances,
            CostPerHourForTarget = candidate.Serverless is null ? candidate.Metrics.CostPerHour / candidate.InstanceCount * instances : null,
        };
    }

    private static int InstancesFor(Candidate candidate, double target)
    {
        var perInstance = candidate.Metrics.MaxInvocations!.Value / (candidate.Serverless is null ? candidate.InstanceCount : 1);
        return (int)Math.Min(int.MaxValue, Math.Ceiling(target / perInstance));
    }

    private static bool Dominates(Candidate one, Candidate other) =>
        Cost(one) <= Cost(other) && Latency(one) <= Latency(other) && Throughput(one) >= Throughput(other)
        && (Cost(one) < Cost(other) || Latency(one) < Latency(other) || Throughput(one) > Throughput(other));

    private static double Cost(Candidate candidate) => candidate.Metrics.CostPerInference!.Value;

    private static double Latency(Candidate candidate) => candidate.Metrics.ModelLatencyMilliseconds!.Value;

    private static double Throughput(Candidate candidate) => candidate.InvocationsPerMinute!.Value;

    private sealed record Scale(double Least, double Most)
    {
        public static Scale Of(Candidate[] candidates, Func<Candidate, double> metric) => new(candidates.Min(metric), candidates.Max(metric));

        public double Higher(double value) => Most > Least ? (value - Least) / (Most - Least) : 1;

        public double Lower(double value) => Most > Least ? (Most - value) / (Most - Least) : 1;
    }
}
