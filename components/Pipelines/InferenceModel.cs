using Infra.Components.Pipelines.Models;
using Infra.Components.Pipelines.Roles;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>
/// A SageMaker model of one container, with an execution role that may do exactly what it needs: what a serverless endpoint serves, and any other
/// endpoint or job where no pipeline is needed. Models are immutable, so every change makes a new one before the old is deleted.
/// </summary>
public sealed class InferenceModel : ComponentResource
{
    internal const string Token = "infra:index:InferenceModel";

    /// <summary>Creates the model and, unless one is adopted, its execution role.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The container and how it runs.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public InferenceModel(string name, InferenceModelArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var role = ExecutionRole.For(children, args, "Runs a SageMaker model");
        var model = SageMakerModels.Create(children, args, role);

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

    private static InferenceModelArgs Validated(InferenceModelArgs args, string name)
    {
        ProblemList.ThrowIfAny(InferenceModelValidator.Validate(args, name), component: null, nameof(InferenceModel), name);
        return args;
    }
}
