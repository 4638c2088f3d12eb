using Infra.Components.Pipelines.Models;
using Infra.Components.Pipelines.Roles;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

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
        var role = ExecutionRole.For(children, args, "Runs a SageMaker inference pipeline");
        var model = SageMakerModels.Create(children, args, role, args.ExecutionMode);

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
}
