using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Arguments of <see cref="ModelVersion"/>.</summary>
public sealed class ModelVersionArgs : ResourceArgs
{
    /// <summary>
    /// 1 to 15 containers, each with an image: normally the list of the pipeline. Image, model data and hostname are registered; the provider has
    /// no place for the rest, such as the environment, which the pipeline passes to the model itself.
    /// </summary>
    [Input("containers")]
    public List<PipelineContainerArgs> Containers { get; set; } = [];

    /// <summary>
    /// Where the model package group comes from: <c>Create</c> (default), or <c>Adopt</c> for one that exists, such as one that several stacks
    /// register in or that was retained.
    /// </summary>
    [Input("groupChoice")]
    public string GroupChoice { get; set; } = Choice.Create;

    /// <summary>Name of the model package group, 1 to 63 letters, digits and hyphens. Required with <c>Adopt</c>. Default: the component's name.</summary>
    [Input("groupName")]
    public string? GroupName { get; set; }

    /// <summary>What the version is, for people. At most 1,024 characters.</summary>
    [Input("description")]
    public string? Description { get; set; }

    /// <summary><c>COMPUTER_VISION</c>, <c>NATURAL_LANGUAGE_PROCESSING</c> or <c>MACHINE_LEARNING</c> (default).</summary>
    [Input("domain")]
    public string Domain { get; set; } = "MACHINE_LEARNING";

    /// <summary>
    /// <c>IMAGE_CLASSIFICATION</c>, <c>OBJECT_DETECTION</c>, <c>TEXT_GENERATION</c>, <c>IMAGE_SEGMENTATION</c>, <c>FILL_MASK</c>,
    /// <c>CLASSIFICATION</c>, <c>REGRESSION</c> or <c>OTHER</c> (default).
    /// </summary>
    [Input("task")]
    public string Task { get; set; } = "OTHER";

    /// <summary><c>TENSORFLOW</c>, <c>PYTORCH</c>, <c>XGBOOST</c> or <c>SAGEMAKER-SCIKIT-LEARN</c>. Inference Recommender requires it.</summary>
    [Input("framework")]
    public string? Framework { get; set; }

    /// <summary>Version of <see cref="Framework"/>, such as <c>1.5</c>; 3 to 10 characters.</summary>
    [Input("frameworkVersion")]
    public string? FrameworkVersion { get; set; }

    /// <summary>The published model that this one resembles most, such as <c>xgboost</c>; Inference Recommender uses it to pick candidates.</summary>
    [Input("nearestModelName")]
    public string? NearestModelName { get; set; }

    /// <summary>
    /// What the first container takes as input, as the framework describes it, such as <c>{"data": [1, 4]}</c>; 1 to 16,384 characters.
    /// Inference Recommender compiles with it. Default: not stated.
    /// </summary>
    [Input("dataInputConfig")]
    public string? DataInputConfig { get; set; }

    /// <summary><c>s3://</c> address of a <c>.tar.gz</c> of sample requests, one file each, all of one content type.</summary>
    [Input("samplePayloadUrl")]
    public Input<string>? SamplePayloadUrl { get; set; }

    /// <summary>Content types of requests; at least one. Inference Recommender sends the first.</summary>
    [Input("contentTypes")]
    public List<string> ContentTypes { get; set; } = [];

    /// <summary>Content types of responses; at least one.</summary>
    [Input("responseContentTypes")]
    public List<string> ResponseContentTypes { get; set; } = [];

    /// <summary>Hosting instance types the version supports. Default: not stated.</summary>
    [Input("hostingInstanceTypes")]
    public List<string> HostingInstanceTypes { get; set; } = [];

    /// <summary>Transform instance types the version supports. Default: not stated.</summary>
    [Input("transformInstanceTypes")]
    public List<string> TransformInstanceTypes { get; set; } = [];

    /// <summary>Further ways to run the version, at most 15. Default: none.</summary>
    [Input("additionalInferenceSpecifications")]
    public List<InferenceSpecificationArgs> AdditionalInferenceSpecifications { get; set; } = [];

    /// <summary>How good the version is: files in S3 that the registry links. Default: not stated.</summary>
    [Input("modelMetrics")]
    public ModelMetricsArgs? ModelMetrics { get; set; }

    /// <summary>What the model in use is compared with. Default: none.</summary>
    [Input("driftCheckBaselines")]
    public DriftCheckBaselinesArgs? DriftCheckBaselines { get; set; }

    /// <summary>The model card. Default: SageMaker makes an empty one.</summary>
    [Input("modelCard")]
    public ModelCardArgs? ModelCard { get; set; }

    /// <summary>Where the version comes from. Default: not stated.</summary>
    [Input("metadataProperties")]
    public MetadataPropertiesArgs? MetadataProperties { get; set; }

    /// <summary>Address of the source of the model, such as an artefact of MLflow. At most 1,024 characters. Default: not stated.</summary>
    [Input("sourceUri")]
    public Input<string>? SourceUri { get; set; }

    /// <summary><c>None</c> (default), or <c>All</c> to skip SageMaker's checks of the registered images and artefacts.</summary>
    [Input("skipModelValidation")]
    public string SkipModelValidation { get; set; } = "None";

    /// <summary>ARN of a customer key that encrypts the version and its model card. Default: a key of AWS.</summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    /// <summary><c>PendingManualApproval</c> (default), <c>Approved</c> or <c>Rejected</c>.</summary>
    [Input("approvalStatus")]
    public string ApprovalStatus { get; set; } = "PendingManualApproval";

    /// <summary>Why the version has its approval status. At most 1,024 characters.</summary>
    [Input("approvalDescription")]
    public string? ApprovalDescription { get; set; }

    /// <summary>
    /// Keeps the group and every version in the registry when a content change replaces the version or the stack is destroyed. Default true:
    /// a registry that forgets cannot be rolled back to.
    /// </summary>
    [Input("retainVersions")]
    public bool RetainVersions { get; set; } = true;

    /// <summary>Tags of the group, at most 50; its versions carry the same.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
