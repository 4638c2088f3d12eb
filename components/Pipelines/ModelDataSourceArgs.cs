using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Model data in S3, compressed or not.</summary>
public sealed class ModelDataSourceArgs : ResourceArgs
{
    /// <summary><c>s3://</c> address: a prefix ending with "/" for <c>S3Prefix</c>, an object for <c>S3Object</c>.</summary>
    [Input("s3Uri", required: true)]
    public Input<string> S3Uri { get; set; } = null!;

    /// <summary><c>S3Prefix</c> (default) or <c>S3Object</c>.</summary>
    [Input("s3DataType")]
    public string S3DataType { get; set; } = "S3Prefix";

    /// <summary><c>None</c> (default) or <c>Gzip</c>.</summary>
    [Input("compressionType")]
    public string CompressionType { get; set; } = "None";
}
