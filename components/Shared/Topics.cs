using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Sns = Pulumi.Aws.Sns;

namespace Infra.Components.Shared;

/// <summary>A standard topic with its policy.</summary>
internal sealed record PublishedTopic(Output<string> Arn, Resource? Policy);

/// <summary>Makes topics that exactly one role publishes to.</summary>
internal static class Topics
{
    public static PublishedTopic Create(Children children, string suffix, Output<string> keyArn, Output<string> publisherRoleArn)
    {
        var topic = new Sns.Topic(children.Named(suffix), new Sns.TopicArgs { KmsMasterKeyId = keyArn, Tags = children.Tags! }, children.Options());
        var policy = new Sns.TopicPolicy(
            children.Named($"{suffix}-policy"),
            new Sns.TopicPolicyArgs
            {
                Arn = topic.Arn,
                Policy = Output.Tuple(topic.Arn, publisherRoleArn).Apply(known => MessagingPolicies.Topic(known.Item1, known.Item2)),
            },
            children.Options());
        return new PublishedTopic(topic.Arn, policy);
    }

    public static PublishedTopic Adopt(string path, Input<string> arn) =>
        new(arn.Checked(path, ValueRules.TopicArn, ValueRules.StandardTopic), Policy: null);

    public static void Email(Children children, string suffix, PublishedTopic topic, IEnumerable<string> addresses)
    {
        foreach (var (index, address) in addresses.Index())
        {
            _ = new Sns.TopicSubscription(
                children.Named($"{suffix}-email-{index}"),
                new Sns.TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = address },
                children.Options(topic.Policy));
        }
    }
}
