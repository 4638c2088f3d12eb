using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>A rule on EventBridge's "Object Created" events of the input bucket. Empty objects, such as folder markers, start nothing.</summary>
public sealed class BatchObjectTriggerArgs : ResourceArgs
{
    /// <summary>End of the keys that count, such as <c>.csv</c>. Default: every key under the prefix.</summary>
    [Input("suffix")]
    public string? Suffix { get; set; }

    /// <summary>
    /// Turns on the bucket's events for EventBridge. Default false, because it replaces the whole notification configuration of the bucket; a
    /// bucket that has none, or that only you manage here, can have true.
    /// </summary>
    [Input("manageBucketNotification")]
    public bool ManageBucketNotification { get; set; }

    /// <summary>Whether the rule is active. Default true.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;
}
