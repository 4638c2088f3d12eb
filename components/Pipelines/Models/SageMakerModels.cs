using Infra.Components.Pipelines.Roles;
using Infra.Components.Shared;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Pipelines.Models;

/// <summary>Makes the SageMaker model of a component, after the policy of the role that SageMaker checks it with.</summary>
internal static class SageMakerModels
{
    /// <param name="children">What the children of the component have in common.</param>
    /// <param name="args">The containers and how they run.</param>
    /// <param name="role">The role they run with.</param>
    /// <param name="executionMode">How several containers work together.</param>
    public static Sagemaker.Model Create(Children children, ISageMakerModelArgs args, ExecutionRole role, string executionMode = ExecutionModes.Serial)
    {
        var model = new Sagemaker.ModelArgs
        {
            ExecutionRoleArn = role.Arn,
            EnableNetworkIsolation = args.EnableNetworkIsolation,
            Tags = children.Tags!,
        };
        if (args.Vpc is { } vpc)
        {
            model.VpcConfig = new ModelVpcConfigArgs { SecurityGroupIds = vpc.SecurityGroupIds, Subnets = vpc.Subnets };
        }

        var containers = ModelEnvironments.Containers(args);
        if (containers is [var only])
        {
            // The plain form is the one that tools such as Inference Recommender read, and that serverless endpoints take.
            model.PrimaryContainer = PrimaryContainer.Of(only);
        }
        else
        {
            model.Containers = ModelContainers.Sequence(containers);
            model.InferenceExecutionConfig = new ModelInferenceExecutionConfigArgs { Mode = executionMode };
        }

        return new Sagemaker.Model(children.Primary, model, children.Options(role.Policy));
    }
}
