using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Model data in S3, compressed or not.</summary>
public sealed class ModelDataSourceArgs : ResourceArgs, IModelDataSourceArgs
{
    /// <summary><c>s3://</c> address: a prefix ending with "/" for <c>S3Prefix</c>, an object for <c>S3Object</c>.</summary>
    [Input("s3Uri", required: true)]
    public Input<string> S3Uri { get; set; } = null!;

    /// <summary><c>S3Prefix</c> (default) or <c>S3Object</c>.</summary>
    [Input("s3DataType")]
    public string S3DataType { get; set; } = "S3Prefix";

    /// <summary><c>None</c> (default), or <c>Gzip</c> for an object that is a <c>.tar.gz</c>, which SageMaker unpacks.</summary>
    [Input("compressionType")]
    public string CompressionType { get; set; } = "None";

    /// <summary>Accepts the end-user license agreement of a model that has one; read it first. Default false.</summary>
    [Input("acceptEula")]
    public bool AcceptEula { get; set; }
}

/// <summary>Further data of a model in S3, compressed or not.</summary>
public sealed class AdditionalModelDataSourceArgs : ResourceArgs, IModelDataSourceArgs
{
    /// <summary>Name of the channel, 1 to 64 letters, digits, dots, hyphens and underscores, each once in a container: the data is put into a folder of this name.</summary>
    [Input("channelName", required: true)]
    public string ChannelName { get; set; } = null!;

    /// <summary><c>s3://</c> address: a prefix ending with "/" for <c>S3Prefix</c>, an object for <c>S3Object</c>.</summary>
    [Input("s3Uri", required: true)]
    public Input<string> S3Uri { get; set; } = null!;

    /// <summary><c>S3Prefix</c> (default) or <c>S3Object</c>.</summary>
    [Input("s3DataType")]
    public string S3DataType { get; set; } = "S3Prefix";

    /// <summary><c>None</c> (default), or <c>Gzip</c> for an object that is a <c>.tar.gz</c>, which SageMaker unpacks.</summary>
    [Input("compressionType")]
    public string CompressionType { get; set; } = "None";

    /// <summary>Accepts the end-user license agreement of a model that has one; read it first. Default false.</summary>
    [Input("acceptEula")]
    public bool AcceptEula { get; set; }
}

/// <summary>What both kinds of data sources have in common.</summary>
internal interface IModelDataSourceArgs
{
    Input<string> S3Uri { get; }

    string S3DataType { get; }

    string CompressionType { get; }

    bool AcceptEula { get; }
}
