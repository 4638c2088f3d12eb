using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>The topics of an asynchronous endpoint and who listens to them.</summary>
public sealed class AsyncNotificationsArgs : ResourceArgs
{
    /// <summary><see cref="Choice.Create"/> (default), <see cref="Choice.Adopt"/> or <see cref="Choice.None"/>: both topics alike.</summary>
    [Input("topics")]
    public string Topics { get; set; } = Choice.Create;

    /// <summary>The choice for the success topic alone, such as <see cref="Choice.None"/> to be told of failures only. Default: as <see cref="Topics"/>.</summary>
    [Input("successTopic")]
    public string? SuccessTopic { get; set; }

    /// <summary>The choice for the error topic alone. Default: as <see cref="Topics"/>.</summary>
    [Input("errorTopic")]
    public string? ErrorTopic { get; set; }

    /// <summary>ARN of the success topic. Required when it is adopted, refused otherwise. A standard topic, not FIFO.</summary>
    [Input("successTopicArn")]
    public Input<string>? SuccessTopicArn { get; set; }

    /// <summary>ARN of the error topic. Required when it is adopted, refused otherwise. A standard topic, not FIFO.</summary>
    [Input("errorTopicArn")]
    public Input<string>? ErrorTopicArn { get; set; }

    /// <summary>
    /// ARN of the customer key of the topics. With <c>Create</c> and no key, the component creates one whose policy lets exactly the execution
    /// role publish. With <c>Adopt</c>, name the key when the topics have one; its key policy must allow the role.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    /// <summary>
    /// Notifications that carry the response itself when it has at most 128 KB: <c>SUCCESS_NOTIFICATION_TOPIC</c>,
    /// <c>ERROR_NOTIFICATION_TOPIC</c>, both or none (default).
    /// </summary>
    [Input("includeInferenceResponseIn")]
    public List<string> IncludeInferenceResponseIn { get; set; } = [];

    /// <summary>E-mail addresses to subscribe to the success topic, one message for each result. Each recipient confirms by a link.</summary>
    [Input("successEmails")]
    public List<string> SuccessEmails { get; set; } = [];

    /// <summary>E-mail addresses to subscribe to the error topic. Each recipient confirms by a link.</summary>
    [Input("errorEmails")]
    public List<string> ErrorEmails { get; set; } = [];

    /// <summary>Subscribes an SQS queue with a dead-letter queue to the topics; <c>infra results</c> reads it. Default true where there are topics.</summary>
    [Input("queue")]
    public bool Queue { get; set; } = true;

    /// <summary>How the queue keeps and gives out messages.</summary>
    [Input("queueSettings")]
    public AsyncQueueArgs QueueSettings { get; set; } = new();
}
