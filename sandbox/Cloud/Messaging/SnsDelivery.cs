using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Identity;

namespace Infra.Sandbox.Cloud.Messaging;

internal sealed record SnsNotification(
    string MessageId, string TopicArn, string Message, string? Subject, JsonObject? MessageAttributes, DateTimeOffset Timestamp);

/// <summary>Delivers notifications to queues: in SNS's envelope, or raw. A queue whose policy does not let the topic send gets nothing.</summary>
internal sealed class SnsDelivery(SandboxAccount account)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public void Deliver(string subscriptionArn, SnsSubscription subscription, SnsNotification notification)
    {
        if (subscription.Protocol != "sqs" || account.Sqs.FindQueue(subscription.Endpoint) is not { } queue || !MaySend(queue, subscription, notification.TopicArn))
        {
            return;
        }

        var raw = string.Equals(subscription.Attributes.GetValueOrDefault("RawMessageDelivery"), "true", StringComparison.OrdinalIgnoreCase);
        account.Sqs.SendMessage(
            subscription.Endpoint,
            raw ? notification.Message : Envelope(subscriptionArn, notification).ToJsonString(Relaxed),
            messageAttributes: raw ? RawAttributes(notification) : null);
    }

    private static bool MaySend(SqsQueue queue, SnsSubscription subscription, string topicArn)
    {
        var context = PolicyRequest.Secure();
        context["aws:SourceArn"] = topicArn;
        context["aws:SourceAccount"] = topicArn.Split(':')[4];
        var request = new PolicyRequest("sqs:SendMessage", subscription.Endpoint) { ServicePrincipal = "sns.amazonaws.com", Context = context };
        return queue.Attributes.TryGetValue("Policy", out var policy) && PolicyEvaluator.Allows([policy], request);
    }

    private static Dictionary<string, string>? RawAttributes(SnsNotification notification) =>
        notification.MessageAttributes?.ToDictionary(
            pair => pair.Key,
            pair => new JsonObject { ["DataType"] = pair.Value?["Type"]?.DeepClone(), ["StringValue"] = pair.Value?["Value"]?.DeepClone() }.ToJsonString(),
            StringComparer.Ordinal);

    private JsonObject Envelope(string subscriptionArn, SnsNotification notification)
    {
        var host = $"https://sns.{account.Options.Region}.amazonaws.com/";
        return new JsonObject { ["Type"] = "Notification", ["MessageId"] = notification.MessageId, ["TopicArn"] = notification.TopicArn }
            .With("Subject", notification.Subject)
            .With("Message", notification.Message)
            .With("Timestamp", notification.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"))
            .With("SignatureVersion", "1")
            .With("Signature", "SANDBOX")
            .With("SigningCertURL", host + "SimpleNotificationService-sandbox.pem")
            .With("UnsubscribeURL", $"{host}?Action=Unsubscribe&SubscriptionArn={subscriptionArn}")
            .With("MessageAttributes", notification.MessageAttributes);
    }
}
