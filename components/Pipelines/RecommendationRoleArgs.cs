using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Arguments of <see cref="RecommendationRole"/>: what the model has, and what the job needs beside it.</summary>
public sealed class RecommendationRoleArgs : ResourceArgs
{
    /// <summary>The containers of the pipeline or model that is benchmarked. They are checked where the model is made.</summary>
    [Input("containers")]
    public List<PipelineContainerArgs> Containers { get; set; } = [];

    /// <summary>Further <c>s3://</c> objects or prefixes that a benchmark reads, such as the artefacts inside a model package.</summary>
    [Input("artifactUris")]
    public List<Input<string>> ArtifactUris { get; set; } = [];

    /// <summary>Further ECR images that a benchmark pulls, such as those inside a model package.</summary>
    [Input("images")]
    public List<Input<string>> Images { get; set; } = [];

    /// <summary>ARN of the role the model runs with: the job makes endpoints of that model and passes it.</summary>
    [Input("executionRoleArn", required: true)]
    public Input<string> ExecutionRoleArn { get; set; } = null!;

    /// <summary><c>s3://</c> address of the sample payload that the job sends.</summary>
    [Input("samplePayloadUrl", required: true)]
    public Input<string> SamplePayloadUrl { get; set; } = null!;

    /// <summary>ARNs of the customer keys that artefacts and payload are encrypted with.</summary>
    [Input("kmsKeyArns")]
    public List<Input<string>> KmsKeyArns { get; set; } = [];

    /// <summary>ARN of the customer key of the benchmarked instances' volumes. Default: none.</summary>
    [Input("volumeKmsKeyArn")]
    public Input<string>? VolumeKmsKeyArn { get; set; }

    /// <summary>ARN of the customer key that the job encrypts its results with. Default: none.</summary>
    [Input("outputKmsKeyArn")]
    public Input<string>? OutputKmsKeyArn { get; set; }

    /// <summary><c>s3://</c> prefix ending with "/" that the job writes compiled models under and reads them from. Default: none.</summary>
    [Input("compiledOutputUri")]
    public Input<string>? CompiledOutputUri { get; set; }

    /// <summary>Names of existing endpoints that the job loads beside its candidates. Default: none.</summary>
    [Input("endpointNames")]
    public List<Input<string>> EndpointNames { get; set; } = [];

    /// <summary>The VPC of the model. Default: none.</summary>
    [Input("vpc")]
    public VpcArgs? Vpc { get; set; }

    /// <summary>The VPC that the job runs its load in. Default: none.</summary>
    [Input("jobVpc")]
    public VpcArgs? JobVpc { get; set; }

    /// <summary>Tags of the role, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
