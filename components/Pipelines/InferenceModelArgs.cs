using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Arguments of <see cref="InferenceModel"/>. Strings may be outputs.</summary>
public sealed class InferenceModelArgs : ResourceArgs, ISageMakerModelArgs
{
    /// <summary>The one container. Its hostname is not used by SageMaker.</summary>
    [Input("container", required: true)]
    public PipelineContainerArgs Container { get; set; } = new();

    /// <summary>ARN of a role to adopt. Default: the component creates one that may do exactly what the container needs.</summary>
    [Input("executionRoleArn")]
    public Input<string>? ExecutionRoleArn { get; set; }

    /// <summary>Further <c>s3://</c> objects or prefixes that the created role may read, such as the artefacts inside a model package.</summary>
    [Input("artifactUris")]
    public List<Input<string>> ArtifactUris { get; set; } = [];

    /// <summary>Further ECR images that the created role may pull, such as the one inside a model package.</summary>
    [Input("images")]
    public List<Input<string>> Images { get; set; } = [];

    /// <summary>ARNs of the customer keys the artefacts are encrypted with; the created role may decrypt with these and no others.</summary>
    [Input("kmsKeyArns")]
    public List<Input<string>> KmsKeyArns { get; set; } = [];

    /// <summary>Runs the container inside a VPC. Default: none. Serverless endpoints have none.</summary>
    [Input("vpc")]
    public VpcArgs? Vpc { get; set; }

    /// <summary>Blocks every network call of the container. Default false. Serverless endpoints have no isolation.</summary>
    [Input("enableNetworkIsolation")]
    public bool EnableNetworkIsolation { get; set; }

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();

    IReadOnlyList<NamedContainer> ISageMakerModelArgs.NamedContainers => [new("container", Container)];

    /// <summary>Whether the container's model data is uncompressed, which batch transform does not support.</summary>
    public bool HasUncompressedModelData() => ModelContainers.HasUncompressedModelData(Container);
}
