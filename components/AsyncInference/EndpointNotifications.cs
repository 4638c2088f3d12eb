using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;
using Sqs = Pulumi.Aws.Sqs;

namespace Infra.Components.AsyncInference;

/// <summary>The topics, their key, and the queue that listens to them.</summary>
internal sealed class EndpointNotifications
{
    private readonly Children children;
    private readonly AsyncNotificationsArgs args;
    private readonly Output<string> publisherRoleArn;

    public EndpointNotifications(Children children, AsyncNotificationsArgs args, Output<string> publisherRoleArn)
    {
        (this.children, this.args, this.publisherRoleArn) = (children, args, publisherRoleArn);
        var (success, error) = (NotificationRules.Success(args), NotificationRules.Error(args));
        KeyArn = Key(success, error);
        Success = Topic("success", success, args.SuccessTopicArn);
        Error = Topic("error", error, args.ErrorTopicArn);
        Email("success", Success, args.SuccessEmails);
        Email("error", Error, args.ErrorEmails);
        List<(string, PublishedTopic)> topics = [.. Named("success", Success), .. Named("error", Error)];
        Queue = args.Queue && topics.Count > 0 ? NotificationQueue.Create(children, args.QueueSettings, topics) : null;
    }

    public PublishedTopic? Success { get; }

    public PublishedTopic? Error { get; }

    /// <summary>The customer key of the topics, if they have one.</summary>
    public Output<string>? KeyArn { get; }

    public Sqs.Queue? Queue { get; }

    /// <summary>What SageMaker is told of the topics; null without any. It has no empty form of a topic.</summary>
    public EndpointConfigurationAsyncInferenceConfigOutputConfigNotificationConfigArgs? ToConfig()
    {
        if (Success is null && Error is null)
        {
            return null;
        }

        var config = new EndpointConfigurationAsyncInferenceConfigOutputConfigNotificationConfigArgs();
        if (Success is not null)
        {
            config.SuccessTopic = Success.Arn;
        }

        if (Error is not null)
        {
            config.ErrorTopic = Error.Arn;
        }

        args.IncludeInferenceResponseIn.ForEach(topic => config.IncludeInferenceResponseIns.Add(topic));
        return config;
    }

    private Output<string>? Key(string success, string error)
    {
        var given = args.KmsKeyArn?.Checked("notifications.kmsKeyArn", ValueRules.KmsKeyArn);
        return given is null && (success == Choice.Create || error == Choice.Create) ? TopicKey.Create(children, "topics-key", publisherRoleArn) : given;
    }

    private PublishedTopic? Topic(string suffix, string choice, Input<string>? arn) => choice switch
    {
        Choice.Create => Topics.Create(children, suffix, KeyArn!, publisherRoleArn),
        Choice.Adopt => Topics.Adopt($"notifications.{suffix}TopicArn", arn!),
        _ => null,
    };

    private void Email(string suffix, PublishedTopic? topic, List<string> addresses)
    {
        if (topic is not null)
        {
            Topics.Email(children, suffix, topic, addresses);
        }
    }

    private static IEnumerable<(string, PublishedTopic)> Named(string name, PublishedTopic? topic) => topic is null ? [] : [(name, topic)];
}
