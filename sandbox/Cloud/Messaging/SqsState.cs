namespace Infra.Sandbox.Cloud.Messaging;

internal sealed class SqsState
{
    public Dictionary<string, SqsQueue> Queues { get; set; } = [];
}

internal sealed class SqsQueue
{
    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Modified { get; set; }

    public Dictionary<string, string> Attributes { get; set; } = [];

    public List<SqsMessage> Messages { get; set; } = [];
}

/// <summary>A message in a queue.</summary>
public sealed class SqsMessage
{
    /// <summary>The id given when it was sent.</summary>
    public string MessageId { get; set; } = "";

    /// <summary>The text.</summary>
    public string Body { get; set; } = "";

    /// <summary>What DeleteMessage wants; a new one with each receive.</summary>
    public string ReceiptHandle { get; set; } = "";

    /// <summary>When it was sent.</summary>
    public DateTimeOffset Sent { get; set; }

    /// <summary>When it was first received.</summary>
    public DateTimeOffset? FirstReceived { get; set; }

    /// <summary>From when it can be received.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>How often it has been received.</summary>
    public int ReceiveCount { get; set; }

    /// <summary>Typed attributes sent with it, as wire JSON text by name.</summary>
    public Dictionary<string, string> MessageAttributes { get; set; } = [];
}
