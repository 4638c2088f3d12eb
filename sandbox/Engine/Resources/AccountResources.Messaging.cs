using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class AccountResources
{
    private static readonly Dictionary<string, string> TopicAttributes = new(StringComparer.Ordinal)
    {
        ["displayName"] = "DisplayName",
        ["kmsMasterKeyId"] = "KmsMasterKeyId",
        ["policy"] = "Policy",
        ["deliveryPolicy"] = "DeliveryPolicy",
        ["fifoTopic"] = "FifoTopic",
        ["contentBasedDeduplication"] = "ContentBasedDeduplication",
        ["signatureVersion"] = "SignatureVersion",
        ["tracingConfig"] = "TracingConfig",
        ["archivePolicy"] = "ArchivePolicy",
    };

    private static readonly Dictionary<string, string> SubscriptionAttributes = new(StringComparer.Ordinal)
    {
        ["rawMessageDelivery"] = "RawMessageDelivery",
        ["filterPolicy"] = "FilterPolicy",
        ["filterPolicyScope"] = "FilterPolicyScope",
        ["deliveryPolicy"] = "DeliveryPolicy",
        ["redrivePolicy"] = "RedrivePolicy",
    };

    private static readonly Dictionary<string, string> QueueAttributes = new(StringComparer.Ordinal)
    {
        ["visibilityTimeoutSeconds"] = "VisibilityTimeout",
        ["messageRetentionSeconds"] = "MessageRetentionPeriod",
        ["maxMessageSize"] = "MaximumMessageSize",
        ["delaySeconds"] = "DelaySeconds",
        ["receiveWaitTimeSeconds"] = "ReceiveMessageWaitTimeSeconds",
        ["policy"] = "Policy",
        ["redrivePolicy"] = "RedrivePolicy",
        ["redriveAllowPolicy"] = "RedriveAllowPolicy",
        ["fifoQueue"] = "FifoQueue",
        ["contentBasedDeduplication"] = "ContentBasedDeduplication",
        ["deduplicationScope"] = "DeduplicationScope",
        ["fifoThroughputLimit"] = "FifoThroughputLimit",
        ["kmsMasterKeyId"] = "KmsMasterKeyId",
        ["kmsDataKeyReusePeriodSeconds"] = "KmsDataKeyReusePeriodSeconds",
        ["sqsManagedSseEnabled"] = "SqsManagedSseEnabled",
    };

    private static ImmediateResource Topic(SandboxAccount account) => new(
        create: outputs => outputs.Set("arn", account.Sns.CreateTopic(outputs.Text("name")!, Attributes(TopicAttributes, outputs))),
        exists: outputs => account.Sns.TopicExists(outputs.Text("arn")!),
        delete: outputs => account.Sns.DeleteTopic(outputs.Text("arn")!),
        update: (_, outputs) =>
        {
            foreach (var (name, value) in Attributes(TopicAttributes, outputs)) account.Sns.SetTopicAttributes(outputs.Text("arn")!, name, value);
            return outputs;
        });

    private static ImmediateResource TopicPolicy(SandboxAccount account)
    {
        MapValue Put(MapValue outputs)
        {
            account.Sns.SetTopicAttributes(outputs.Text("arn")!, "Policy", outputs.Text("policy")!);
            return outputs;
        }

        return new ImmediateResource(
            create: Put,
            exists: outputs => account.Sns.TopicExists(outputs.Text("arn")!),
            delete: outputs => account.Sns.SetTopicAttributes(outputs.Text("arn")!, "Policy", string.Empty),
            update: (_, outputs) => Put(outputs));
    }

    private static ImmediateResource TopicSubscription(SandboxAccount account)
    {
        MapValue Subscribe(MapValue outputs)
        {
            var protocol = outputs.Text("protocol")!;
            var arn = account.Sns.Subscribe(outputs.Text("topic")!, protocol, outputs.Text("endpoint")!, Attributes(SubscriptionAttributes, outputs));
            return outputs.Set("arn", arn).Set("pendingConfirmation", protocol is not ("sqs" or "lambda" or "firehose"));
        }

        return new ImmediateResource(
            create: Subscribe,
            exists: outputs =>
            {
                lock (account.Gate) return account.State.Sns.Subscriptions.ContainsKey(outputs.Text("arn") ?? string.Empty);
            },
            delete: outputs => account.Sns.Unsubscribe(outputs.Text("arn")!),
            update: (old, outputs) =>
            {
                account.Sns.Unsubscribe(old.Text("arn")!);
                return Subscribe(outputs);
            });
    }

    private static ImmediateResource Queue(SandboxAccount account) => new(
        create: outputs =>
        {
            var url = account.Sqs.CreateQueue(outputs.Text("name")!, Attributes(QueueAttributes, outputs));
            return outputs.Set("url", url).Set("arn", account.Sqs.QueueArn(outputs.Text("name")!));
        },
        exists: outputs => account.Sqs.ListQueues(outputs.Text("name")!).Contains(outputs.Text("name")!),
        delete: outputs => account.Sqs.DeleteQueue(outputs.Text("url")!),
        update: (_, outputs) =>
        {
            account.Sqs.SetQueueAttributes(outputs.Text("url")!, Attributes(QueueAttributes, outputs));
            return outputs;
        });

    private static ImmediateResource QueuePolicy(SandboxAccount account)
    {
        MapValue Put(MapValue outputs)
        {
            account.Sqs.SetQueueAttributes(outputs.Text("queueUrl")!, new Dictionary<string, string>(StringComparer.Ordinal) { ["Policy"] = outputs.Text("policy")! });
            return outputs;
        }

        return new ImmediateResource(
            create: Put,
            exists: outputs => account.Sqs.ListQueues().Contains(outputs.Text("queueUrl")!.Split('/')[^1]),
            delete: outputs => account.Sqs.SetQueueAttributes(
                outputs.Text("queueUrl")!, new Dictionary<string, string>(StringComparer.Ordinal) { ["Policy"] = string.Empty }),
            update: (_, outputs) => Put(outputs));
    }

    private static Dictionary<string, string> Attributes(Dictionary<string, string> names, MapValue outputs) =>
        names
            .Where(name => outputs[name.Key] is not (null or NullValue))
            .ToDictionary(name => name.Value, name => PropertyJson.ToPlain(outputs[name.Key]!)!.ToString(), StringComparer.Ordinal);
}
