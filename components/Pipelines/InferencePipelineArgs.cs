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

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();

    IReadOnlyList<NamedContainer> ISageMakerModelArgs.NamedContainers =>
        [.. Containers.Select((container, index) => new NamedContainer($"containers[{index}]", container))];

    /// <summary>
    /// The pipeline of an AutoML job's best candidate: its <c>InferenceContainers</c> in their order, with the environment as it is,
    /// because the containers depend on it.
    /// </summary>
    /// <param name="candidateName"><c>BestCandidate.CandidateName</c>.</param>
    /// <param name="containers"><c>BestCandidate.InferenceContainers</c>, or one list of <c>InferenceContainerDefinitions</c> when that is empty.</param>
    public static InferencePipelineArgs FromAutoMLCandidate(string candidateName, IEnumerable<AutoMLContainer> containers)
    {
        ArgumentException.ThrowIfNullOrEmpty(candidateName);
        ArgumentNullException.ThrowIfNull(containers);
        return new InferencePipelineArgs
        {
            AutoMLCandidateName = candidateName,
            Containers = [.. containers.Select(ToContainer)],
        };
    }

    /// <summary>Whether a container's model data is uncompressed, which batch transform does not support.</summary>
    public bool HasUncompressedModelData() => Containers.Any(ModelContainers.HasUncompressedModelData);

    private static PipelineContainerArgs ToContainer(AutoMLContainer container) => new()
    {
        Image = container.Image,
        ModelDataUrl = container.ModelDataUrl,
        Environment = new Dictionary<string, string>(container.Environment),
    };
}

/// <summary>One of an AutoML candidate's <c>InferenceContainers</c>.</summary>
/// <param name="Image">Image, as the candidate names it.</param>
/// <param name="ModelDataUrl"><c>s3://</c> address of the candidate's artefact.</param>
/// <param name="Environment">The container's environment, kept verbatim.</param>
public sealed record AutoMLContainer(string Image, string ModelDataUrl, IReadOnlyDictionary<string, string> Environment);
