using System.Globalization;

namespace Infra.Operations.Recommendation.Candidates;

/// <summary>Why the winner won, and the smallest change of an importance that would make another win.</summary>
internal static class WinnerExplanation
{
    private static readonly string[] Goals = ["cost", "latency", "throughput"];

    public static string Explain(Ranking ranking, RankingOptions options)
    {
        if (ranking.Winner is not { } winner)
            return "No candidate meets the limits.";

        if (ranking.Ranked.Count == 1)
            return $"{winner.Candidate.Name} is the only candidate left; other limits or more candidates could change that.";

        var second = ranking.Ranked[1];
        return $"{winner.Candidate.Name} wins with a score of {Show(winner.Score)} before {second.Candidate.Name} with {Show(second.Score)}: "
            + $"{Strengths(winner)}; {WhatWouldChange(ranking, options)}.";
    }

    private static string Strengths(RankedCandidate winner)
    {
        string[] best =
        [
            .. winner.CostScore == 1 ? ["the lowest cost per inference"] : Array.Empty<string>(),
            .. winner.LatencyScore == 1 ? ["the lowest latency"] : Array.Empty<string>(),
            .. winner.ThroughputScore == 1 ? ["the most invocations per minute"] : Array.Empty<string>(),
        ];
        return best.Length switch
        {
            0 => "the best balance, though best in none of the three",
            3 => $"{best[0]}, {best[1]} and {best[2]}",
            _ => string.Join(" and ", best),
        };
    }

    private static string WhatWouldChange(Ranking ranking, RankingOptions options)
    {
        Candidate[] candidates = [.. ranking.Ranked.Select(r => r.Candidate)];
        var winner = ranking.Winner!.Candidate;
        foreach (var (goal, from, to, importances) in Alternatives(options.Importances))
        {
            var other = CandidateRanking.Rank(candidates, options with { Importances = importances }).Winner!.Candidate;
            if (!ReferenceEquals(other, winner))
                return $"with {goal} at \"{Word(to)}\" instead of \"{Word(from)}\" {other.Name} would win";
        }

        return "no change of a single importance would make another win";
    }

    private static IEnumerable<(string Goal, Importance From, Importance To, Importances Importances)> Alternatives(Importances now)
    {
        foreach (var distance in Enumerable.Range(1, 4))
        {
            foreach (var (goal, step) in Goals.SelectMany(g => new[] { (g, distance), (g, -distance) }))
            {
                var from = goal switch { "cost" => now.Cost, "latency" => now.Latency, _ => now.Throughput };
                var to = from + step;
                if (Enum.IsDefined(to))
                    yield return (goal, from, to, With(now, goal, to));
            }
        }
    }

    private static Importances With(Importances importances, string goal, Importance level) => goal switch
    {
        "cost" => importances with { Cost = level },
        "latency" => importances with { Latency = level },
        _ => importances with { Throughput = level },
    };

    private static string Word(Importance importance) => importance.ToString().ToLowerInvariant();

    private static string Show(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);
}
