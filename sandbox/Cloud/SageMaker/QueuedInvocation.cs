namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>An accepted asynchronous request that has no result yet.</summary>
internal sealed class QueuedInvocation
{
    public string InferenceId { get; set; } = "";

    public string EndpointName { get; set; } = "";

    public string InputLocation { get; set; } = "";

    public string? ContentType { get; set; }

    public string? Accept { get; set; }

    public string? CustomAttributes { get; set; }

    public string OutputLocation { get; set; } = "";

    public string? FailureLocation { get; set; }

    public DateTimeOffset Received { get; set; }

    public DateTimeOffset Expires { get; set; }

    public int TimeoutSeconds { get; set; }

    public bool Running { get; set; }
}
