using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Arguments of <see cref="InferencePipeline"/>. Plain lists where their count decides the shape; strings may be outputs.</summary>
public sealed class InferencePipelineArgs : ResourceArgs, ISageMakerModelArgs
{
    /// <summary>2 to 15 containers, in the order in which a request passes through them.</summary>
    [Input("containers")]
    public List<PipelineContainerArgs> Containers { get; set; } = [];

    /// <summary><c>Serial</c> (default) or <c>Direct</c>.</summary>
    [Input("executionMode")]
    public string ExecutionMode { get; set; } = ExecutionModes.Serial;

    /// <summary>ARN of a role to adopt. Default: the component creates one that may do exactly what the containers need.</summary>
    [Input("executionRoleArn")]
    public Input<string>? ExecutionRoleArn { get; set; }

    /// <summary>Further <c>s3://</c> objects or prefixes that the created role may read, such as the artefacts inside a model package.</summary>
    [Input("artifactUris")]
    public List<Input<string>> ArtifactUris { get; set; } = [];

    /// <summary>Further ECR images that the created role may pull, such as those inside a model package.</summary>
    [Input("images")]
    public List<Input<string>> Images { get; set; } = [];

    /// <summary>ARNs of the customer keys the artefacts are encrypted with; the created role may decrypt with these and no others.</summary>
    [Input("kmsKeyArns")]
    public List<Input<string>> KmsKeyArns { get; set; } = [];

    /// <summary>Runs the containers inside a VPC. Default: none.</summary>
    [Input("vpc")]
    public VpcArgs? Vpc { get; set; }

    /// <summary>Blocks every network call of the containers. Default false.</summary>
    [Input("enableNetworkIsolation")]
    public bool EnableNetworkIsolation { get; set; }

    /// <summary>
    /// Name of the AutoML candidate the containers were taken from; set by <see cref="FromAutoMLCandidate"/>. A candidate may have a single
    /// container, which becomes a plain model.
    /// </summary>
    [Input("autoMLCandidateName")]
    public string? AutoMLCandidateName { get; set; }

    /// <summary>
    /// What the containers of an AutoML candidate answer, in this order, such as <c>predicted_label</c> and <c>probability</c>; one of those that
    /// <c>SAGEMAKER_INFERENCE_SUPPORTED</c> in the environment of the last container names. Default: what the candidate answers by itself.
    /// </summary>
    [Input("inferenceResponseKeys")]
    public List<string> InferenceResponseKeys { get; set; } = [];

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();

    IReadOnlyList<NamedContainer> ISageMakerModelArgs.NamedContainers =>
        [.. Containers.Select((container, index) => new NamedContainer($"containers[{index}]", container))];

    /// <summary>
    /// The pipeline of an AutoML job's best candidate: its <c>InferenceContainers</c> in their order, with the environment as it is,
    /// because the containers depend on it; only the response keys are chosen.
    /// </summary>
    /// <param name="candidateName"><c>BestCandidate.CandidateName</c>.</param>
    /// <param name="containers"><c>BestCandidate.InferenceContainers</c>, or one list of <c>InferenceContainerDefinitions</c> when that is empty.</param>
    /// <param name="inferenceResponseKeys"><see cref="InferenceResponseKeys"/>.</param>
    public static InferencePipelineArgs FromAutoMLCandidate(
        string candidateName, IEnumerable<AutoMLContainer> containers, IEnumerable<string>? inferenceResponseKeys = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(candidateName);
        ArgumentNullException.ThrowIfNull(containers);
        return new InferencePipelineArgs
        {
            AutoMLCandidateName = candidateName,
            Containers = [.. containers.Select(container => container.ToContainer())],
            InferenceResponseKeys = [.. inferenceResponseKeys ?? []],
        };
    }
}
