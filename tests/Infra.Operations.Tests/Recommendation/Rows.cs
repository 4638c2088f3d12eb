using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Tests.Recommendation;

/// <summary>Four benchmark rows whose normalised figures are round: rankings of them can be worked out by hand.</summary>
/// <remarks>
/// <code>
///                 cost  latency  throughput   (normalised, 1 is best)
/// c5.large  (A)   1.00  0.25     0.00
/// c5.xlarge (B)   0.75  0.75     0.50
/// c5.2xlarge(C)   0.25  1.00     1.00
/// m5.xlarge (D)   0.00  0.00     0.75         worse than C in all three
/// </code>
/// </remarks>
internal static class Rows
{
    public static readonly Candidate A = Row("ml.c5.large", microUsd: 1, latency: 40, invocations: 100, hourly: 0.1);
    public static readonly Candidate B = Row("ml.c5.xlarge", microUsd: 2, latency: 20, invocations: 200, hourly: 0.2);
    public static readonly Candidate C = Row("ml.c5.2xlarge", microUsd: 4, latency: 10, invocations: 300, hourly: 0.4);
    public static readonly Candidate D = Row("ml.m5.xlarge", microUsd: 5, latency: 50, invocations: 250, hourly: 0.23);

    public static readonly Candidate[] All = [A, B, C, D];

    public static readonly EndpointTopology RealTime = new(IsPipeline: false, IsAsync: false);

    public static Candidate Row(string type, double? microUsd, double? latency, double? invocations, double? hourly) => new()
    {
        InstanceType = type,
        Metrics = new CandidateMetrics
        {
            CostPerInference = microUsd / 1e6,
            ModelLatencyMilliseconds = latency,
            MaxInvocations = invocations,
            CostPerHour = hourly,
        },
    };

    public static Candidate Serverless(int memory, int concurrency, double microUsd, double latency, double invocations) =>
        Row("", microUsd, latency, invocations, 0.05) with { InstanceType = null, Serverless = new ServerlessSize(memory, concurrency) };

    public static RankingOptions Options(
        Importance cost = Importance.Moderate, Importance latency = Importance.Moderate, Importance throughput = Importance.Moderate) =>
        new(new Importances(cost, latency, throughput), new RecommendationLimits(), RealTime);
}
