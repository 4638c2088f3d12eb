using System.Globalization;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Turns what SageMaker answers into candidates and benchmarks.</summary>
internal static class RecommendationResults
{
    public static Candidate ToCandidate(InferenceRecommendation recommendation) =>
        ToCandidate(recommendation.EndpointConfiguration, recommendation.Metrics, recommendation.ModelConfiguration) with
        {
            RecommendationId = recommendation.RecommendationId,
        };

    public static RecommendationBenchmark ToBenchmark(InferenceRecommendationsJobStep step)
    {
        var benchmark = step.InferenceBenchmark;
        var candidate = ToCandidate(benchmark?.EndpointConfiguration, benchmark?.Metrics, benchmark?.ModelConfiguration);
        return new RecommendationBenchmark(candidate.Name, step.Status?.Value ?? "", benchmark?.FailureReason)
        {
            Metrics = benchmark?.Metrics is null ? null : candidate.Metrics,
        };
    }

    private static Candidate ToCandidate(EndpointOutputConfiguration? endpoint, RecommendationMetrics? metrics, ModelConfiguration? model) => new()
    {
        InstanceType = string.IsNullOrEmpty(endpoint?.InstanceType?.Value) ? null : endpoint.InstanceType.Value,
        InstanceCount = endpoint?.InitialInstanceCount is > 0 and var count ? count : 1,
        Serverless = endpoint?.ServerlessConfig is { } size ? new ServerlessSize(size.MemorySizeInMB ?? 0, size.MaxConcurrency ?? 1) : null,
        Metrics = ToMetrics(metrics),
        Environment = (model?.EnvironmentParameters ?? []).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
    };

    private static CandidateMetrics ToMetrics(RecommendationMetrics? metrics) => new()
    {
        CostPerHour = Exact(metrics?.CostPerHour),
        CostPerInference = Exact(metrics?.CostPerInference),
        MaxInvocations = metrics?.MaxInvocations,
        ModelLatencyMilliseconds = metrics?.ModelLatency,
        CpuUtilization = Exact(metrics?.CpuUtilization),
        MemoryUtilization = Exact(metrics?.MemoryUtilization),
    };

    /// <summary>The number AWS meant: 0.204 and not 0.20399999618530273, which a float becomes when widened.</summary>
    internal static double? Exact(float? value) => value is { } v
        ? double.Parse(v.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
