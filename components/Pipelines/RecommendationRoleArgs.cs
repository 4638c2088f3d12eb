using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Arguments of <see cref="RecommendationRole"/>: what the pipeline has, and the sample payload.</summary>
public sealed class RecommendationRoleArgs : ResourceArgs
{
    /// <summary>The containers of the pipeline that is benchmarked.</summary>
    [Input("containers")]
    public List<PipelineContainerArgs> Containers { get; set; } = [];

    /// <summary>ARN of the role the pipeline's model runs with: the job makes endpoints of that model and passes it.</summary>
    [Input("executionRoleArn", required: true)]
    public Input<string> ExecutionRoleArn { get; set; } = null!;

    /// <summary><c>s3://</c> address of the sample payload that the job sends.</summary>
    [Input("samplePayloadUrl", required: true)]
    public Input<string> SamplePayloadUrl { get; set; } = null!;

    /// <summary>ARNs of the customer keys that artefacts and payload are encrypted with.</summary>
    [Input("kmsKeyArns")]
    public List<Input<string>> KmsKeyArns { get; set; } = [];

    /// <summary>The VPC of the benchmarked endpoints. Default: none.</summary>
    [Input("vpc")]
    public VpcArgs? Vpc { get; set; }

    /// <summary>Tags of the role, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
