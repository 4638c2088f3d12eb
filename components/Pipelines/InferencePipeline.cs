using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Pipelines;

/// <summary>
/// An inference pipeline: one SageMaker model of 2 to 15 containers in sequence, with an execution role that may do exactly what they need.
/// Models are immutable, so every change makes a new one before the old is deleted.
/// </summary>
public sealed class InferencePipeline : ComponentResource
{
    internal const string Token = "infra:index:InferencePipeline";

    /// <summary>Creates the model and, unless one is adopted, its execution role.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The containers and how they run.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public InferencePipeline(string name, InferencePipelineArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var role = ExecutionRole.For(children, args);
        var model = new Sagemaker.Model(children.Primary, ModelOf(args, role.Arn, children.Tags), children.Options(role.Policy));

        ModelName = model.Name;
        ModelArn = model.Arn;
        ExecutionRoleArn = role.Arn;
        ExecutionRoleName = role.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the model: what an endpoint or a transform job takes.</summary>
    [Output("modelName")]
    public Output<string> ModelName { get; private set; }

    /// <summary>ARN of the model.</summary>
    [Output("modelArn")]
    public Output<string> ModelArn { get; private set; }

    /// <summary>ARN of the execution role, created or adopted.</summary>
    [Output("executionRoleArn")]
    public Output<string> ExecutionRoleArn { get; private set; }

    /// <summary>Name of the execution role, to attach further policies to.</summary>
    [Output("executionRoleName")]
    public Output<string> ExecutionRoleName { get; private set; }

    private static InferencePipelineArgs Validated(InferencePipelineArgs args, string name)
    {
        ProblemList.ThrowIfAny(InferencePipelineValidator.Validate(args, name), component: null, nameof(InferencePipeline), name);
        return args;
    }

    private static Sagemaker.ModelArgs ModelOf(InferencePipelineArgs args, Output<string> roleArn, InputMap<string>? tags)
    {
        var model = new Sagemaker.ModelArgs
        {
            ExecutionRoleArn = roleArn,
            EnableNetworkIsolation = args.EnableNetworkIsolation,
            Tags = tags!,
        };
        if (args.Vpc is { } vpc)
        {
            model.VpcConfig = new ModelVpcConfigArgs { SecurityGroupIds = vpc.SecurityGroupIds, Subnets = vpc.Subnets };
        }

        if (args.Containers is [var only])
        {
            // Not a pipeline: the plain form is the one that tools such as Inference Recommender read.
            model.PrimaryContainer = ModelContainers.Primary(only);
            return model;
        }

        model.Containers = ModelContainers.Sequence(args.Containers);
        model.InferenceExecutionConfig = new ModelInferenceExecutionConfigArgs { Mode = args.ExecutionMode };
        return model;
    }
}
