using System.Globalization;
using System.Runtime.CompilerServices;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Tests.Recommendation;

/// <summary>The worked example of docs/recommendation.md is what the ranking computes.</summary>
public sealed class RecommendationPageTests
{
    private static readonly string Page = File.ReadAllText(PageFile());

    private static readonly RankingOptions Options = new(
        new Importances(Importance.High, Importance.Moderate, Importance.Low),
        new RecommendationLimits { MaxCostPerHour = 0.5 },
        new EndpointTopology(IsPipeline: true, IsAsync: true));

    [Fact]
    public void WorkedExample_Ranked_GivesTheTableOfThePage()
    {
        var rows = Rows().ToList();

        var ranking = Rank(rows);

        Assert.Equal(rows.Select(row => string.Join(" | ", row)), ranking.Ranked.Select(Shown));
        Assert.Equal("0.736 USD/h is above the limit of 0.5 USD/h", Assert.Single(ranking.Excluded).Reason);
    }

    [Fact]
    public void WorkedExample_Decided_GivesTheSentenceOfThePage()
    {
        var decision = RecommendationDecision.Decide(Rank(Rows()), "ml.m5.xlarge", Options.Importances, minimumGainPercent: 5);

        Assert.Equal(RecommendationVerdict.Change, decision.Verdict);
        Assert.Contains($"\n> {decision.Reason}\n", Page, StringComparison.Ordinal);
    }

    private static Ranking Rank(IEnumerable<string[]> rows) =>
        CandidateRanking.Rank(rows.Select(ToCandidate).Append(ToCandidate(["ml.g4dn.xlarge", "8", "9000", "0.736"])).Reverse(), Options);

    private static Candidate ToCandidate(string[] row) => new()
    {
        InstanceType = row[0],
        Metrics = new CandidateMetrics { ModelLatencyMilliseconds = Number(row[1]), MaxInvocations = Number(row[2]), CostPerHour = Number(row[3]) },
    };

    private static string Shown(RankedCandidate ranked)
    {
        var metrics = ranked.Candidate.Metrics;
        return FormattableString.Invariant(
            $"{ranked.Candidate.Name} | {metrics.ModelLatencyMilliseconds} | {metrics.MaxInvocations} | {metrics.CostPerHour} | {metrics.CostPerInference * 1000:0.000000}")
            + FormattableString.Invariant($" | {ranked.CostScore:0.000} | {ranked.LatencyScore:0.000} | {ranked.ThroughputScore:0.000} | {ranked.Score:0.000}");
    }

    private static IEnumerable<string[]> Rows() =>
        from line in Page.Split('\n')
        where line.StartsWith("| ml.", StringComparison.Ordinal)
        select line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string PageFile([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "docs", "recommendation.md");
}
