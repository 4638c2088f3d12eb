using System.Text.Json.Nodes;
using Infra.Components.Shared.Instances;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>
/// GetScalingConfigurationRecommendation: how to scale what a job has benchmarked. Simulated: an instance is taken to bear its most invocations at
/// full processors, and as much less as the processors are to be used less.
/// </summary>
internal static class ScalingRecommendation
{
    private const int DefaultUtilization = 50;

    /// <summary>Application Auto Scaling's own default.</summary>
    private const int CooldownSeconds = 300;

    public static JsonObject Of(RecommendationJob job, JsonObject request)
    {
        var step = Find(job, request);
        var objective = request.Object("ScalingPolicyObjective");
        CheckObjective(objective);
        var utilization = request.Int("TargetCpuUtilizationPerCore") ?? DefaultUtilization;
        var most = step.Metrics!.Int("MaxInvocations")!.Value / step.InstanceCount;
        var perInstance = Math.Max(1, most * utilization / 100);
        return new JsonObject { ["InferenceRecommendationsJobName"] = job.Name }
            .With("RecommendationId", request["RecommendationId"])
            .With("EndpointName", request["EndpointName"])
            .With("TargetCpuUtilizationPerCore", utilization)
            .With("ScalingPolicyObjective", objective)
            .With("Metric", new JsonObject { ["InvocationsPerInstance"] = perInstance, ["ModelLatency"] = step.Metrics!["ModelLatency"]!.DeepClone() })
            .With("DynamicScalingConfiguration", Configuration(objective, perInstance, utilization * InstanceTypes.Find(step.InstanceType!)!.VCpu));
    }

    private static BenchmarkStep Find(RecommendationJob job, JsonObject request)
    {
        var (recommendation, endpoint) = (request.Text("RecommendationId"), request.Text("EndpointName"));
        if (recommendation is null == endpoint is null)
            throw AwsException.Validation("Specify exactly one of RecommendationId and EndpointName.");
        if (job.Status != "COMPLETED")
            throw AwsException.Validation($"The inference recommendations job \"{job.Arn}\" must be COMPLETED: its status is {job.Status}.");

        var step = job.Steps.Find(step => step.Status == "COMPLETED"
            && (endpoint is null ? RecommendationDescription.IdOf(job, step) == recommendation : step.EndpointName == endpoint))
            ?? throw new AwsException("ResourceNotFound", $"Could not find recommendation \"{recommendation ?? endpoint}\" of job \"{job.Arn}\".");
        return step.InstanceType is null
            ? throw AwsException.Validation("Autoscaling recommendations are not supported for serverless endpoints.")
            : step;
    }

    private static void CheckObjective(JsonObject? objective)
    {
        var (least, most) = (objective?.Int("MinInvocationsPerMinute"), objective?.Int("MaxInvocationsPerMinute"));
        if (least < 0 || most < 0 || least > most)
            throw AwsException.Validation("MinInvocationsPerMinute must be at least 0 and at most MaxInvocationsPerMinute.");
    }

    /// <summary>A policy for each metric, as AWS gives them: one on the invocations, one on the processors.</summary>
    private static JsonObject Configuration(JsonObject? objective, int perInstance, int processors)
    {
        var configuration = new JsonObject();
        if (objective?.Int("MinInvocationsPerMinute") is { } least)
            configuration["MinCapacity"] = Instances(least, perInstance);
        if (objective?.Int("MaxInvocationsPerMinute") is { } most)
            configuration["MaxCapacity"] = Instances(most, perInstance);

        configuration["ScaleInCooldown"] = CooldownSeconds;
        configuration["ScaleOutCooldown"] = CooldownSeconds;
        configuration["ScalingPolicies"] = new JsonArray(
            Policy("Predefined", new JsonObject { ["PredefinedMetricType"] = "SageMakerVariantInvocationsPerInstance" }, perInstance),
            Policy("Customized", new JsonObject { ["MetricName"] = "CPUUtilization", ["Namespace"] = "/aws/sagemaker/Endpoints", ["Statistic"] = "Average" }, processors));
        return configuration;
    }

    private static JsonObject Policy(string kind, JsonObject metric, int target) => new()
    {
        ["TargetTracking"] = new JsonObject { ["MetricSpecification"] = new JsonObject { [kind] = metric }, ["TargetValue"] = target },
    };

    private static int Instances(int invocations, int perInstance) => Math.Max(1, (int)Math.Ceiling(invocations / (double)perInstance));
}
