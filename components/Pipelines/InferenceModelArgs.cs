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

    /// <summary>
    /// What the container of an AutoML candidate answers, in this order, such as <c>predicted_label</c> and <c>probability</c>; one of those that
    /// <c>SAGEMAKER_INFERENCE_SUPPORTED</c> in its environment names. Default: what the candidate answers by itself.
    /// </summary>
    [Input("inferenceResponseKeys")]
    public List<string> InferenceResponseKeys { get; set; } = [];

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();

    IReadOnlyList<NamedContainer> ISageMakerModelArgs.NamedContainers => [new("container", Container)];

    /// <summary>The model of an AutoML candidate of one container, with its environment as it is; only the response keys are chosen.</summary>
    /// <param name="container">The one of <c>BestCandidate.InferenceContainers</c>. For several, use <see cref="InferencePipelineArgs.FromAutoMLCandidate"/>.</param>
    /// <param name="inferenceResponseKeys"><see cref="InferenceResponseKeys"/>.</param>
    public static InferenceModelArgs FromAutoMLCandidate(AutoMLContainer container, IEnumerable<string>? inferenceResponseKeys = null)
    {
        ArgumentNullException.ThrowIfNull(container);
        return new InferenceModelArgs { Container = container.ToContainer(), InferenceResponseKeys = [.. inferenceResponseKeys ?? []] };
    }
}
