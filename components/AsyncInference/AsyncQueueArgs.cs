using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>How the queue behind the topics keeps and gives out messages.</summary>
public sealed class AsyncQueueArgs : ResourceArgs
{
    /// <summary>Delivers the notification alone, without SNS's envelope and its signature. Default false; <c>infra results</c> reads both.</summary>
    [Input("rawMessageDelivery")]
    public bool RawMessageDelivery { get; set; }

    /// <summary>Seconds for which a message that was read stays hidden from other readers, 0 to 43200. Default 120.</summary>
    [Input("visibilityTimeoutInSeconds")]
    public int VisibilityTimeoutInSeconds { get; set; } = Defaults.QueueVisibilityTimeoutInSeconds;

    /// <summary>Seconds for which a message is kept, 60 to 1209600. Default 345600: 4 days.</summary>
    [Input("retentionInSeconds")]
    public int RetentionInSeconds { get; set; } = Defaults.QueueRetentionInSeconds;

    /// <summary>Times a message is read in vain before it goes to the dead letters, 1 to 1000. Default 5.</summary>
    [Input("maxReceiveCount")]
    public int MaxReceiveCount { get; set; } = Defaults.MaxReceiveCount;

    /// <summary>
    /// Seconds for which a dead letter is kept, at least <see cref="RetentionInSeconds"/> and at most 1209600; its age counts from when it was first
    /// sent. Default 1209600: 14 days.
    /// </summary>
    [Input("deadLetterRetentionInSeconds")]
    public int DeadLetterRetentionInSeconds { get; set; } = Defaults.DeadLetterRetentionInSeconds;
}
