using Infra.Components.Shared;
using Pulumi;
using Pulumi.AwsNative.SageMaker;
using Pulumi.AwsNative.SageMaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Pipelines;

/// <summary>
/// A version of a pipeline in the Model Registry: what Inference Recommender prefers as its input, and what promotion approves. A change of its
/// content makes a new version; a change of its approval does not.
/// </summary>
public sealed class ModelVersion : ComponentResource
{
    internal const string Token = "infra:index:ModelVersion";

    /// <summary>Creates the model package group and the version in it.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The containers and what is known of the model.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public ModelVersion(string name, ModelVersionArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var group = new Sagemaker.ModelPackageGroup(
            children.Named("group"),
            new Sagemaker.ModelPackageGroupArgs { ModelPackageGroupName = args.GroupName ?? name, Tags = children.Tags! },
            Kept(children, args));
        var version = new ModelPackage(children.Primary, Version(args, group), Kept(children, args));

        GroupName = group.ModelPackageGroupName;
        ModelPackageArn = version.ModelPackageArn;
        RegisterOutputs();
    }

    /// <summary>ARN of the version.</summary>
    [Output("modelPackageArn")]
    public Output<string> ModelPackageArn { get; private set; }

    /// <summary>Name of the group.</summary>
    [Output("groupName")]
    public Output<string> GroupName { get; private set; }

    private static ModelVersionArgs Validated(ModelVersionArgs args, string name)
    {
        ProblemList.ThrowIfAny(ModelVersionValidator.Validate(args, name), component: null, nameof(ModelVersion), name);
        return args;
    }

    private static CustomResourceOptions Kept(Children children, ModelVersionArgs args)
    {
        var options = children.Options();
        options.RetainOnDelete = args.RetainVersions;
        return options;
    }

    /// <summary>Without tags: a version carries those of its group, and AWS refuses others.</summary>
    private static ModelPackageArgs Version(ModelVersionArgs args, Sagemaker.ModelPackageGroup group) => new()
    {
        ModelPackageGroupName = group.ModelPackageGroupName,
        ModelPackageDescription = args.Description!,
        Domain = args.Domain,
        Task = args.Task,
        SamplePayloadUrl = args.SamplePayloadUrl.CheckedIfGiven("samplePayloadUrl", ModelVersionValidator.SamplePayload)!,
        InferenceSpecification = Specification(args),
        ModelApprovalStatus = Approval(args.ApprovalStatus),
        ApprovalDescription = args.ApprovalDescription!,
    };

    private static ModelPackageInferenceSpecificationArgs Specification(ModelVersionArgs args)
    {
        var specification = new ModelPackageInferenceSpecificationArgs
        {
            Containers = (List<Input<ModelPackageContainerDefinitionArgs>>)
                [.. args.Containers.Select((container, index) => RegisteredContainers.Definition($"containers[{index}]", container, args))],
            SupportedContentTypes = args.ContentTypes,
            SupportedResponseMimeTypes = args.ResponseContentTypes,
        };
        if (args.HostingInstanceTypes.Count > 0)
        {
            specification.SupportedRealtimeInferenceInstanceTypes = args.HostingInstanceTypes;
        }

        if (args.TransformInstanceTypes.Count > 0)
        {
            specification.SupportedTransformInstanceTypes = args.TransformInstanceTypes;
        }

        return specification;
    }

    private static ModelPackageModelApprovalStatus Approval(string status) => status switch
    {
        "Approved" => ModelPackageModelApprovalStatus.Approved,
        "Rejected" => ModelPackageModelApprovalStatus.Rejected,
        _ => ModelPackageModelApprovalStatus.PendingManualApproval,
    };
}
