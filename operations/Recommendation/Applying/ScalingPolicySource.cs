using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>Asks SageMaker how to scale what a job has benchmarked.</summary>
internal sealed class ScalingPolicySource(IAmazonSageMaker sageMaker, AwsCalls calls)
{
    /// <summary>The metric that the real-time endpoint's scaling goes by.</summary>
    private const string Invocations = "SageMakerVariantInvocationsPerInstance";

    /// <exception cref="OperationException">SageMaker refuses.</exception>
    public async Task<RecommendedScaling> FindAsync(string jobName, string recommendationId, ScalingObjective objective, CancellationToken cancellation)
    {
        var request = new GetScalingConfigurationRecommendationRequest
        {
            InferenceRecommendationsJobName = jobName,
            RecommendationId = recommendationId,
            ScalingPolicyObjective = objective is { MinInvocationsPerMinute: null, MaxInvocationsPerMinute: null } ? null : new ScalingPolicyObjective
            {
                MinInvocationsPerMinute = objective.MinInvocationsPerMinute,
                MaxInvocationsPerMinute = objective.MaxInvocationsPerMinute,
            },
        };
        var answer = await calls.RunAsync(
            "GetScalingConfigurationRecommendation", recommendationId, c => sageMaker.GetScalingConfigurationRecommendationAsync(request, c), cancellation);
        var configuration = answer.DynamicScalingConfiguration;
        var tracking = (configuration?.ScalingPolicies ?? [])
            .Select(policy => policy.TargetTracking)
            .FirstOrDefault(tracking => tracking?.MetricSpecification?.Predefined?.PredefinedMetricType == Invocations);
        return new RecommendedScaling(
            tracking?.TargetValue ?? answer.Metric?.InvocationsPerInstance,
            configuration?.MinCapacity,
            configuration?.MaxCapacity,
            configuration?.ScaleInCooldown,
            configuration?.ScaleOutCooldown);
    }
}
