using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> Messaging =>
    [
        new("aws:sns/topic:Topic")
        {
            Name = new("name", 256) { PrefixProperty = "namePrefix", FifoProperty = "fifoTopic" },
            Id = "{arn}",
            ReplacedOn = ["name", "namePrefix", "fifoTopic"],
            Computed = Fields(("arn", "arn:aws:sns:{region}:{account}:{name}"), ("owner", "{account}")),
        },
        new("aws:sns/topicPolicy:TopicPolicy")
        {
            Id = "{arn}",
            ReplacedOn = ["arn"],
            Computed = Fields(("owner", "{account}")),
            HasTags = false,
        },
        new("aws:sns/topicSubscription:TopicSubscription")
        {
            Id = "{arn}",
            ReplacedOn = ["endpoint", "protocol", "topic"],
            Computed = Fields(("arn", "{topic}:{uuid}"), ("ownerId", "{account}")),
            HasTags = false,
        },
        new("aws:sqs/queue:Queue")
        {
            Name = new("name", 80) { PrefixProperty = "namePrefix", FifoProperty = "fifoQueue" },
            Id = "{url}",
            ReplacedOn = ["name", "namePrefix", "fifoQueue"],
            Computed = Fields(
                ("arn", "arn:aws:sqs:{region}:{account}:{name}"), ("url", "https://sqs.{region}.amazonaws.com/{account}/{name}")),
        },
        new("aws:sqs/queuePolicy:QueuePolicy") { Id = "{queueUrl}", ReplacedOn = ["queueUrl"], HasTags = false },
    ];
}
