using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Recommendation jobs and their steps as the operations show them.</summary>
internal static class RecommendationDescription
{
    public static JsonObject Summary(RecommendationJob job) =>
        new JsonObject
        {
            ["JobName"] = job.Name,
            ["JobDescription"] = job.Request.Text("JobDescription") ?? "",
            ["JobType"] = job.Request.Text("JobType"),
            ["JobArn"] = job.Arn,
            ["RoleArn"] = job.Request.Text("RoleArn"),
            ["Status"] = job.Status,
            ["CreationTime"] = job.CreationTime.Epoch(),
            ["LastModifiedTime"] = job.LastModifiedTime.Epoch(),
        }
        .With("CompletionTime", job.CompletionTime?.Epoch())
        .With("FailureReason", job.FailureReason)
        .With("ModelName", job.Request.Object("InputConfig")?.Text("ModelName"));

    public static JsonObject Describe(RecommendationJob job)
    {
        var described = Summary(job).Without("ModelName")
            .With("InputConfig", job.Request["InputConfig"])
            .With("StoppingConditions", job.Request["StoppingConditions"]);
        var recommendations = job.Steps.Where(step => step.Status == "COMPLETED")
            .OrderBy(step => step.Metrics!.Number("CostPerInference"))
            .ThenBy(step => step.EndpointName, StringComparer.Ordinal)
            .Select(step => (JsonNode)Recommendation(job, step)).ToJsonArray();
        return job.Status == "COMPLETED"
            ? described.With("InferenceRecommendations", recommendations).With("EndpointPerformances", job.EndpointPerformances)
            : described;
    }

    public static JsonObject Step(RecommendationJob job, BenchmarkStep step) => new()
    {
        ["StepType"] = "BENCHMARK",
        ["JobName"] = job.Name,
        ["Status"] = step.Status,
        ["InferenceBenchmark"] = Benchmark(step).With("FailureReason", step.FailureReason),
    };

    private static JsonObject Recommendation(RecommendationJob job, BenchmarkStep step) =>
        Benchmark(step).With("RecommendationId", IdOf(job, step));

    public static string IdOf(RecommendationJob job, BenchmarkStep step) => $"{job.Name}/{step.EndpointName[^8..]}";

    /// <summary>Serverless candidates have neither an instance type nor a count.</summary>
    private static JsonObject Benchmark(BenchmarkStep step)
    {
        var endpoint = new JsonObject { ["EndpointName"] = step.EndpointName, ["VariantName"] = "AllTraffic" };
        endpoint = step.InstanceType is null
            ? endpoint.With("ServerlessConfig", step.ServerlessConfig)
            : endpoint.With("InstanceType", step.InstanceType).With("InitialInstanceCount", step.InstanceCount);
        var model = new JsonObject
        {
            ["EnvironmentParameters"] = step.Environment.Select(pair => (JsonNode)new JsonObject
            {
                ["Key"] = pair.Key,
                ["ValueType"] = "string",
                ["Value"] = pair.Value,
            }).ToJsonArray(),
        };
        return new JsonObject { ["EndpointConfiguration"] = endpoint, ["ModelConfiguration"] = model.With("InferenceSpecificationName", step.InferenceSpecificationName) }
            .With("Metrics", step.Metrics)
            .With("InvocationStartTime", step.InvocationStartTime?.Epoch())
            .With("InvocationEndTime", step.InvocationEndTime?.Epoch());
    }
}
