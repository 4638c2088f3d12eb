using Infra.Components.Shared;
using Pulumi;
using Pulumi.AwsNative.SageMaker;
using Pulumi.AwsNative.SageMaker.Inputs;

namespace Infra.Components.Pipelines;

/// <summary>Maps containers to those of a model package.</summary>
internal static class RegisteredContainers
{
    public static Input<ModelPackageContainerDefinitionArgs> Definition(string path, PipelineContainerArgs container, ModelVersionArgs args)
    {
        var definition = new ModelPackageContainerDefinitionArgs
        {
            ContainerHostname = container.Hostname!,
            Image = container.Image!.Checked($"{path}.image", ContainerRules.Image(container.RepositoryAccessMode == RepositoryAccessModes.Vpc)),
            ModelDataUrl = container.ModelDataUrl.CheckedIfGiven($"{path}.modelDataUrl", ModelDataRules.Url(container)),
            Framework = args.Framework!,
            FrameworkVersion = args.FrameworkVersion!,
            NearestModelName = args.NearestModelName!,
        };
        if (container.ModelDataSource is { } source)
        {
            definition.ModelDataSource = new ModelPackageModelDataSourceArgs
            {
                S3DataSource = new ModelPackageS3ModelDataSourceArgs
                {
                    S3Uri = source.S3Uri.Checked($"{path}.modelDataSource.s3Uri", ModelDataRules.Source(source)),
                    S3DataType = source.S3DataType == "S3Object"
                        ? ModelPackageS3ModelDataSourceS3DataType.S3Object
                        : ModelPackageS3ModelDataSourceS3DataType.S3Prefix,
                    CompressionType = source.CompressionType == "Gzip"
                        ? ModelPackageS3ModelDataSourceCompressionType.Gzip
                        : ModelPackageS3ModelDataSourceCompressionType.None,
                },
            };
        }

        return definition;
    }
}
