using Infra.Components.Pipelines.Models;
using Pulumi;
using Pulumi.AwsNative.SageMaker;
using Pulumi.AwsNative.SageMaker.Inputs;

namespace Infra.Components.Pipelines.Registry;

/// <summary>Maps containers to those of a model package.</summary>
internal static class RegisteredContainers
{
    public static List<Input<ModelPackageContainerDefinitionArgs>> Of(string path, List<PipelineContainerArgs> containers, ModelVersionArgs args) =>
    [
        .. containers.Select((container, index) => (Input<ModelPackageContainerDefinitionArgs>)Definition(
            new ContainerInputs($"{path}[{index}]", container, Environment: null), args, isFirst: index == 0)),
    ];

    private static ModelPackageContainerDefinitionArgs Definition(ContainerInputs container, ModelVersionArgs args, bool isFirst)
    {
        var definition = new ModelPackageContainerDefinitionArgs
        {
            ContainerHostname = container.Args.Hostname!,
            Image = container.Image!,
            ModelDataUrl = container.ModelDataUrl,
            Framework = args.Framework!,
            FrameworkVersion = args.FrameworkVersion!,
            NearestModelName = args.NearestModelName!,
        };
        if (isFirst && args.DataInputConfig is { } input)
        {
            definition.ModelInput = new ModelPackageContainerDefinitionModelInputPropertiesArgs { DataInputConfig = input };
        }

        if (container.Source is { } source)
        {
            definition.ModelDataSource = new ModelPackageModelDataSourceArgs { S3DataSource = Source(source) };
        }

        return definition;
    }

    private static ModelPackageS3ModelDataSourceArgs Source(SourceInputs source)
    {
        var args = new ModelPackageS3ModelDataSourceArgs
        {
            S3Uri = source.Uri,
            S3DataType = source.Args.S3DataType == "S3Object"
                ? ModelPackageS3ModelDataSourceS3DataType.S3Object
                : ModelPackageS3ModelDataSourceS3DataType.S3Prefix,
            CompressionType = source.Args.CompressionType == "Gzip"
                ? ModelPackageS3ModelDataSourceCompressionType.Gzip
                : ModelPackageS3ModelDataSourceCompressionType.None,
        };
        if (source.Args.AcceptEula)
        {
            args.ModelAccessConfig = new ModelPackageModelAccessConfigArgs { AcceptEula = true };
        }

        return args;
    }
}
