using Infra.Components.Pipelines.Registry;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.AwsNative.SageMaker;
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
        var groupName = args.GroupChoice == Choice.Adopt ? Output.Create(args.GroupName!) : CreateGroup(children, args);
        var version = new ModelPackage(children.Primary, RegisteredVersion.Of(args, groupName), VersionOptions(children, args));

        GroupName = groupName;
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

    private static Output<string> CreateGroup(Children children, ModelVersionArgs args)
    {
        var group = new Sagemaker.ModelPackageGroup(
            children.Named("group"),
            new Sagemaker.ModelPackageGroupArgs { ModelPackageGroupName = args.GroupName ?? children.Primary, Tags = children.Tags! },
            Kept(children, args));
        return group.ModelPackageGroupName;
    }

    private static CustomResourceOptions Kept(Children children, ModelVersionArgs args)
    {
        var options = children.Options();
        options.RetainOnDelete = args.RetainVersions;
        return options;
    }

    /// <summary>AWS would change some of the content of a version in place; what was registered once must stay what it was.</summary>
    private static CustomResourceOptions VersionOptions(Children children, ModelVersionArgs args)
    {
        var options = Kept(children, args);
        options.ReplaceOnChanges = ["additionalInferenceSpecifications", "skipModelValidation", "sourceUri"];
        return options;
    }
}
