using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>Another way to run a model version, such as on other hardware: a model of the version can name it.</summary>
public sealed class InferenceSpecificationArgs : ResourceArgs
{
    /// <summary>Name, 1 to 63 letters, digits and hyphens, each once in a version: what a container gives as its <c>inferenceSpecificationName</c>.</summary>
    [Input("name", required: true)]
    public string Name { get; set; } = null!;

    /// <summary>What it is for, for people. At most 1,024 characters.</summary>
    [Input("description")]
    public string? Description { get; set; }

    /// <summary>1 to 15 containers, each with an image.</summary>
    [Input("containers")]
    public List<PipelineContainerArgs> Containers { get; set; } = [];

    /// <summary>Content types of requests. Default: not stated.</summary>
    [Input("contentTypes")]
    public List<string> ContentTypes { get; set; } = [];

    /// <summary>Content types of responses. Default: not stated.</summary>
    [Input("responseContentTypes")]
    public List<string> ResponseContentTypes { get; set; } = [];

    /// <summary>Hosting instance types it supports. Default: not stated.</summary>
    [Input("hostingInstanceTypes")]
    public List<string> HostingInstanceTypes { get; set; } = [];

    /// <summary>Transform instance types it supports. Default: not stated.</summary>
    [Input("transformInstanceTypes")]
    public List<string> TransformInstanceTypes { get; set; } = [];
}
