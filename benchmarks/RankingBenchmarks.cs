using BenchmarkDotNet.Attributes;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Benchmarks;

/// <summary>Ten candidates, the most that a Default job benchmarks.</summary>
public class RankingBenchmarks
{
    private static readonly RankingOptions Options = new(
        new Importances(Importance.High, Importance.Moderate, Importance.Low),
        new RecommendationLimits { MaxLatencyMilliseconds = 500, MaxCostPerHour = 2 },
        new EndpointTopology(IsPipeline: true, IsAsync: true));

    private readonly Candidate[] candidates =
    [
        .. Enumerable.Range(1, 10).Select(i => new Candidate
        {
            InstanceType = $"ml.c5.{i}xlarge",
            Metrics = new CandidateMetrics { CostPerHour = 0.1 * i, MaxInvocations = 3000 * i, ModelLatencyMilliseconds = 10 + (i * 7 % 10) },
        }),
    ];

    [Benchmark(Description = "rank 10 candidates")]
    public Ranking Rank() => CandidateRanking.Rank(candidates, Options);
}
