using System.Collections.Immutable;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Programs;

/// <summary>A resource of any type with inputs written as a dictionary, and the outputs that programs join resources by.</summary>
internal sealed class AwsResource(string type, string name, Dictionary<string, object?> inputs, CustomResourceOptions? options = null)
    : CustomResource(type, name, new DictionaryResourceArgs(inputs.ToImmutableDictionary()), options)
{
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("bucket")]
    public Output<string> Bucket { get; private set; } = null!;

    [Output("url")]
    public Output<string> Url { get; private set; } = null!;

    [Output("resourceId")]
    public Output<string> ResourceId { get; private set; } = null!;
}
