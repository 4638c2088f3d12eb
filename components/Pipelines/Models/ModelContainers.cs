using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Pipelines.Models;

/// <summary>Maps the containers of a pipeline to those of a SageMaker model.</summary>
internal static class ModelContainers
{
    public static List<Input<ModelContainerArgs>> Sequence(IEnumerable<ContainerInputs> containers) =>
        [.. containers.Select(container => (Input<ModelContainerArgs>)Container(container))];

    private static ModelContainerArgs Container(ContainerInputs inputs)
    {
        var args = new ModelContainerArgs
        {
            ContainerHostname = inputs.Args.Hostname!,
            Image = inputs.Image,
            ModelPackageName = inputs.ModelPackageName,
            InferenceSpecificationName = inputs.Args.InferenceSpecificationName!,
            ModelDataUrl = inputs.ModelDataUrl,
            Mode = inputs.Args.Mode,
        };
        if (inputs.Environment is { } environment)
        {
            args.Environment = environment;
        }

        if (inputs.Source is { } source)
        {
            args.ModelDataSource = new ModelContainerModelDataSourceArgs { S3DataSources = { Source(source) } };
        }

        if (inputs.Additional is { Count: > 0 } additional)
        {
            args.AdditionalModelDataSources = (List<Input<ModelContainerAdditionalModelDataSourceArgs>>)[.. additional.Select(Additional)];
        }

        if (inputs.Args.ModelCacheSetting is { } cache)
        {
            args.MultiModelConfig = new ModelContainerMultiModelConfigArgs { ModelCacheSetting = cache };
        }

        if (inputs.Args.RepositoryAccessMode == RepositoryAccessModes.Vpc)
        {
            args.ImageConfig = ImageConfig(inputs);
        }

        return args;
    }

    private static ModelContainerImageConfigArgs ImageConfig(ContainerInputs inputs)
    {
        var config = new ModelContainerImageConfigArgs { RepositoryAccessMode = inputs.Args.RepositoryAccessMode };
        if (inputs.CredentialsProvider is { } provider)
        {
            config.RepositoryAuthConfig = new ModelContainerImageConfigRepositoryAuthConfigArgs { RepositoryCredentialsProviderArn = provider };
        }

        return config;
    }

    private static ModelContainerModelDataSourceS3DataSourceArgs Source(SourceInputs source)
    {
        var args = new ModelContainerModelDataSourceS3DataSourceArgs
        {
            S3Uri = source.Uri,
            S3DataType = source.Args.S3DataType,
            CompressionType = source.Args.CompressionType,
        };
        if (source.Args.AcceptEula)
        {
            args.ModelAccessConfig = new ModelContainerModelDataSourceS3DataSourceModelAccessConfigArgs { AcceptEula = true };
        }

        return args;
    }

    private static Input<ModelContainerAdditionalModelDataSourceArgs> Additional(SourceInputs source)
    {
        var args = new ModelContainerAdditionalModelDataSourceS3DataSourceArgs
        {
            S3Uri = source.Uri,
            S3DataType = source.Args.S3DataType,
            CompressionType = source.Args.CompressionType,
        };
        if (source.Args.AcceptEula)
        {
            args.ModelAccessConfig = new ModelContainerAdditionalModelDataSourceS3DataSourceModelAccessConfigArgs { AcceptEula = true };
        }

        return new ModelContainerAdditionalModelDataSourceArgs { ChannelName = source.Channel!, S3DataSources = { args } };
    }
}
