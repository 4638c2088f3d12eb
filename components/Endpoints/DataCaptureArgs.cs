using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Keeps requests and responses of an endpoint in S3.</summary>
public sealed class DataCaptureArgs : ResourceArgs
{
    /// <summary><c>s3://</c> prefix ending with "/" that captured data is written under; at most 512 characters.</summary>
    [Input("destinationUri", required: true)]
    public Input<string> DestinationUri { get; set; } = null!;

    /// <summary>Part of the requests that is captured, 1 to 100 %. Default 100.</summary>
    [Input("samplingPercentage")]
    public int SamplingPercentage { get; set; } = 100;

    /// <summary>What is captured: <c>Input</c>, <c>Output</c> or <c>InputAndOutput</c>. Default <c>Input</c> and <c>Output</c>.</summary>
    [Input("captureModes")]
    public List<string> CaptureModes { get; set; } = ["Input", "Output"];

    /// <summary>ARN of a customer key for the captured objects. Default: keys of S3.</summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    /// <summary>Content types kept as CSV text rather than base64, at most 10. Default: none are named.</summary>
    [Input("csvContentTypes")]
    public List<string> CsvContentTypes { get; set; } = [];

    /// <summary>Content types kept as JSON text rather than base64, at most 10. Default: none are named.</summary>
    [Input("jsonContentTypes")]
    public List<string> JsonContentTypes { get; set; } = [];
}
