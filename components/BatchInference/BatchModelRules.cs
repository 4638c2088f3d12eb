using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>What a model must not have to be used by a transform job.</summary>
internal static class BatchModelRules
{
    public static void Check(ProblemList problems, BatchTransformArgs args)
    {
        foreach (var (path, container) in Containers(args))
        {
            problems.AddIf(container.ModelDataSource is not null, Diagnostics.BatchModel, $"{path}.modelDataSource", "is given, but a transform job uses the model.");
            problems.AddIf(container.Mode == ContainerModes.MultiModel, Diagnostics.BatchModel, $"{path}.mode", "is MultiModel, but a transform job uses the model.");
            if (Inputs.TryPeek(args.InstanceType, out var instanceType))
            {
                problems.Check($"{path}.image", container.Image, ImageHardware.Fits(instanceType));
            }
        }
    }

    /// <summary>The instance type, once the images that turn out later have been held against it too.</summary>
    public static Output<string> Checked(BatchTransformArgs args, Output<string> instanceType) => instanceType.Apply(type => Inputs
        .All(Containers(args).Select(each => each.Container.Image.CheckedIfGiven($"{each.Path}.image", ImageHardware.Fits(type))))
        .Apply(_ => type));

    private static IEnumerable<(string Path, PipelineContainerArgs Container)> Containers(BatchTransformArgs args) =>
        [.. Of("model", args.Model), .. Of("pipeline", args.Pipeline)];

    private static IEnumerable<(string Path, PipelineContainerArgs Container)> Of(string path, ISageMakerModelArgs? model) =>
        (model?.NamedContainers ?? []).Select(each => ($"{path}.{each.Path}", each.Args));
}
