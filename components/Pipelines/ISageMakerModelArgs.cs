using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Pipelines;

/// <summary>
/// What <see cref="InferenceModelArgs"/> and <see cref="InferencePipelineArgs"/> have in common. An interface, not a base class: the host of
/// component packages sees only the inputs that a class declares itself.
/// </summary>
internal interface ISageMakerModelArgs
{
    IReadOnlyList<NamedContainer> NamedContainers { get; }

    Input<string>? ExecutionRoleArn { get; }

    List<Input<string>> ArtifactUris { get; }

    List<Input<string>> Images { get; }

    List<Input<string>> KmsKeyArns { get; }

    VpcArgs? Vpc { get; }

    bool EnableNetworkIsolation { get; }

    List<string> InferenceResponseKeys { get; }
}

/// <summary>A container with the path of its argument, for messages.</summary>
internal sealed record NamedContainer(string Path, PipelineContainerArgs Args);
