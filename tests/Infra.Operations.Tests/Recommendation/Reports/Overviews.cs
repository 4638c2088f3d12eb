using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Operations.Tests.Recommendation.Reports;

/// <summary>Reports over rows given by hand, ranked and decided as the step does it.</summary>
internal static class Overviews
{
    public const string JobArn = "arn:aws:sagemaker:eu-west-1:111111111111:inference-recommendations-job/infra-0123456789abcdef-1";

    public static readonly ReportSubject Dev = new("dev", Simulated: false);

    /// <summary>The rows of docs/recommendation.md, a serverless one, and a failed benchmark.</summary>
    public static RecommendationReport Page(string? current = "ml.m5.xlarge") => Of(
        [
            Row("ml.c5.large", 0.102, 1200, 40),
            Row("ml.c5.xlarge", 0.204, 3000, 22),
            Row("ml.c5.2xlarge", 0.408, 5600, 14),
            Row("ml.m5.xlarge", 0.23, 2600, 26),
            Row("ml.g4dn.xlarge", 0.736, 9000, 8),
            Rows.Serverless(2048, 4, microUsd: 2.1, latency: 35, invocations: 1000),
        ],
        current) with
    {
        FailedBenchmarks = [new RecommendationBenchmark("ml.c6g.xlarge", "FAILED", "INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code.")],
    };

    public static RecommendationReport Of(IReadOnlyList<Candidate> candidates, string? current, double minimumGainPercent = 5)
    {
        var options = new RankingOptions(
            new Importances(Importance.High, Importance.Moderate, Importance.Low),
            new RecommendationLimits { MaxCostPerHour = 0.5 },
            new EndpointTopology(IsPipeline: true, IsAsync: true));
        var ranking = CandidateRanking.Rank(candidates, options);
        return new RecommendationReport
        {
            Job = new RecommendationJob(
                "infra-0123456789abcdef-1", JobArn, 1, Reused: false, DateTimeOffset.UnixEpoch, new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(1))),
            Container = "softmax",
            Options = options,
            Ranking = ranking,
            Explanation = WinnerExplanation.Explain(ranking, options),
            FailedBenchmarks = [],
            Decision = RecommendationDecision.Decide(ranking, current, options.Importances, minimumGainPercent),
            Capacity = new EndpointCapacity(0, 2),
            Diff = "",
            Written = false,
        };
    }

    public static Candidate Row(string type, double? perHour, double? perMinute, double? latency) => new()
    {
        InstanceType = type,
        Metrics = new CandidateMetrics { CostPerHour = perHour, MaxInvocations = perMinute, ModelLatencyMilliseconds = latency },
    };
}
