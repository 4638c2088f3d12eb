using System.Globalization;

namespace Infra.Operations.Recommendation;

/// <summary>What follows from a ranking for the stack's config.</summary>
public enum RecommendationVerdict
{
    /// <summary>The instance type changes.</summary>
    Change,

    /// <summary>The current instance type is the winner.</summary>
    AlreadyBest,

    /// <summary>The winner is not enough better than the current instance type.</summary>
    GainTooSmall,

    /// <summary>No candidate meets the limits.</summary>
    NoCandidate,
}

/// <summary>The decision on the stack's instance type.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="CurrentInstanceType">The type in the stack's config; null when it has none.</param>
/// <param name="RecommendedInstanceType">The type to run on from now: the winner's on a change, else the current one.</param>
/// <param name="GainPercent">The weighted gain of the winner over the current type; null when there is nothing to compare with.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record RecommendationDecision(
    RecommendationVerdict Verdict, string? CurrentInstanceType, string? RecommendedInstanceType, double? GainPercent, string Reason)
{
    /// <summary>The stack has no endpoint with an instance type, such as one that is only serverless.</summary>
    internal static RecommendationDecision NothingToWrite { get; } = new(
        RecommendationVerdict.NoCandidate,
        null,
        null,
        null,
        "The stack has neither infra:endpoint nor infra:realTimeEndpoint, so there is no instance type to write; its config stays as it is.");

    /// <summary>Decides, with hysteresis.</summary>
    /// <remarks>
    /// The gain is the mean of the improvements in cost per inference, latency and invocations per minute, weighted by importance, each
    /// relative to the larger of both values. It is taken from the figures and not from the scores, since a score says only
    /// where a candidate stands among the others: of two nearly equal candidates one scores 1 and the other 0.
    /// </remarks>
    internal static RecommendationDecision Decide(Ranking ranking, string? current, Importances importances, double minimumGainPercent)
    {
        if (ranking.Winner is not { } winner)
            return new(
                RecommendationVerdict.NoCandidate, current, current, null, "No candidate meets the limits; the config stays as it is.");

        var type = winner.Candidate.InstanceType;
        if (type is null)
            return new(
                RecommendationVerdict.NoCandidate,
                current,
                current,
                null,
                $"The winner \"{winner.Candidate.Name}\" has no instance type, which is all that the config takes; it stays as it is.");
        if (type == current)
            return new(RecommendationVerdict.AlreadyBest, current, current, 0, $"\"{current}\" is already the best candidate.");

        return Compare(ranking, winner.Candidate, type, current, importances, minimumGainPercent);
    }

    private static RecommendationDecision Compare(
        Ranking ranking, Candidate winner, string type, string? current, Importances importances, double minimumGainPercent)
    {
        if (ranking.Ranked.FirstOrDefault(r => r.Candidate.InstanceType == current) is not { } incumbent)
            return new(RecommendationVerdict.Change, current, type, null, WhyNotCompared(ranking, current));

        var gain = Gain(winner, incumbent.Candidate, importances);
        var figures = $"a weighted gain of {Show(gain)} % over \"{current}\" ({Parts(winner, incumbent.Candidate)})";
        return gain >= minimumGainPercent && gain > 0
            ? new(
                RecommendationVerdict.Change,
                current,
                type,
                gain,
                $"\"{type}\" brings {figures}; {Show(minimumGainPercent)} % is asked for.")
            : new(
                RecommendationVerdict.GainTooSmall,
                current,
                current,
                gain,
                $"\"{type}\" ranks first, but brings only {figures}; below {Show(minimumGainPercent)} % the config stays as it is.");
    }

    private static string WhyNotCompared(Ranking ranking, string? current)
    {
        if (current is null)
            return "The stack has no instance type yet.";

        var excluded = ranking.Excluded.FirstOrDefault(e => e.Candidate.InstanceType == current);
        return excluded is null
            ? $"The current type \"{current}\" was not benchmarked, so there is no gain to compare; list it in infra:recommendation.supportedInstanceTypes to have it compared."
            : $"The current type \"{current}\" is ruled out: {excluded.Reason}.";
    }

    private static double Gain(Candidate winner, Candidate incumbent, Importances importances)
    {
        var (cost, latency, throughput) = Improvements(winner, incumbent);
        var sum = Importances.WeightOf(importances.Cost) * cost
            + Importances.WeightOf(importances.Latency) * latency
            + Importances.WeightOf(importances.Throughput) * throughput;
        return Math.Round(100 * sum / importances.TotalWeight, 6);
    }

    private static (double Cost, double Latency, double Throughput) Improvements(Candidate winner, Candidate incumbent) =>
        (Less(winner.Metrics.CostPerInference!.Value, incumbent.Metrics.CostPerInference!.Value),
            Less(winner.Metrics.ModelLatencyMilliseconds!.Value, incumbent.Metrics.ModelLatencyMilliseconds!.Value),
            Less(incumbent.InvocationsPerMinute!.Value, winner.InvocationsPerMinute!.Value));

    /// <summary>How much less the first is, relative to the larger of both: from -1 to 1.</summary>
    private static double Less(double first, double second) => first == second ? 0 : (second - first) / Math.Max(first, second);

    private static string Parts(Candidate winner, Candidate incumbent)
    {
        var (cost, latency, throughput) = Improvements(winner, incumbent);
        return $"cost {Show(100 * cost)} %, latency {Show(100 * latency)} %, throughput {Show(100 * throughput)} % better";
    }

    private static string Show(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
