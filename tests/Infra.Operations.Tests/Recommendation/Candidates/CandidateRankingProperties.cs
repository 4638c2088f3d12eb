using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Tests.Recommendation.Candidates;

public sealed class CandidateRankingProperties
{
    private static readonly string[] Types = ["ml.c5.large", "ml.c5.xlarge", "ml.m5.large", "ml.m5.xlarge", "ml.g5.xlarge"];

    private static Gen<double?> Metric(int most) => Gen.Frequency(
        (8, Gen.Choose(0, most).Select(n => (double?)n)),
        (1, Gen.Constant((double?)null)),
        (1, Gen.Constant((double?)double.NaN)));

    private static Gen<Candidate> AnyCandidate =>
        from type in Gen.Elements(Types)
        from cost in Metric(1000)
        from latency in Metric(500)
        from invocations in Metric(5000)
        from hourly in Metric(20)
        from id in Gen.Choose(1, 1_000_000)
        select new Candidate
        {
            InstanceType = type,
            RecommendationId = $"job/{id}",
            Metrics = new CandidateMetrics { CostPerInference = cost, ModelLatencyMilliseconds = latency, MaxInvocations = invocations, CostPerHour = hourly },
        };

    private static Gen<Importance> AnyImportance => Gen.Choose(1, 5).Select(n => (Importance)n);

    private static Gen<RankingOptions> AnyOptions =>
        from cost in AnyImportance
        from latency in AnyImportance
        from throughput in AnyImportance
        from limit in Gen.Choose(1, 500)
        select Rows.Options(cost, latency, throughput) with { Limits = new RecommendationLimits { MaxLatencyMilliseconds = limit } };

    private static Arbitrary<(Candidate[] Rows, RankingOptions Options, int Number)> Cases =>
        (from rows in AnyCandidate.ArrayOf()
         from options in AnyOptions
         from number in Gen.Choose(2, 1000)
         select (rows, options, number)).ToArbitrary();

    [Fact]
    public void Rank_RowsPermuted_GivesTheSameRanking() => Prop.ForAll(Cases, c =>
    {
        var shuffled = c.Rows.Select((row, i) => (row, key: (i * 7919 + c.Number) % 104_729)).OrderBy(p => p.key).Select(p => p.row);
        var (first, second) = (CandidateRanking.Rank(c.Rows, c.Options), CandidateRanking.Rank(shuffled, c.Options));
        return first.Ranked.SequenceEqual(second.Ranked) && first.Excluded.Count == second.Excluded.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rank_AllCostsScaled_KeepsTheOrder() => Prop.ForAll(Cases, c =>
    {
        var scaled = c.Rows.Select(r => r with { Metrics = Scale(r.Metrics, c.Number) });
        return Names(CandidateRanking.Rank(c.Rows, c.Options)).SequenceEqual(Names(CandidateRanking.Rank(scaled, c.Options)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rank_AnyRows_NeverRanksWhatIsUnmeasuredOrOverTheLimit() => Prop.ForAll(Cases, c =>
    {
        var ranking = CandidateRanking.Rank(c.Rows, c.Options);
        return ranking.Ranked.Count + ranking.Excluded.Count == c.Rows.Length
            && ranking.Ranked.All(r => r.Candidate.Metrics.ModelLatencyMilliseconds <= c.Options.Limits.MaxLatencyMilliseconds
                && r.Candidate.Metrics is { CostPerInference: not null, MaxInvocations: > 0 })
            && !ranking.Ranked.Select(r => r.Candidate).Intersect(ranking.Excluded.Select(e => e.Candidate)).Any();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rank_AnyRows_WinnerIsOnTheParetoFrontAndScoresAreOrdered() => Prop.ForAll(Cases, c =>
    {
        var ranked = CandidateRanking.Rank(c.Rows, c.Options).Ranked;
        return ranked.Zip(ranked.Skip(1)).All(p => p.First.Score >= p.Second.Score)
            && ranked.All(r => r.Score is >= 0 and <= 1)
            && (ranked.Count == 0 || ranked.Where(r => r.Score == ranked[0].Score).Any(r => r.IsParetoOptimal));
    }).QuickCheckThrowOnFailure();

    private static CandidateMetrics Scale(CandidateMetrics metrics, int factor) => metrics with
    {
        CostPerHour = metrics.CostPerHour * factor,
        CostPerInference = metrics.CostPerInference * factor,
    };

    private static IEnumerable<string?> Names(Ranking ranking) => ranking.Ranked.Select(r => r.Candidate.RecommendationId);
}
