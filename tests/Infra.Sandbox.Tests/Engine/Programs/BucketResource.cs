using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Programs;

internal sealed class BucketResource(string name, string? bucket = null, CustomResourceOptions? options = null)
    : CustomResource("aws:s3/bucket:Bucket", name, new BucketArgs { Bucket = bucket is null ? null : (Input<string>)bucket }, options)
{
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("bucket")]
    public Output<string> Bucket { get; private set; } = null!;
}

internal sealed class BucketArgs : ResourceArgs
{
    [Input("bucket")]
    public Input<string>? Bucket { get; set; }
}
