using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Pulumi;
using Sns = Pulumi.Aws.Sns;
using Sqs = Pulumi.Aws.Sqs;

namespace Infra.Components.AsyncInference;

/// <summary>The queue that listens to the topics, and the one for what nobody could read.</summary>
internal static class NotificationQueue
{
    public static Sqs.Queue Create(Children children, AsyncQueueArgs args, IReadOnlyList<(string Name, PublishedTopic Topic)> topics)
    {
        var queue = Listening(children, args, DeadLetters(children, args));
        var policy = new Sqs.QueuePolicy(
            children.Named("results-policy"),
            new Sqs.QueuePolicyArgs
            {
                QueueUrl = queue.Url,
                Policy = Output.Tuple(queue.Arn, Output.All(topics.Select(topic => topic.Topic.Arn)))
                    .Apply(known => MessagingPolicies.Queue(known.Item1, known.Item2)),
            },
            children.Options());
        foreach (var (name, topic) in topics)
        {
            _ = new Sns.TopicSubscription(
                children.Named($"{name}-to-results"),
                new Sns.TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "sqs", Endpoint = queue.Arn, RawMessageDelivery = Raw(args)! },
                children.Options(policy, topic.Policy));
        }

        return queue;
    }

    private static Sqs.Queue Listening(Children children, AsyncQueueArgs args, Sqs.Queue deadLetters) => new(
        children.Named("results"),
        new Sqs.QueueArgs
        {
            MessageRetentionSeconds = args.RetentionInSeconds,
            VisibilityTimeoutSeconds = args.VisibilityTimeoutInSeconds,
            SqsManagedSseEnabled = true,
            RedrivePolicy = deadLetters.Arn.Apply(arn => $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{args.MaxReceiveCount}}}"""),
            Tags = children.Tags!,
        },
        children.Options());

    private static Sqs.Queue DeadLetters(Children children, AsyncQueueArgs args)
    {
        var queue = new Sqs.Queue(
            children.Named("results-dead-letters"),
            new Sqs.QueueArgs
            {
                MessageRetentionSeconds = args.DeadLetterRetentionInSeconds,
                SqsManagedSseEnabled = true,
                Tags = children.Tags!,
            },
            children.Options());
        _ = new Sqs.QueuePolicy(
            children.Named("results-dead-letters-policy"),
            new Sqs.QueuePolicyArgs { QueueUrl = queue.Url, Policy = queue.Arn.Apply(MessagingPolicies.DeadLetterQueue) },
            children.Options());
        return queue;
    }

    /// <summary>Null leaves the provider's default, an envelope around each message.</summary>
    private static Input<bool>? Raw(AsyncQueueArgs args) => args.RawMessageDelivery ? true : null;
}
