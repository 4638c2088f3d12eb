using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>The topics of a state machine: who is told of failures and who of completions. Created ones share a key.</summary>
internal sealed class BatchNotifications
{
    private readonly List<Output<string>> keys = [];
    private Output<string>? createdKey;

    public BatchNotifications(Children children, BatchTransformArgs args, Output<string> publisherRoleArn)
    {
        FailureTopicArn = Topic(children, "failure", "failureNotifications", args.FailureNotifications, publisherRoleArn);
        CompletionTopicArn = Topic(children, "completion", "completionNotifications", args.CompletionNotifications, publisherRoleArn);
    }

    public Output<string>? FailureTopicArn { get; }

    public Output<string>? CompletionTopicArn { get; }

    public Output<System.Collections.Immutable.ImmutableArray<string>> TopicArns =>
        Output.All(new[] { FailureTopicArn, CompletionTopicArn }.OfType<Output<string>>());

    public Output<System.Collections.Immutable.ImmutableArray<string>> KeyArns => Output.All(keys);

    private Output<string>? Topic(Children children, string suffix, string path, NotificationTopicArgs args, Output<string> publisherRoleArn)
    {
        if (args.Choice == Choice.None)
        {
            return null;
        }

        var key = args.KmsKeyArn?.Checked($"{path}.kmsKeyArn", ValueRules.KmsKeyArn);
        if (args.Choice == Choice.Create)
        {
            key ??= createdKey ??= TopicKey.Create(children, "topics-key", publisherRoleArn);
        }

        if (key is not null && !keys.Contains(key))
        {
            keys.Add(key);
        }

        var topic = args.Choice == Choice.Create
            ? Topics.Create(children, suffix, key!, publisherRoleArn)
            : Topics.Adopt($"{path}.topicArn", args.TopicArn!);
        Topics.Email(children, suffix, topic, args.Emails);
        return topic.Arn;
    }
}
