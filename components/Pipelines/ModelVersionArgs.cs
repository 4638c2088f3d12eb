using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Arguments of <see cref="ModelVersion"/>.</summary>
public sealed class ModelVersionArgs : ResourceArgs
{
    /// <summary>
    /// 1 to 15 containers, each with an image: normally the list of the pipeline. Their environment is not registered, because the provider's
    /// type for it has no members; the pipeline passes it to the model itself.
    /// </summary>
    [Input("containers")]
    public List<PipelineContainerArgs> Containers { get; set; } = [];

    /// <summary>Name of the model package group, 1 to 63 letters, digits and hyphens. Default: the component's name.</summary>
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
