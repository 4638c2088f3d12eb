using Infra.Components.Shared;

namespace Infra.Components.Pipelines;

/// <summary>Rules over one container of a pipeline or a model version.</summary>
internal static class ContainerRules
{
    public const int Maximum = 15;

    private const int MaximumPackageName = 176;

    public static ValueRule Image(bool isInVpcRegistry) => new(Diagnostics.Image, value =>
    {
        if (isInVpcRegistry)
        {
            return value.Length is > 0 and <= EcrImage.MaximumLength && !value.Any(char.IsWhiteSpace) ? null : $"\"{value}\" is not an image.";
        }

        return EcrImage.TryParse(value) is null ? $"\"{value}\" is not an image in ECR with a tag or digest." : null;
    });

    public static ValueRule Artifact { get; } = new(Diagnostics.ModelData, value =>
        S3Uri.TryParse(value) is { } uri && !uri.Key.EndsWith(".tar.gz", StringComparison.Ordinal) ? $"\"{value}\" does not end in .tar.gz." : null);

    public static ValueRule Prefix { get; } = new(Diagnostics.ModelData, value =>
        S3Uri.TryParse(value) is { IsPrefix: false } ? $"\"{value}\" is a prefix and does not end in /." : null);

    public static ValueRule Object { get; } = new(Diagnostics.ModelData, value =>
        S3Uri.TryParse(value) is { IsPrefix: true } ? $"\"{value}\" is an object and ends in /." : null);

    public static ValueRule PackageName { get; } = ValueRules.MaximumLength(MaximumPackageName);

    public static ValueRule ModelDataUrl(PipelineContainerArgs container) => container.Mode == ContainerModes.MultiModel ? Prefix : Artifact;

    public static ValueRule DataSource(ModelDataSourceArgs source) => source.S3DataType == "S3Object" ? Object : Prefix;

    public static void Check(ProblemList problems, string path, PipelineContainerArgs container, bool hasVpc)
    {
        CheckImage(problems, path, container, hasVpc);
        CheckModelData(problems, path, container);
        problems.OneOf($"{path}.mode", container.Mode, ContainerModes.SingleModel, ContainerModes.MultiModel);
        problems.Check($"{path}.hostname", container.Hostname, ValueRules.Name63(Diagnostics.Hostname));
        EnvironmentRules.Container.Check(problems, $"{path}.environment", container.Environment);
    }

    public static void CheckHostnames(ProblemList problems, List<PipelineContainerArgs> containers)
    {
        var unnamed = containers.Where(container => container.Hostname is null).ToList();
        if (unnamed.Count > 0 && unnamed.Count < containers.Count)
        {
            foreach (var container in unnamed)
            {
                problems.Add(Diagnostics.HostnamesAllOrNone, $"containers[{containers.IndexOf(container)}].hostname", "is missing while others have one.");
            }
        }

        foreach (var twins in containers.Where(container => container.Hostname is not null).GroupBy(container => container.Hostname).Where(group => group.Count() > 1))
        {
            problems.Add(Diagnostics.HostnamesUnique, "containers", $"\"{twins.Key}\" is the hostname of {twins.Count()} containers.");
        }
    }

    private static void CheckImage(ProblemList problems, string path, PipelineContainerArgs container, bool hasVpc)
    {
        var isPrivate = container.RepositoryAccessMode == RepositoryAccessModes.Vpc;
        problems.AddIf(container is { Image: null, ModelPackageName: null }, Diagnostics.ImageOrPackage, path, "has neither image nor modelPackageName.");
        problems.AddIf(container is { Image: not null, ModelPackageName: not null }, Diagnostics.ImageOrPackage, path, "has both image and modelPackageName.");
        problems.AddIf(
            container is { Image: null, ModelPackageName: not null } and ({ ModelDataUrl: not null } or { ModelDataSource: not null }),
            Diagnostics.ImageOrPackage, path, "has model data beside modelPackageName.");
        problems.AddIf(
            container is { InferenceSpecificationName: not null, ModelPackageName: null },
            Diagnostics.ImageOrPackage, $"{path}.inferenceSpecificationName", "is given without modelPackageName.");
        problems.OneOf($"{path}.repositoryAccessMode", container.RepositoryAccessMode, RepositoryAccessModes.Platform, RepositoryAccessModes.Vpc);
        problems.AddIf(isPrivate && !hasVpc, Diagnostics.Image, $"{path}.repositoryAccessMode", "is Vpc, but there is no vpc.");
        problems.Check($"{path}.image", container.Image, Image(isPrivate));
        problems.Check($"{path}.modelPackageName", container.ModelPackageName, PackageName);
    }

    private static void CheckModelData(ProblemList problems, string path, PipelineContainerArgs container)
    {
        problems.AddIf(
            container is { ModelDataUrl: not null, ModelDataSource: not null }, Diagnostics.ModelData, path, "has both modelDataUrl and modelDataSource.");
        problems.Check($"{path}.modelDataUrl", container.ModelDataUrl, ValueRules.S3Uri, ModelDataUrl(container));
        if (container.Mode == ContainerModes.MultiModel)
        {
            problems.AddIf(container.ModelDataUrl is null, Diagnostics.ModelData, $"{path}.modelDataUrl", "is missing, but the mode is MultiModel.");
        }

        if (container.ModelDataSource is not { } source)
        {
            return;
        }

        problems.Require($"{path}.modelDataSource.s3Uri", source.S3Uri);
        problems.OneOf($"{path}.modelDataSource.s3DataType", source.S3DataType, "S3Prefix", "S3Object");
        problems.OneOf($"{path}.modelDataSource.compressionType", source.CompressionType, "None", "Gzip");
        problems.Check($"{path}.modelDataSource.s3Uri", source.S3Uri, ValueRules.S3Uri, DataSource(source));
    }
}
