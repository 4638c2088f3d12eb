using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sfn.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;
using Sfn = Pulumi.Aws.Sfn;

namespace Infra.Components.BatchInference;

/// <summary>The state machine that runs a job, with its role, its log group and its topics.</summary>
internal sealed class BatchMachine
{
    private readonly Children children;
    private readonly BatchTransformArgs args;

    public BatchMachine(Children children, BatchTransformArgs args, Output<string> executionRoleArn, Output<TransformJobValues> values, Resource? jobPolicy)
    {
        (this.children, this.args) = (children, args);
        var role = Role(children, "machine-role", "Runs batch transform jobs", TrustPolicies.StepFunctions);
        Notifications = new BatchNotifications(children, args, role.Arn);
        LogGroup = args.Execution.LogLevel == "OFF" ? null : CreateLogGroup();
        var policy = Policy(role, executionRoleArn);
        Arn = Create(values, role, children.Options(policy, jobPolicy)).Arn;
    }

    public Output<string> Arn { get; }

    public BatchNotifications Notifications { get; }

    public CloudWatch.LogGroup? LogGroup { get; }

    public static Iam.Role Role(Children children, string suffix, string description, Func<AwsScope, string> trust) => new(
        children.Named(suffix),
        new Iam.RoleArgs { Description = description, AssumeRolePolicy = children.Scope.Apply(trust), Tags = children.Tags! },
        children.Options());

    /// <summary>Of this stack's jobs and no other's, so that the machine's rights on jobs end there.</summary>
    private string JobNamePrefix => Names.Unique(
        children.Primary, Pulumi.Deployment.Instance.StackName, Pulumi.Deployment.Instance.ProjectName, Pulumi.Deployment.Instance.OrganizationName,
        BatchStateMachine.MaximumPrefix);

    /// <summary>Under this prefix CloudWatch needs no resource policy for each group; those are limited.</summary>
    private CloudWatch.LogGroup CreateLogGroup() => new(
        children.Named("log"),
        new CloudWatch.LogGroupArgs
        {
            NamePrefix = $"/aws/vendedlogs/states/{children.Primary}-",
            RetentionInDays = args.Execution.LogRetentionInDays,
            KmsKeyId = args.Execution.LogKmsKeyArn.CheckedIfGiven("execution.logKmsKeyArn", ValueRules.KmsKeyArn)!,
            Tags = children.Tags!,
        },
        children.Options());

    private Iam.RolePolicy Policy(Iam.Role role, Output<string> executionRoleArn)
    {
        var prefix = JobNamePrefix;
        var needs = Output.Tuple(executionRoleArn, Notifications.TopicArns, Notifications.KeyArns).Apply(known => new MachineNeeds(
            prefix, known.Item1, known.Item2, known.Item3, HasLog: LogGroup is not null, HasTracing: args.Execution.Tracing));
        return new Iam.RolePolicy(
            children.Named("machine-role-policy"),
            new Iam.RolePolicyArgs
            {
                Role = role.Id,
                Policy = Output.Tuple(children.Scope, needs).Apply(known => BatchTriggerPolicies.StateMachine(known.Item1, known.Item2)),
            },
            children.Options());
    }

    private Sfn.StateMachine Create(Output<TransformJobValues> values, Iam.Role role, CustomResourceOptions options)
    {
        var machine = new Sfn.StateMachineArgs { RoleArn = role.Arn, Definition = Definition(values), Tags = children.Tags! };
        if (LogGroup is not null)
        {
            machine.LoggingConfiguration = new StateMachineLoggingConfigurationArgs
            {
                Level = args.Execution.LogLevel,
                IncludeExecutionData = args.Execution.LogExecutionData,
                LogDestination = LogGroup.Arn.Apply(arn => $"{arn}:*"),
            };
        }

        if (args.Execution.Tracing)
        {
            machine.TracingConfiguration = new StateMachineTracingConfigurationArgs { Enabled = true };
        }

        return new Sfn.StateMachine(children.Named("machine"), machine, options);
    }

    private Output<string> Definition(Output<TransformJobValues> values)
    {
        var prefix = JobNamePrefix;
        var topics = Output.Tuple(Notifications.FailureTopicArn.OrNull(), Notifications.CompletionTopicArn.OrNull());
        return Output.Tuple(children.Scope, values, topics).Apply(known => BatchStateMachine.ToJson(new BatchMachinePlan(
            known.Item1.Partition,
            prefix,
            TransformJobDefinition.ToNode(args, known.Item2),
            known.Item3.Item1,
            known.Item3.Item2,
            args.Execution.TimeoutInSeconds,
            args.Execution.CapacityRetries,
            args.Execution.CapacityRetryInSeconds)));
    }
}
