using System.Text.RegularExpressions;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.ServerlessInference;

/// <summary>What a model must not have to be served without instances.</summary>
internal static partial class ServerlessModelRules
{
    /// <summary>By the tags of AWS's own images, such as <c>2.1.0-gpu-py310-cu121</c>; other images do not tell.</summary>
    private static readonly ValueRule CpuImage = new(Diagnostics.ServerlessGpu, image =>
        AcceleratedTag().IsMatch(image[(image.LastIndexOf('/') + 1)..]) ? $"\"{image}\" is an image for GPUs or accelerators." : null);

    public static void Check(ProblemList problems, InferencePipelineArgs? pipeline)
    {
        if (pipeline is null)
        {
            return;
        }

        problems.AddIf(
            pipeline.Containers.Count > 1, Diagnostics.ServerlessPipeline, "pipeline.containers", $"has {pipeline.Containers.Count} containers.");
        problems.AddIf(pipeline.Vpc is not null, Diagnostics.ServerlessNetwork, "pipeline.vpc", "is given.");
        problems.AddIf(pipeline.EnableNetworkIsolation, Diagnostics.ServerlessNetwork, "pipeline.enableNetworkIsolation", "is true.");
        foreach (var (index, container) in pipeline.Containers.Index())
        {
            var path = Path(index);
            problems.Check($"{path}.image", container.Image, CpuImage);
            problems.AddIf(
                container.RepositoryAccessMode == RepositoryAccessModes.Vpc, Diagnostics.ServerlessNetwork, $"{path}.repositoryAccessMode", "is Vpc.");
            problems.AddIf(container.Mode == ContainerModes.MultiModel, Diagnostics.ServerlessMultiModel, $"{path}.mode", "is MultiModel.");
        }
    }

    /// <summary>The model's name, once the images it was made of have passed too.</summary>
    public static Output<string> Checked(Input<string> modelName, InferencePipelineArgs? pipeline)
    {
        var images = Inputs.All(
            (pipeline?.Containers ?? []).Select((container, index) => container.Image.CheckedIfGiven($"{Path(index)}.image", CpuImage)));
        return Output.Tuple(modelName.ToOutput(), images).Apply(known => known.Item1);
    }

    private static string Path(int index) => $"pipeline.containers[{index}]";

    [GeneratedRegex("[:_.-](gpu|cu[0-9]{2,3}|neuronx?)([_.:-]|\\z)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AcceleratedTag();
}
