using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>Keeps what a job sent to the model and what it answered, for Model Monitor. In the output bucket it expires with the results.</summary>
public sealed class BatchDataCaptureArgs : ResourceArgs
{
    /// <summary>Prefix in the output bucket, ending with "/". Default <c>capture/</c>. The same for all runs: Model Monitor looks in one place.</summary>
    [Input("prefix")]
    public string Prefix { get; set; } = Defaults.CapturePrefix;

    /// <summary><c>s3://</c> prefix ending with "/" in another bucket, instead of <see cref="Prefix"/>. Default: the output bucket.</summary>
    [Input("destinationUri")]
    public Input<string>? DestinationUri { get; set; }

    /// <summary>ARN of a customer key for the captured data. Default: the key of the bucket.</summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    /// <summary>Writes an inference id into the captured data, by which ground truth can be merged. Default false.</summary>
    [Input("generateInferenceId")]
    public bool GenerateInferenceId { get; set; }
}
