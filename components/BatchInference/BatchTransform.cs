using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Iam = Pulumi.Aws.Iam;

namespace Infra.Components.BatchInference;

/// <summary>
/// A batch transform job over a pipeline's model. A job is an event, not desired state: the component yields the checked definition that
/// <c>infra batch run</c> starts, and with a trigger a state machine that starts it by itself.
/// </summary>
public sealed class BatchTransform : ComponentResource
{
    internal const string Token = "infra:index:BatchTransform";

    /// <summary>Creates the bucket, the rights and, with a trigger, the state machine.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The job.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public BatchTransform(string name, BatchTransformArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var roleArn = args.ExecutionRoleArn.Checked("executionRoleArn", ValueRules.RoleArn);
        var bucket = new OutputBucket(children, args.Bucket);
        var values = TransformJobInputs.Resolve(args, bucket);
        var policy = RolePolicy(children, args, roleArn, values);
        var machine = args is { Schedule: null, OnObjectCreated: null } ? null : new BatchMachine(children, args, roleArn, values, policy);
        var starts = machine is null ? null : new BatchStarts(children, args, machine.Arn, values);

        JobDefinitionJson = values.Apply(known => TransformJobDefinition.ToJson(args, known));
        BucketName = bucket.Name;
        OutputPath = bucket.Uri(args.OutputPrefix);
        CapturePath = values.Apply(known => known.Capture?.Uri);
        StateMachineArn = (machine?.Arn).OrNull();
        FailureTopicArn = (machine?.Notifications.FailureTopicArn).OrNull();
        CompletionTopicArn = (machine?.Notifications.CompletionTopicArn).OrNull();
        LogGroupName = (machine?.LogGroup?.Name).OrNull();
        DeadLetterQueueArn = (starts?.DeadLetters?.Arn).OrNull();
        RegisterOutputs();
    }

    /// <summary>
    /// The body of a CreateTransformJob request in PascalCase, without <c>TransformJobName</c>; its <c>S3OutputPath</c> ends with
    /// <c>{jobName}</c>, which whoever starts a job replaces by the name, so that runs never overwrite each other.
    /// </summary>
    [Output("jobDefinitionJson")]
    public Output<string> JobDefinitionJson { get; private set; }

    /// <summary>Name of the output bucket, created or adopted.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    /// <summary><c>s3://</c> prefix of all runs.</summary>
    [Output("outputPath")]
    public Output<string> OutputPath { get; private set; }

    /// <summary><c>s3://</c> prefix of captured data; null when none is captured.</summary>
    [Output("capturePath")]
    public Output<string?> CapturePath { get; private set; }

    /// <summary>ARN of the state machine; null without a trigger. Its input is <c>{"inputUri": "s3://…"}</c>.</summary>
    [Output("stateMachineArn")]
    public Output<string?> StateMachineArn { get; private set; }

    /// <summary>ARN of the topic that is told of failed triggered jobs; null without one.</summary>
    [Output("failureTopicArn")]
    public Output<string?> FailureTopicArn { get; private set; }

    /// <summary>ARN of the topic that is told of completed triggered jobs; null without one.</summary>
    [Output("completionTopicArn")]
    public Output<string?> CompletionTopicArn { get; private set; }

    /// <summary>Name of the log group of the state machine; null without one.</summary>
    [Output("logGroupName")]
    public Output<string?> LogGroupName { get; private set; }

    /// <summary>ARN of the queue that keeps starts which were given up; null without one.</summary>
    [Output("deadLetterQueueArn")]
    public Output<string?> DeadLetterQueueArn { get; private set; }

    private static BatchTransformArgs Validated(BatchTransformArgs args, string name)
    {
        ProblemList.ThrowIfAny(BatchTransformValidator.Validate(args, name), component: null, nameof(BatchTransform), name);
        return args;
    }

    private static Iam.RolePolicy? RolePolicy(Children children, BatchTransformArgs args, Output<string> roleArn, Output<TransformJobValues> values)
    {
        if (!args.AttachRolePolicy)
        {
            return null;
        }

        var needs = Output.Tuple(
            values,
            Inputs.All("inputUris", args.InputUris, ValueRules.S3Uri, TransformJobRules.InputUri),
            Inputs.All("inputKmsKeyArns", args.InputKmsKeyArns, ValueRules.KmsKeyArn)).Apply(known => new BatchNeeds(
            [known.Item1.InputUri, .. known.Item2], known.Item1.OutputUri, known.Item1.OutputKeyArn, known.Item3, known.Item1.VolumeKeyArn,
            known.Item1.Capture));
        return new Iam.RolePolicy(
            children.Named("role-policy"),
            new Iam.RolePolicyArgs
            {
                Role = roleArn.Apply(Arns.RoleName),
                Policy = Output.Tuple(children.Scope, needs).Apply(known => BatchRolePolicy.ToJson(known.Item1, known.Item2)),
            },
            children.Options());
    }
}
