using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>Topics and subscriptions; messages are delivered to queues whose policy lets the topic send.</summary>
public sealed class SnsService
{
    private readonly SandboxAccount account;
    private readonly SnsDelivery delivery;

    internal SnsService(SandboxAccount account)
    {
        this.account = account;
        delivery = new SnsDelivery(account);
    }

    /// <summary>Makes a topic; the same name gives the topic that is there.</summary>
    /// <returns>Its ARN.</returns>
    /// <exception cref="AwsException">InvalidParameter.</exception>
    public string CreateTopic(string name, IReadOnlyDictionary<string, string>? attributes = null)
    {
        if (name.Length is 0 or > 256 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw Invalid("Topic Name");
        }

        var arn = account.Arn("sns", name);
        lock (account.Gate)
        {
            account.State.Sns.Topics.TryAdd(arn, new SnsTopic { Attributes = attributes?.ToDictionary(StringComparer.Ordinal) ?? [] });
        }

        return arn;
    }

    /// <summary>Removes a topic and its subscriptions; one that is not there is no error.</summary>
    public void DeleteTopic(string topicArn)
    {
        lock (account.Gate)
        {
            account.State.Sns.Topics.Remove(topicArn);
            foreach (var subscription in Subscriptions(topicArn))
            {
                account.State.Sns.Subscriptions.Remove(subscription.Key);
            }
        }
    }

    /// <summary>Whether the topic exists.</summary>
    public bool TopicExists(string topicArn)
    {
        lock (account.Gate)
        {
            return account.State.Sns.Topics.ContainsKey(topicArn);
        }
    }

    /// <summary>The ARNs of all topics.</summary>
    public IReadOnlyList<string> ListTopics()
    {
        lock (account.Gate)
        {
            return [.. account.State.Sns.Topics.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Sets one attribute of a topic.</summary>
    /// <exception cref="AwsException">NotFound.</exception>
    public void SetTopicAttributes(string topicArn, string name, string value)
    {
        lock (account.Gate)
        {
            Topic(topicArn).Attributes[name] = value;
        }
    }

    /// <summary>Subscribes an address to a topic. Only <c>sqs</c> is delivered to; others wait for a confirmation that never comes.</summary>
    /// <returns>The subscription's ARN.</returns>
    /// <exception cref="AwsException">NotFound, InvalidParameter.</exception>
    public string Subscribe(string topicArn, string protocol, string endpoint, IReadOnlyDictionary<string, string>? attributes = null)
    {
        if (protocol is not ("sqs" or "email" or "email-json" or "http" or "https" or "lambda" or "sms" or "application" or "firehose"))
        {
            throw Invalid($"Does not support this protocol string: {protocol}");
        }

        lock (account.Gate)
        {
            Topic(topicArn);
            var existing = Subscriptions(topicArn).FirstOrDefault(pair => pair.Value.Protocol == protocol && pair.Value.Endpoint == endpoint);
            if (existing.Key is not null)
            {
                return existing.Key;
            }

            var arn = $"{topicArn}:{account.Ids.NextUuid()}";
            account.State.Sns.Subscriptions[arn] = new SnsSubscription
            {
                TopicArn = topicArn,
                Protocol = protocol,
                Endpoint = endpoint,
                Attributes = attributes?.ToDictionary(StringComparer.Ordinal) ?? [],
            };
            return arn;
        }
    }

    /// <summary>Ends a subscription; one that is not there is no error.</summary>
    public void Unsubscribe(string subscriptionArn)
    {
        lock (account.Gate)
        {
            account.State.Sns.Subscriptions.Remove(subscriptionArn);
        }
    }

    /// <summary>Sends a message to all subscriptions of a topic.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="AwsException">NotFound.</exception>
    public string Publish(string topicArn, string message, string? subject = null, JsonObject? messageAttributes = null)
    {
        lock (account.Gate)
        {
            Topic(topicArn);
            var notification = new SnsNotification(account.Ids.NextUuid(), topicArn, message, subject, messageAttributes, account.Now);
            foreach (var (arn, subscription) in Subscriptions(topicArn))
            {
                delivery.Deliver(arn, subscription, notification);
            }

            return notification.MessageId;
        }
    }

    /// <summary>Runs an operation of the service by its name.</summary>
    public JsonObject Call(string operation, JsonObject request) => new SnsOperations(account, this).Call(operation, request);

    internal static AwsException Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    internal SnsTopic Topic(string topicArn) =>
        account.State.Sns.Topics.GetValueOrDefault(topicArn) ?? throw new AwsException("NotFound", "Topic does not exist", 404);

    internal List<KeyValuePair<string, SnsSubscription>> Subscriptions(string topicArn) =>
        [.. account.State.Sns.Subscriptions.Where(pair => pair.Value.TopicArn == topicArn).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
}
