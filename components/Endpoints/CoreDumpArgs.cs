using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Keeps the memory of a crashed process of a container in S3.</summary>
public sealed class CoreDumpArgs : ResourceArgs
{
    /// <summary><c>s3://</c> prefix ending with "/" that core dumps are written under; at most 512 characters.</summary>
    [Input("destinationUri", required: true)]
    public Input<string> DestinationUri { get; set; } = null!;

    /// <summary>ARN of a customer key for the core dumps. Default: keys of S3.</summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }
}
