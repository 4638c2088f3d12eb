using System.Text.Json.Nodes;
using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Pulumi;
using Pulumi.Aws.CloudWatch.Inputs;
using Pulumi.Aws.Scheduler.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;
using S3 = Pulumi.Aws.S3;
using Scheduler = Pulumi.Aws.Scheduler;

namespace Infra.Components.BatchInference;

/// <summary>What starts the state machine: a schedule or arriving objects.</summary>
internal sealed class BatchStarts
{
    private readonly Children children;
    private readonly BatchTransformArgs args;
    private readonly Output<string> machineArn;

    public BatchStarts(Children children, BatchTransformArgs args, Output<string> machineArn, Output<TransformJobValues> values)
    {
        (this.children, this.args, this.machineArn) = (children, args, machineArn);
        DeadLetters = BatchDeadLetters.For(children, args.StartRetry);
        if (args.Schedule is { } schedule)
        {
            StartAt(schedule, values);
        }
        else
        {
            StartOn(args.OnObjectCreated!, values);
        }
    }

    public BatchDeadLetters? DeadLetters { get; }

    private (Iam.Role Role, Resource Policy) Starter(Func<AwsScope, string> trust, Output<string>? deadLetterQueueArn)
    {
        var role = BatchMachine.Role(children, "start-role", "Starts batch transform jobs", trust);
        var policy = new Iam.RolePolicy(
            children.Named("start-role-policy"),
            new Iam.RolePolicyArgs
            {
                Role = role.Id,
                Policy = Output.Tuple(machineArn, deadLetterQueueArn.OrNull()).Apply(known => BatchTriggerPolicies.Start(known.Item1, known.Item2)),
            },
            children.Options());
        return (role, policy);
    }

    private void StartAt(BatchScheduleArgs schedule, Output<TransformJobValues> values)
    {
        var (starter, start) = Starter(TrustPolicies.Scheduler, DeadLetters?.Arn);
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
                StartDate = schedule.StartDate!,
                EndDate = schedule.EndDate!,
                FlexibleTimeWindow = window,
                State = schedule.Enabled ? "ENABLED" : "DISABLED",
                Target = Target(starter, values),
            },
            children.Options(start, DeadLetters?.Policy(children, ruleArn: null)));
    }

    private ScheduleTargetArgs Target(Iam.Role starter, Output<TransformJobValues> values)
    {
        var target = new ScheduleTargetArgs
        {
            Arn = machineArn,
            RoleArn = starter.Arn,
            Input = values.Apply(known => new JsonObject { ["inputUri"] = known.InputUri }.ToJsonString(TransformJobDefinition.Json)),
            RetryPolicy = new ScheduleTargetRetryPolicyArgs
            {
                MaximumRetryAttempts = args.StartRetry.MaximumRetryAttempts,
                MaximumEventAgeInSeconds = args.StartRetry.MaximumEventAgeInSeconds,
            },
        };
        if (DeadLetters is not null)
        {
            target.DeadLetterConfig = new ScheduleTargetDeadLetterConfigArgs { Arn = DeadLetters.Arn };
        }

        return target;
    }

    private void StartOn(BatchObjectTriggerArgs trigger, Output<TransformJobValues> values)
    {
        var (starter, start) = Starter(TrustPolicies.EventBridge, deadLetterQueueArn: null);
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
            children.Named("object-created-target"), Target(rule, starter), children.Options(start, DeadLetters?.Policy(children, rule.Arn)));
        if (trigger.ManageBucketNotification)
        {
            _ = new S3.BucketNotification(
                children.Named("input-events"),
                new S3.BucketNotificationArgs { Bucket = prefix.Apply(uri => uri.Bucket), Eventbridge = true },
                children.Options());
        }
    }

    private CloudWatch.EventTargetArgs Target(CloudWatch.EventRule rule, Iam.Role starter)
    {
        var target = new CloudWatch.EventTargetArgs
        {
            Rule = rule.Name,
            Arn = machineArn,
            RoleArn = starter.Arn,
            InputTransformer = new EventTargetInputTransformerArgs
            {
                InputPaths = { ["bucket"] = "$.detail.bucket.name", ["key"] = "$.detail.object.key" },
                InputTemplate = ObjectCreatedPattern.InputTemplate,
            },
            RetryPolicy = new EventTargetRetryPolicyArgs
            {
                MaximumRetryAttempts = args.StartRetry.MaximumRetryAttempts,
                MaximumEventAgeInSeconds = args.StartRetry.MaximumEventAgeInSeconds,
            },
        };
        if (DeadLetters is not null)
        {
            target.DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = DeadLetters.Arn };
        }

        return target;
    }
}
