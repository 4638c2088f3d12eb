using Infra.Components.Shared;
using Pulumi;
using Sns = Pulumi.Aws.Sns;
using Sqs = Pulumi.Aws.Sqs;

namespace Infra.Components.AsyncInference;

/// <summary>The two topics, their key, and the queue that listens to them.</summary>
internal sealed class EndpointNotifications
{
    private readonly Children children;

    public EndpointNotifications(Children children, AsyncNotificationsArgs args, Output<string> publisherRoleArn)
    {
        this.children = children;
        if (args.Topics == Choice.None)
        {
            return;
        }

        var givenKey = args.KmsKeyArn?.Checked("notifications.kmsKeyArn", ValueRules.KmsKeyArn);
        if (args.Topics == Choice.Create)
        {
            KeyArn = givenKey ?? TopicKey.Create(children, "topics-key", publisherRoleArn);
            Success = Topics.Create(children, "success", KeyArn, publisherRoleArn);
            Error = Topics.Create(children, "error", KeyArn, publisherRoleArn);
        }
        else
        {
            KeyArn = givenKey;
            Success = Topics.Adopt("notifications.successTopicArn", args.SuccessTopicArn!);
            Error = Topics.Adopt("notifications.errorTopicArn", args.ErrorTopicArn!);
        }

        Topics.Email(children, "error", Error, args.ErrorEmails);
        if (args.Queue)
        {
            Queue = Subscribe(Success, Error);
        }
    }

    public PublishedTopic? Success { get; }

    public PublishedTopic? Error { get; }

    /// <summary>The customer key of both topics, if they have one.</summary>
    public Output<string>? KeyArn { get; }

    public Sqs.Queue? Queue { get; }

    private Sqs.Queue Subscribe(PublishedTopic success, PublishedTopic error)
    {
        var queue = ListeningQueue();
        var policy = new Sqs.QueuePolicy(
            children.Named("results-policy"),
            new Sqs.QueuePolicyArgs
            {
                QueueUrl = queue.Url,
                Policy = Output.Tuple(queue.Arn, success.Arn, error.Arn)
                    .Apply(known => MessagingPolicies.Queue(known.Item1, [known.Item2, known.Item3])),
            },
            children.Options());
        Subscription("success-to-results", success, queue, policy);
        Subscription("error-to-results", error, queue, policy);
        return queue;
    }

    private Sqs.Queue ListeningQueue()
    {
        var deadLetters = new Sqs.Queue(
            children.Named("results-dead-letters"),
            new Sqs.QueueArgs
            {
                MessageRetentionSeconds = Defaults.DeadLetterRetentionInSeconds,
                SqsManagedSseEnabled = true,
                Tags = children.Tags!,
            },
            children.Options());
        _ = new Sqs.QueuePolicy(
            children.Named("results-dead-letters-policy"),
            new Sqs.QueuePolicyArgs { QueueUrl = deadLetters.Url, Policy = deadLetters.Arn.Apply(MessagingPolicies.DeadLetterQueue) },
            children.Options());
        return new Sqs.Queue(
            children.Named("results"),
            new Sqs.QueueArgs
            {
                MessageRetentionSeconds = Defaults.QueueRetentionInSeconds,
                VisibilityTimeoutSeconds = Defaults.QueueVisibilityTimeoutInSeconds,
                SqsManagedSseEnabled = true,
                RedrivePolicy = deadLetters.Arn.Apply(arn => $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{Defaults.MaxReceiveCount}}}"""),
                Tags = children.Tags!,
            },
            children.Options());
    }

    private void Subscription(string suffix, PublishedTopic topic, Sqs.Queue queue, Resource queuePolicy) => _ = new Sns.TopicSubscription(
        children.Named(suffix),
        new Sns.TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "sqs", Endpoint = queue.Arn },
        children.Options(queuePolicy, topic.Policy));
}
