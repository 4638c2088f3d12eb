using Pulumi;

namespace Infra.Components.Shared;

/// <summary>One SNS topic that is told of failures: created with a customer key and a TLS-only policy, adopted, or absent.</summary>
public sealed class NotificationTopicArgs : ResourceArgs
{
    /// <summary><see cref="Shared.Choice.Create"/> (default), <see cref="Shared.Choice.Adopt"/> or <see cref="Shared.Choice.None"/>.</summary>
    [Input("choice")]
    public string Choice { get; set; } = Shared.Choice.Create;

    /// <summary>ARN of the standard topic to adopt. Required with <c>Adopt</c>, refused otherwise.</summary>
    [Input("topicArn")]
    public Input<string>? TopicArn { get; set; }

    /// <summary>
    /// ARN of the customer key of the topic. With <c>Create</c> and no key, the component creates one whose policy lets exactly the
    /// publishing role use it. With <c>Adopt</c>, name the key of the adopted topic when it has one; its key policy must allow the role.
    /// </summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    /// <summary>E-mail addresses to subscribe. Each recipient confirms by a link; unconfirmed subscriptions get nothing.</summary>
    [Input("emails")]
    public List<string> Emails { get; set; } = [];
}
