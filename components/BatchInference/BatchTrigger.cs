using System.Text.Json.Nodes;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Scheduler.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;
using S3 = Pulumi.Aws.S3;
using Scheduler = Pulumi.Aws.Scheduler;
using Sfn = Pulumi.Aws.Sfn;

namespace Infra.Components.BatchInference;

/// <summary>The state machine that runs a job, who starts it, and who is told of failures.</summary>
internal sealed class BatchTrigger
{
    private readonly Children children;

    public BatchTrigger(Children children, BatchTransformArgs args, Output<string> executionRoleArn, Output<TransformJobValues> values, Resource? jobPolicy)
    {
        this.children = children;
        var role = Role("machine-role", "Runs batch transform jobs", TrustPolicies.StepFunctions);
        var topic = FailureTopic(args.FailureNotifications, role.Arn);
        var policy = MachinePolicy(role, executionRoleArn, topic);
        TopicArn = topic.Arn;
        StateMachineArn = Machine(args, values, role, policy, jobPolicy).Arn;

        var starter = Role("start-role", "Starts batch transform jobs", args.Schedule is null ? TrustPolicies.EventBridge : TrustPolicies.Scheduler);
        var start = new Iam.RolePolicy(
            children.Named("start-role-policy"),
            new Iam.RolePolicyArgs { Role = starter.Id, Policy = StateMachineArn.Apply(BatchTriggerPolicies.Start) },
            children.Options());
        if (args.Schedule is { } schedule)
        {
            StartAt(schedule, starter, start, values);
        }
        else
        {
            StartOn(args.OnObjectCreated!, starter, start, values);
        }
    }

    public Output<string> StateMachineArn { get; }

    public Output<string>? TopicArn { get; }

    private string JobNamePrefix => Names.Truncate(children.Primary, BatchStateMachine.MaximumPrefix);

    private Iam.Role Role(string suffix, string description, Func<AwsScope, string> trust) => new(
        children.Named(suffix),
        new Iam.RoleArgs { Description = description, AssumeRolePolicy = children.Scope.Apply(trust), Tags = children.Tags! },
        children.Options());

    private (Output<string>? Arn, Output<string>? KeyArn) FailureTopic(NotificationTopicArgs args, Output<string> publisherRoleArn)
    {
        var key = args.KmsKeyArn?.Checked("failureNotifications.kmsKeyArn", ValueRules.KmsKeyArn);
        if (args.Choice == Choice.None)
        {
            return (null, null);
        }

        if (args.Choice == Choice.Create)
        {
            key ??= TopicKey.Create(children, "failure-key", publisherRoleArn);
        }

        var topic = args.Choice == Choice.Create
            ? Topics.Create(children, "failure", key!, publisherRoleArn)
            : Topics.Adopt("failureNotifications.topicArn", args.TopicArn!);
        Topics.Email(children, "failure", topic, args.Emails);
        return (topic.Arn, key);
    }

    private Iam.RolePolicy MachinePolicy(Iam.Role role, Output<string> executionRoleArn, (Output<string>? Arn, Output<string>? KeyArn) topic)
    {
        return new Iam.RolePolicy(
            children.Named("machine-role-policy"),
            new Iam.RolePolicyArgs
            {
                Role = role.Id,
                Policy = Output.Tuple(children.Scope, executionRoleArn, topic.Arn.OrNull(), topic.KeyArn.OrNull()).Apply(known =>
                    BatchTriggerPolicies.StateMachine(known.Item1, JobNamePrefix, known.Item2, known.Item3, known.Item4)),
            },
            children.Options());
    }

    private Sfn.StateMachine Machine(
        BatchTransformArgs args, Output<TransformJobValues> values, Iam.Role role, Iam.RolePolicy policy, Resource? jobPolicy)
    {
        return new Sfn.StateMachine(
            children.Named("machine"),
            new Sfn.StateMachineArgs
            {
                RoleArn = role.Arn,
                Definition = Output.Tuple(children.Scope, values, TopicArn.OrNull()).Apply(known =>
                    BatchStateMachine.ToJson(known.Item1.Partition, JobNamePrefix, TransformJobDefinition.ToNode(args, known.Item2), known.Item3)),
                Tags = children.Tags!,
            },
            children.Options(policy, jobPolicy));
    }

    private void StartAt(BatchScheduleArgs schedule, Iam.Role starter, Resource start, Output<TransformJobValues> values)
    {
        var window = new ScheduleFlexibleTimeWindowArgs { Mode = schedule.FlexibleWindowInMinutes == 0 ? "OFF" : "FLEXIBLE" };
        if (schedule.FlexibleWindowInMinutes > 0)
        {
            window.MaximumWindowInMinutes = schedule.FlexibleWindowInMinutes;
        }

        _ = new Scheduler.Schedule(
            children.Named("schedule"),
            new Scheduler.ScheduleArgs
            {
                ScheduleExpression = schedule.Expression,
                ScheduleExpressionTimezone = schedule.TimeZone,
                FlexibleTimeWindow = window,
                State = schedule.Enabled ? "ENABLED" : "DISABLED",
                Target = new ScheduleTargetArgs
                {
                    Arn = StateMachineArn,
                    RoleArn = starter.Arn,
                    Input = values.Apply(known => new JsonObject { ["inputUri"] = known.InputUri }.ToJsonString(TransformJobDefinition.Json)),
                },
            },
            children.Options(start));
    }

    private void StartOn(BatchObjectTriggerArgs trigger, Iam.Role starter, Resource start, Output<TransformJobValues> values)
    {
        var prefix = values.Apply(known => S3Uri.Parse(known.InputUri));
        var rule = new CloudWatch.EventRule(
            children.Named("object-created"),
            new CloudWatch.EventRuleArgs
            {
                Description = "An object to transform has arrived",
                EventPattern = prefix.Apply(uri => ObjectCreatedPattern.ToJson(uri, trigger.Suffix)),
                State = trigger.Enabled ? "ENABLED" : "DISABLED",
                Tags = children.Tags!,
            },
            children.Options());
        _ = new CloudWatch.EventTarget(
            children.Named("object-created-target"),
            new CloudWatch.EventTargetArgs
            {
                Rule = rule.Name,
                Arn = StateMachineArn,
                RoleArn = starter.Arn,
                InputTransformer = new EventTargetInputTransformerArgs
                {
                    InputPaths = { ["bucket"] = "$.detail.bucket.name", ["key"] = "$.detail.object.key" },
                    InputTemplate = ObjectCreatedPattern.InputTemplate,
                },
            },
            children.Options(start));
        if (trigger.ManageBucketNotification)
        {
            _ = new S3.BucketNotification(
                children.Named("input-events"),
                new S3.BucketNotificationArgs { Bucket = prefix.Apply(uri => uri.Bucket), Eventbridge = true },
                children.Options());
        }
    }
}
