using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Pipelines.Models;

/// <summary>Maps the one container of a model to its primary container, for which the provider has types of its own.</summary>
internal static class PrimaryContainer
{
    public static ModelPrimaryContainerArgs Of(ContainerInputs inputs)
    {
        var args = new ModelPrimaryContainerArgs
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
            args.ModelDataSource = new ModelPrimaryContainerModelDataSourceArgs { S3DataSources = { Source(source) } };
        }

        if (inputs.Additional is { Count: > 0 } additional)
        {
            args.AdditionalModelDataSources = (List<Input<ModelPrimaryContainerAdditionalModelDataSourceArgs>>)[.. additional.Select(Additional)];
        }

        if (inputs.Args.ModelCacheSetting is { } cache)
        {
            args.MultiModelConfig = new ModelPrimaryContainerMultiModelConfigArgs { ModelCacheSetting = cache };
        }

        if (inputs.Args.RepositoryAccessMode == RepositoryAccessModes.Vpc)
        {
            args.ImageConfig = ImageConfig(inputs);
        }

        return args;
    }

    private static ModelPrimaryContainerImageConfigArgs ImageConfig(ContainerInputs inputs)
    {
        var config = new ModelPrimaryContainerImageConfigArgs { RepositoryAccessMode = inputs.Args.RepositoryAccessMode };
        if (inputs.CredentialsProvider is { } provider)
        {
            config.RepositoryAuthConfig = new ModelPrimaryContainerImageConfigRepositoryAuthConfigArgs { RepositoryCredentialsProviderArn = provider };
        }

        return config;
    }

    private static ModelPrimaryContainerModelDataSourceS3DataSourceArgs Source(SourceInputs source)
    {
        var args = new ModelPrimaryContainerModelDataSourceS3DataSourceArgs
        {
            S3Uri = source.Uri,
            S3DataType = source.Args.S3DataType,
            CompressionType = source.Args.CompressionType,
        };
        if (source.Args.AcceptEula)
        {
            args.ModelAccessConfig = new ModelPrimaryContainerModelDataSourceS3DataSourceModelAccessConfigArgs { AcceptEula = true };
        }

        return args;
    }

    private static Input<ModelPrimaryContainerAdditionalModelDataSourceArgs> Additional(SourceInputs source)
    {
        var args = new ModelPrimaryContainerAdditionalModelDataSourceS3DataSourceArgs
        {
            S3Uri = source.Uri,
            S3DataType = source.Args.S3DataType,
            CompressionType = source.Args.CompressionType,
        };
        if (source.Args.AcceptEula)
        {
            args.ModelAccessConfig = new ModelPrimaryContainerAdditionalModelDataSourceS3DataSourceModelAccessConfigArgs { AcceptEula = true };
        }

        return new ModelPrimaryContainerAdditionalModelDataSourceArgs { ChannelName = source.Channel!, S3DataSources = { args } };
    }
}
