using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Browser.Tests;

/// <summary>Recommendations over figures given by hand.</summary>
internal static class SampleReports
{
    public const string JobArn = "arn:aws:sagemaker:eu-west-1:111111111111:inference-recommendations-job/infra-0123456789abcdef-1";

    /// <summary>Markup in every text that comes from AWS or from the stack file.</summary>
    public const string Attack = "\"><img src=x onerror=\"document.title='attacked'\"><script>document.title='attacked'</script>";

    /// <summary>Eight runs in the ranking, two left out, one failed; the current type ranks fourth.</summary>
    public static RecommendationOverview Eight(bool simulated = false) => Overview(
        [
            Run("ml.c5.large", 0.102, 1200, 40),
            Run("ml.c5.xlarge", 0.204, 3000, 22),
            Run("ml.c5.2xlarge", 0.408, 5600, 14),
            Run("ml.m5.large", 0.115, 1100, 47),
            Run("ml.m5.xlarge", 0.23, 2600, 26),
            Run("ml.m5.2xlarge", 0.461, 4900, 17),
            Run("ml.inf2.xlarge", 0.758, 8200, 12),
            Run("ml.g4dn.xlarge", 0.736, 9000, 8),
            Run("ml.g5.xlarge", 1.408, 14500, 6),
            Serverless(2048, 4, 35, 0.0000021, 1000),
        ],
        [new RecommendationBenchmark("ml.c6g.xlarge", "FAILED", "INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code.")],
        simulated);

    /// <summary>The same with markup wherever a text comes from outside.</summary>
    public static RecommendationOverview Attacked()
    {
        var report = Eight().Report;
        var first = report.Ranking.Ranked[0];
        var candidate = first.Candidate with { InstanceType = $"ml.c5.2xlarge{Attack}" };
        return RecommendationOverview.Of(
            report with
            {
                Container = $"softmax{Attack}",
                Job = report.Job with { Name = $"infra-1{Attack}" },
                Explanation = Attack,
                Decision = report.Decision with { Reason = Attack, RecommendedInstanceType = candidate.InstanceType, CurrentInstanceType = Attack },
                Ranking = report.Ranking with
                {
                    Ranked = [first with { Candidate = candidate }, .. report.Ranking.Ranked.Skip(1)],
                    Excluded = [.. report.Ranking.Excluded.Select(one => one with { Reason = Attack })],
                },
                FailedBenchmarks = [new RecommendationBenchmark(Attack, "FAILED", Attack)],
            },
            new ReportSubject($"dev{Attack}", Simulated: false));
    }

    private static RecommendationOverview Overview(Candidate[] candidates, RecommendationBenchmark[] failed, bool simulated)
    {
        var options = new RankingOptions(
            new Importances(Importance.High, Importance.Moderate, Importance.Low),
            new RecommendationLimits { MaxCostPerHour = 1, MaxLatencyMilliseconds = 500 },
            new EndpointTopology(IsPipeline: true, IsAsync: true));
        var ranking = CandidateRanking.Rank(candidates, options);
        return RecommendationOverview.Of(
            new RecommendationReport
            {
                Job = new RecommendationJob(
                    "infra-0123456789abcdef-1", JobArn, 1, Reused: false, new DateTimeOffset(2026, 11, 21, 8, 20, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)),
                Container = "softmax",
                Options = options,
                Ranking = ranking,
                Explanation = WinnerExplanation.Explain(ranking, options),
                FailedBenchmarks = failed,
                Decision = RecommendationDecision.Decide(ranking, "ml.m5.xlarge", options.Importances, minimumGainPercent: 5),
                Capacity = new EndpointCapacity(0, 4),
                Diff = "",
                Written = true,
            },
            new ReportSubject("dev", simulated));
    }

    private static Candidate Run(string type, double perHour, double perMinute, double latency) => new()
    {
        InstanceType = type,
        Metrics = new CandidateMetrics { CostPerHour = perHour, MaxInvocations = perMinute, ModelLatencyMilliseconds = latency },
    };

    private static Candidate Serverless(int memory, int concurrency, double latency, double perInference, double perMinute) => new()
    {
        Serverless = new ServerlessSize(memory, concurrency),
        Metrics = new CandidateMetrics { CostPerInference = perInference, MaxInvocations = perMinute, ModelLatencyMilliseconds = latency },
    };
}
