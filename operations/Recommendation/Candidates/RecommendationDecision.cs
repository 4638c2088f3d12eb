using System.Globalization;
using Infra.Operations.Recommendation.Applying;

namespace Infra.Operations.Recommendation.Candidates;

/// <summary>What follows from a ranking for the stack's config.</summary>
public enum RecommendationVerdict
{
    /// <summary>The instance type, the serverless size or the environment changes.</summary>
    Change,

    /// <summary>What the config has is the winner.</summary>
    AlreadyBest,

    /// <summary>The winner is not enough better than what the config has.</summary>
    GainTooSmall,

    /// <summary>No candidate meets the limits.</summary>
    NoCandidate,
}

/// <summary>The decision on what the stack's endpoint runs on.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="CurrentInstanceType">The type in the stack's config, or its serverless size; null when it has none.</param>
/// <param name="RecommendedInstanceType">The type or size to run on from now: the winner's on a change, else the current one.</param>
/// <param name="GainPercent">The weighted gain of the winner over the current one; null when there is nothing to compare with.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record RecommendationDecision(
    RecommendationVerdict Verdict, string? CurrentInstanceType, string? RecommendedInstanceType, double? GainPercent, string Reason)
{
    /// <summary>The stack has no endpoint.</summary>
    internal static RecommendationDecision NothingToWrite { get; } = new(
        RecommendationVerdict.NoCandidate,
        null,
        null,
        null,
        "The stack has no endpoint that runs on anything; its config stays as it is.");

    /// <summary>The ranked candidate that the endpoint is to run on from now: the winner on a change, else the current one; null when that was not ranked.</summary>
    internal RankedCandidate? Chosen { get; init; }

    /// <summary>What the config has.</summary>
    internal CurrentChoice? Current { get; init; }

    /// <summary>Whether a candidate is what the config has.</summary>
    internal bool IsCurrent(Candidate candidate) => Current?.Is(candidate) ?? (candidate.InstanceType is { } type && type == CurrentInstanceType);

    /// <summary>Decides on an instance type.</summary>
    internal static RecommendationDecision Decide(Ranking ranking, string? current, Importances importances, double minimumGainPercent) =>
        Decide(ranking, new CurrentChoice(current, null), importances, minimumGainPercent);

    /// <summary>Decides, with hysteresis.</summary>
    /// <remarks>
    /// The gain is the mean of the improvements in cost per inference, latency and invocations per minute, weighted by importance, each
    /// relative to the larger of both values. It is taken from the figures and not from the scores, since a score says only
    /// where a candidate stands among the others: of two nearly equal candidates one scores 1 and the other 0.
    /// </remarks>
    internal static RecommendationDecision Decide(Ranking ranking, CurrentChoice current, Importances importances, double minimumGainPercent)
    {
        var (name, incumbent) = (current.Name, ranking.Ranked.FirstOrDefault(r => current.Is(r.Candidate)));
        if (ranking.Winner is not { } winner)
            return new(RecommendationVerdict.NoCandidate, name, name, null, "No candidate meets the limits; the config stays as it is.") { Current = current };
        if (ReferenceEquals(winner, incumbent))
            return new(RecommendationVerdict.AlreadyBest, name, name, 0, $"\"{name}\" is already the best candidate.") { Current = current, Chosen = winner };

        return incumbent is null
            ? Change(winner, current, null, WhyNotCompared(ranking, current))
            : Compare(winner, incumbent, current, importances, minimumGainPercent);
    }

    private static RecommendationDecision Compare(
        RankedCandidate winner, RankedCandidate incumbent, CurrentChoice current, Importances importances, double minimumGainPercent)
    {
        var gain = Gain(winner.Candidate, incumbent.Candidate, importances);
        var figures = $"a weighted gain of {Show(gain)} % over \"{incumbent.Candidate.Name}\" ({Parts(winner.Candidate, incumbent.Candidate)})";
        return gain >= minimumGainPercent && gain > 0
            ? Change(winner, current, gain, $"\"{winner.Candidate.Name}\" brings {figures}; {Show(minimumGainPercent)} % is asked for.")
            : new(
                RecommendationVerdict.GainTooSmall,
                current.Name,
                current.Name,
                gain,
                $"\"{winner.Candidate.Name}\" ranks first, but brings only {figures}; below {Show(minimumGainPercent)} % the config stays as it is.")
            {
                Current = current,
                Chosen = incumbent,
            };
    }

    private static RecommendationDecision Change(RankedCandidate winner, CurrentChoice current, double? gain, string reason) => new(
        RecommendationVerdict.Change, current.Name, winner.Candidate.SizeName, gain, reason)
    {
        Current = current,
        Chosen = winner,
    };

    private static string WhyNotCompared(Ranking ranking, CurrentChoice current)
    {
        if (current.Name is null)
            return "The stack has no instance type yet.";
        if (ranking.Excluded.FirstOrDefault(e => current.Is(e.Candidate)) is { } excluded)
            return $"The current type \"{current.Name}\" is ruled out: {excluded.Reason}.";
        if (ranking.Ranked.Any(r => current.IsSameSize(r.Candidate)))
            return $"\"{current.Name}\" was not benchmarked with the environment that the config has, so there is no gain to compare.";

        return $"The current type \"{current.Name}\" was not benchmarked, so there is no gain to compare; list it in infra:recommendation.supportedInstanceTypes to have it compared.";
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
        return $"cost {Show(100 * cost)} %, latency {Show(100 * latency)} %, throughput {Show(100 * throughput)} % better, each relative to the larger figure";
    }

    private static string Show(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
