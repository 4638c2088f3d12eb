using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

internal sealed class SageMakerState
{
    public Dictionary<string, StoredDocument> Models { get; set; } = [];

    public Dictionary<string, StoredDocument> EndpointConfigs { get; set; } = [];

    public Dictionary<string, Endpoint> Endpoints { get; set; } = [];

    public Dictionary<string, StoredDocument> ModelPackageGroups { get; set; } = [];

    public Dictionary<string, StoredDocument> ModelPackages { get; set; } = [];

    public Dictionary<string, TransformJob> TransformJobs { get; set; } = [];

    public Dictionary<string, RecommendationJob> RecommendationJobs { get; set; } = [];

    /// <summary>Descriptions of AutoML jobs by name, as DescribeAutoMLJob or DescribeAutoMLJobV2 gives them.</summary>
    public Dictionary<string, JsonObject> AutoMLJobs { get; set; } = [];

    public List<QueuedInvocation> Invocations { get; set; } = [];

    /// <summary>Tags by resource ARN.</summary>
    public Dictionary<string, Dictionary<string, string>> Tags { get; set; } = [];
}

/// <summary>A resource that is what its request said.</summary>
internal sealed class StoredDocument
{
    public string Arn { get; set; } = "";

    public JsonObject Request { get; set; } = [];

    public DateTimeOffset CreationTime { get; set; }

    public DateTimeOffset LastModifiedTime { get; set; }
}

internal sealed class Endpoint
{
    public string EndpointName { get; set; } = "";

    public string Arn { get; set; } = "";

    public string ConfigName { get; set; } = "";

    public string Status { get; set; } = "Creating";

    public string? FailureReason { get; set; }

    public DateTimeOffset CreationTime { get; set; }

    public DateTimeOffset LastModifiedTime { get; set; }

    public List<EndpointVariant> Variants { get; set; } = [];

    public JsonObject? LastDeploymentConfig { get; set; }

    public PendingChange? Pending { get; set; }
}

/// <summary>A variant with the model it serves: deleting the model does not stop it.</summary>
internal sealed class EndpointVariant
{
    public string VariantName { get; set; } = "";

    public JsonObject Model { get; set; } = [];

    public string? InstanceType { get; set; }

    public double CurrentWeight { get; set; } = 1;

    public double DesiredWeight { get; set; } = 1;

    public int CurrentInstanceCount { get; set; }

    public int DesiredInstanceCount { get; set; }

    public JsonObject? Serverless { get; set; }
}

/// <summary>What an endpoint is changing to, and when that will be so.</summary>
internal sealed class PendingChange
{
    public string Kind { get; set; } = "";

    public DateTimeOffset Due { get; set; }

    public DateTimeOffset Start { get; set; }

    public string? ConfigName { get; set; }

    public JsonObject? DeploymentConfig { get; set; }

    public List<EndpointVariant> Variants { get; set; } = [];

    public string? FailureReason { get; set; }
}
