using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Scaling;

internal sealed class ScalingState
{
    public List<ScalableTarget> Targets { get; set; } = [];

    public List<ScalingPolicy> Policies { get; set; } = [];
}

internal sealed class ScalableTarget
{
    public string ServiceNamespace { get; set; } = "";

    public string ResourceId { get; set; } = "";

    public string ScalableDimension { get; set; } = "";

    public int MinCapacity { get; set; }

    public int MaxCapacity { get; set; }

    public string Arn { get; set; } = "";

    public string? RoleArn { get; set; }

    public JsonObject? SuspendedState { get; set; }

    public DateTimeOffset CreationTime { get; set; }
}

internal sealed class ScalingPolicy
{
    public string Name { get; set; } = "";

    public string Arn { get; set; } = "";

    public string ServiceNamespace { get; set; } = "";

    public string ResourceId { get; set; } = "";

    public string ScalableDimension { get; set; } = "";

    public string PolicyType { get; set; } = "StepScaling";

    public JsonObject Configuration { get; set; } = [];

    public DateTimeOffset CreationTime { get; set; }
}
