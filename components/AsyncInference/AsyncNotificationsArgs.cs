using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>The two topics of an asynchronous endpoint and who listens to them.</summary>
public sealed class AsyncNotificationsArgs : ResourceArgs
{
    /// <summary><see cref="Choice.Create"/> (default), <see cref="Choice.Adopt"/> or <see cref="Choice.None"/>: both topics alike.</summary>
    [Input("topics")]
    public string Topics { get; set; } = Choice.Create;

    /// <summary>ARN of the success topic. Required with <c>Adopt</c>, refused otherwise. A standard topic, not FIFO.</summary>
    [Input("successTopicArn")]
    public Input<string>? SuccessTopicArn { get; set; }

    /// <summary>ARN of the error topic. Required with <c>Adopt</c>, refused otherwise. A standard topic, not FIFO.</summary>
    [Input("errorTopicArn")]
    public Input<string>? ErrorTopicArn { get; set; }

    /// <summary>
    /// ARN of the customer key of both topics. With <c>Create</c> and no key, the component creates one whose policy lets exactly the execution
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

    /// <summary>Subscribes an SQS queue with a dead-letter queue to both topics; <c>infra results</c> reads it. Default true where there are topics.</summary>
    [Input("queue")]
    public bool Queue { get; set; } = true;

    /// <summary>E-mail addresses to subscribe to the error topic. Each recipient confirms by a link.</summary>
    [Input("errorEmails")]
    public List<string> ErrorEmails { get; set; } = [];
}
