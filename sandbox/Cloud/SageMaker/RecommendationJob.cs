using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

internal sealed class RecommendationJob
{
    public string Name { get; set; } = "";

    public string Arn { get; set; } = "";

    public JsonObject Request { get; set; } = [];

    /// <summary>A model of the one container that is benchmarked.</summary>
    public JsonObject Model { get; set; } = [];

    public string PayloadUrl { get; set; } = "";

    public string? ContentType { get; set; }

    /// <summary>The existing endpoint that is loaded beside the candidates; null for none.</summary>
    public string? EndpointName { get; set; }

    /// <summary>What was measured of it, as EndpointPerformances.</summary>
    public JsonArray? EndpointPerformances { get; set; }

    public string Status { get; set; } = "PENDING";

    public string? FailureReason { get; set; }

    public DateTimeOffset CreationTime { get; set; }

    public DateTimeOffset LastModifiedTime { get; set; }

    public DateTimeOffset? CompletionTime { get; set; }

    public List<BenchmarkStep> Steps { get; set; } = [];

    /// <summary>When the next thing happens to a job that has not ended.</summary>
    public DateTimeOffset Due { get; set; }

    public bool HasEnded => Status is "COMPLETED" or "FAILED" or "STOPPED";
}

internal sealed class BenchmarkStep
{
    public string EndpointName { get; set; } = "";

    public string? InstanceType { get; set; }

    public JsonObject? ServerlessConfig { get; set; }

    public Dictionary<string, string> Environment { get; set; } = [];

    public string? InferenceSpecificationName { get; set; }

    /// <summary>How many instances the figures are for.</summary>
    public int InstanceCount { get; set; } = 1;

    public string Status { get; set; } = "PENDING";

    public string? FailureReason { get; set; }

    public JsonObject? Metrics { get; set; }

    public DateTimeOffset? InvocationStartTime { get; set; }

    public DateTimeOffset? InvocationEndTime { get; set; }
}
