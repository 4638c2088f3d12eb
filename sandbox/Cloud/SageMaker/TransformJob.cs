using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

internal sealed class TransformJob
{
    public string Name { get; set; } = "";

    public string Arn { get; set; } = "";

    public JsonObject Request { get; set; } = [];

    public JsonObject Model { get; set; } = [];

    public string Status { get; set; } = "InProgress";

    public string? FailureReason { get; set; }

    public DateTimeOffset CreationTime { get; set; }

    public DateTimeOffset? TransformStartTime { get; set; }

    public DateTimeOffset? TransformEndTime { get; set; }

    /// <summary>When the next thing happens to a job that has not ended.</summary>
    public DateTimeOffset Due { get; set; }
}
