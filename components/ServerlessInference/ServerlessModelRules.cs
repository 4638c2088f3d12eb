using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Infra.Components.Shared.Instances;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.ServerlessInference;

/// <summary>What a model must not have to be served without instances.</summary>
internal static class ServerlessModelRules
{
    private static readonly ValueRule CpuImage = new(Diagnostics.ServerlessGpu, image =>
        ImageNeeds.Gpu(image) || ImageNeeds.Neuron(image) ? $"\"{image}\" is an image for GPUs or accelerators." : null);

    /// <param name="problems">Where violations go.</param>
    /// <param name="path">Path of the argument that says what the model was made of.</param>
    /// <param name="model">That argument.</param>
    public static void Check(ProblemList problems, string path, ISageMakerModelArgs? model)
    {
        if (model is null)
        {
            return;
        }

        var containers = model.NamedContainers;
        problems.AddIf(containers.Count > 1, Diagnostics.ServerlessPipeline, $"{path}.containers", $"has {containers.Count} containers.");
        problems.AddIf(model.Vpc is not null, Diagnostics.ServerlessNetwork, $"{path}.vpc", "is given.");
        problems.AddIf(model.EnableNetworkIsolation, Diagnostics.ServerlessNetwork, $"{path}.enableNetworkIsolation", "is true.");
        foreach (var (own, container) in containers)
        {
            problems.Check($"{path}.{own}.image", container.Image, CpuImage);
            problems.AddIf(
                container.RepositoryAccessMode == RepositoryAccessModes.Vpc, Diagnostics.ServerlessNetwork, $"{path}.{own}.repositoryAccessMode", "is Vpc.");
            problems.AddIf(container.ModelDataSource is not null, Diagnostics.ServerlessModelDataSource, $"{path}.{own}.modelDataSource", "is given.");
            problems.AddIf(container.Mode == ContainerModes.MultiModel, Diagnostics.ServerlessMultiModel, $"{path}.{own}.mode", "is MultiModel.");
        }
    }

    /// <summary>The model's name, once the images it was made of have passed too.</summary>
    public static Output<string> Checked(ServerlessEndpointArgs args)
    {
        var images = Inputs.All([.. Images("model", args.Model), .. Images("pipeline", args.Pipeline)]);
        return Output.Tuple(args.ModelName.ToOutput(), images).Apply(known => known.Item1);
    }

    private static IEnumerable<Input<string>?> Images(string path, ISageMakerModelArgs? model) =>
        (model?.NamedContainers ?? []).Select(container => container.Args.Image.CheckedIfGiven($"{path}.{container.Path}.image", CpuImage));
}
