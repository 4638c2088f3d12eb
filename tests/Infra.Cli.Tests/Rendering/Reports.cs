using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Cli.Tests.Rendering;

/// <summary>Reports of a recommendation step over rows given by hand.</summary>
internal static class Reports
{
    public static readonly Candidate Small = Row("ml.c5.large", perHour: 0.102, perMillion: 0.17, perMinute: 10000, latency: 9.25);
    public static readonly Candidate Medium = Row("ml.m5.xlarge", perHour: 0.23, perMillion: 0.19, perMinute: 21000, latency: 10);
    public static readonly Candidate Large = Row("ml.c5.2xlarge", perHour: 0.408, perMillion: 0.29, perMinute: 23333, latency: 4);

    public static Candidate Row(string type, double? perHour, double? perMillion, double? perMinute, double? latency) => new()
    {
        InstanceType = type,
        Metrics = new CandidateMetrics
        {
            CostPerHour = perHour,
            CostPerInference = perMillion / 1e6,
            MaxInvocations = perMinute,
            ModelLatencyMilliseconds = latency,
        },
    };

    public static RecommendationOverview Overview(params Candidate[] candidates) => Overview(Of(candidates));

    public static RecommendationOverview Overview(RecommendationReport report, bool simulated = false) =>
        RecommendationOverview.Of(report, new ReportSubject("dev", simulated));

    public static RecommendationReport Of(params Candidate[] candidates)
    {
        var options = new RankingOptions(
            new Importances(Cost: Importance.Highest, Throughput: Importance.Lowest),
            new RecommendationLimits { MaxLatencyMilliseconds = 500 },
            new EndpointTopology(IsPipeline: true, IsAsync: true));
        var ranking = CandidateRanking.Rank(candidates, options);
        return new RecommendationReport
        {
            Job = new RecommendationJob("infra-1", "arn:aws:sagemaker:eu-west-1:111111111111:inference-recommendations-job/infra-1", 1, Reused: false, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
            Container = "softmax",
            Options = options,
            Ranking = ranking,
            Explanation = "Why it won.",
            FailedBenchmarks = [],
            Decision = new RecommendationDecision(RecommendationVerdict.Change, "ml.m5.xlarge", "ml.c5.large", 14.5, "What follows."),
            Capacity = new EndpointCapacity(0, 2),
            Diff = "",
            Written = false,
        };
    }
}
