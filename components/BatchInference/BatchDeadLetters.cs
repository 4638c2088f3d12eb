using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Sqs = Pulumi.Aws.Sqs;

namespace Infra.Components.BatchInference;

/// <summary>The queue of starts that were given up: created, adopted or absent.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Created">The queue, when the component owns it.</param>
internal sealed record BatchDeadLetters(Output<string> Arn, Sqs.Queue? Created)
{
    public static BatchDeadLetters? For(Children children, BatchStartRetryArgs args) => args.DeadLetters switch
    {
        Choice.None => null,
        Choice.Adopt => new BatchDeadLetters(args.DeadLetterQueueArn!.Checked("startRetry.deadLetterQueueArn", ValueRules.StandardQueueArn), Created: null),
        _ => Create(children),
    };

    /// <summary>The policy of a created queue; null for an adopted one, whose owner sets it.</summary>
    /// <param name="children">Where it is made.</param>
    /// <param name="ruleArn">Rule that EventBridge sends for; null when a role sends.</param>
    public Resource? Policy(Children children, Output<string>? ruleArn) => Created is null ? null : new Sqs.QueuePolicy(
        children.Named("dead-letters-policy"),
        new Sqs.QueuePolicyArgs
        {
            QueueUrl = Created.Url,
            Policy = Output.Tuple(Created.Arn, ruleArn.OrNull()).Apply(known => known.Item2 is { } rule
                ? MessagingPolicies.RuleDeadLetterQueue(known.Item1, rule)
                : MessagingPolicies.DeadLetterQueue(known.Item1)),
        },
        children.Options());

    private static BatchDeadLetters Create(Children children)
    {
        var queue = new Sqs.Queue(
            children.Named("dead-letters"),
            new Sqs.QueueArgs
            {
                MessageRetentionSeconds = Defaults.DeadLetterRetentionInSeconds,
                SqsManagedSseEnabled = true,
                Tags = children.Tags!,
            },
            children.Options());
        return new BatchDeadLetters(queue.Arn, queue);
    }
}
