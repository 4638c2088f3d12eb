using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>A report or a baseline of a model version in S3.</summary>
public sealed class MetricsSourceArgs : ResourceArgs, IRegistryFileArgs
{
    /// <summary><c>s3://</c> address of the file, at most 1,024 characters.</summary>
    [Input("s3Uri", required: true)]
    public Input<string> S3Uri { get; set; } = null!;

    /// <summary>Content type of the file, such as <c>application/json</c>; at most 256 characters.</summary>
    [Input("contentType", required: true)]
    public string ContentType { get; set; } = null!;

    /// <summary>Digest of the file as <c>sha256:</c> and 64 hexadecimal digits, so that a later change of the file shows. Default: not stated.</summary>
    [Input("contentDigest")]
    public string? ContentDigest { get; set; }
}

/// <summary>A configuration file of a model version in S3.</summary>
public sealed class FileSourceArgs : ResourceArgs, IRegistryFileArgs
{
    /// <summary><c>s3://</c> address of the file, at most 1,024 characters.</summary>
    [Input("s3Uri", required: true)]
    public Input<string> S3Uri { get; set; } = null!;

    /// <summary>Content type of the file, such as <c>application/json</c>; at most 256 characters. Default: not stated.</summary>
    [Input("contentType")]
    public string? ContentType { get; set; }

    /// <summary>Digest of the file as <c>sha256:</c> and 64 hexadecimal digits, so that a later change of the file shows. Default: not stated.</summary>
    [Input("contentDigest")]
    public string? ContentDigest { get; set; }
}

/// <summary>What both kinds of files have in common.</summary>
internal interface IRegistryFileArgs
{
    Input<string> S3Uri { get; }

    string? ContentType { get; }

    string? ContentDigest { get; }
}

/// <summary>A file with the path of its argument, for messages.</summary>
internal sealed record NamedFile(string Path, IRegistryFileArgs? Args);
