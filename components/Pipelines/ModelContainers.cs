using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Pipelines;

/// <summary>Maps containers to the arguments of a SageMaker model. Values that are outputs are checked when they become known.</summary>
internal static class ModelContainers
{
    public static List<Input<ModelContainerArgs>> Sequence(IEnumerable<NamedContainer> containers) =>
        [.. containers.Select(container => (Input<ModelContainerArgs>)Container(container.Path, container.Args))];

    public static bool HasUncompressedModelData(PipelineContainerArgs container) => container.ModelDataSource is { CompressionType: "None" };

    public static ModelPrimaryContainerArgs Primary(NamedContainer named)
    {
        var (path, container) = named;
        var primary = new ModelPrimaryContainerArgs
        {
            ContainerHostname = container.Hostname!,
            Image = Image(path, container),
            ModelPackageName = container.ModelPackageName.CheckedIfGiven($"{path}.modelPackageName", ContainerRules.PackageName),
            InferenceSpecificationName = container.InferenceSpecificationName!,
            ModelDataUrl = ModelDataUrl(path, container),
            Mode = container.Mode,
        };
        if (HasEnvironment(container))
        {
            primary.Environment = Environment(path, container);
        }

        if (container.ModelDataSource is { } source)
        {
            primary.ModelDataSource = new ModelPrimaryContainerModelDataSourceArgs
            {
                S3DataSources =
                {
                    new ModelPrimaryContainerModelDataSourceS3DataSourceArgs
                    {
                        S3Uri = SourceUri(path, source), S3DataType = source.S3DataType, CompressionType = source.CompressionType,
                    },
                },
            };
        }

        if (container.RepositoryAccessMode == RepositoryAccessModes.Vpc)
        {
            primary.ImageConfig = new ModelPrimaryContainerImageConfigArgs { RepositoryAccessMode = container.RepositoryAccessMode };
        }

        return primary;
    }

    private static ModelContainerArgs Container(string path, PipelineContainerArgs container)
    {
        var args = new ModelContainerArgs
        {
            ContainerHostname = container.Hostname!,
            Image = Image(path, container),
            ModelPackageName = container.ModelPackageName.CheckedIfGiven($"{path}.modelPackageName", ContainerRules.PackageName),
            InferenceSpecificationName = container.InferenceSpecificationName!,
            ModelDataUrl = ModelDataUrl(path, container),
            Mode = container.Mode,
        };
        if (HasEnvironment(container))
        {
            args.Environment = Environment(path, container);
        }

        if (container.ModelDataSource is { } source)
        {
            args.ModelDataSource = new ModelContainerModelDataSourceArgs
            {
                S3DataSources =
                {
                    new ModelContainerModelDataSourceS3DataSourceArgs
                    {
                        S3Uri = SourceUri(path, source), S3DataType = source.S3DataType, CompressionType = source.CompressionType,
                    },
                },
            };
        }

        if (container.RepositoryAccessMode == RepositoryAccessModes.Vpc)
        {
            args.ImageConfig = new ModelContainerImageConfigArgs { RepositoryAccessMode = container.RepositoryAccessMode };
        }

        return args;
    }

    /// <summary>What the role has to read for a container.</summary>
    public static IEnumerable<Input<string>?> Artifacts(string path, PipelineContainerArgs container) =>
        [ModelDataUrl(path, container), container.ModelDataSource is { } source ? SourceUri(path, source) : null];

    public static Input<string>? Image(string path, PipelineContainerArgs container) => container.Image.CheckedIfGiven(
        $"{path}.image", ContainerRules.Image(container.RepositoryAccessMode == RepositoryAccessModes.Vpc));

    private static Input<string>? ModelDataUrl(string path, PipelineContainerArgs container) => container.ModelDataUrl.CheckedIfGiven(
        $"{path}.modelDataUrl", ValueRules.S3Uri, ContainerRules.ModelDataUrl(container));

    private static Input<string> SourceUri(string path, ModelDataSourceArgs source) => source.S3Uri.Checked(
        $"{path}.modelDataSource.s3Uri", ValueRules.S3Uri, ContainerRules.DataSource(source));

    private static bool HasEnvironment(PipelineContainerArgs container) =>
        !(Inputs.TryPeek<System.Collections.Immutable.ImmutableDictionary<string, string>>(container.Environment, out var known) && known.IsEmpty);

    private static InputMap<string> Environment(string path, PipelineContainerArgs container) =>
        container.Environment.Checked($"{path}.environment", EnvironmentRules.Container.Check);
}
