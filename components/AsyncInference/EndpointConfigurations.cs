using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.AsyncInference;

/// <summary>
/// The endpoint configuration: immutable, so named by Pulumi and replaced before the old one is deleted. A fixed name would either be refused or
/// take the configuration away from the live endpoint.
/// </summary>
internal static class EndpointConfigurations
{
    public static Sagemaker.EndpointConfiguration Create(
        Children children, AsyncEndpointArgs args, Output<string> instanceType, AsyncPaths paths, EndpointNotifications notifications) => new(
        children.Named("config"),
        new Sagemaker.EndpointConfigurationArgs
        {
            ProductionVariants = { Variant(args, instanceType) },
            AsyncInferenceConfig = new EndpointConfigurationAsyncInferenceConfigArgs
            {
                ClientConfig = Client(args)!,
                OutputConfig = Output(args, paths, notifications),
            },
            KmsKeyArn = args.VolumeKmsKeyArn.CheckedIfGiven("volumeKmsKeyArn", ValueRules.KmsKeyArn),
            Tags = children.Tags!,
        },
        children.Options());

    private static EndpointConfigurationProductionVariantArgs Variant(AsyncEndpointArgs args, Output<string> instanceType)
    {
        var variant = new EndpointConfigurationProductionVariantArgs
        {
            VariantName = args.VariantName,
            ModelName = args.ModelName,
            InstanceType = instanceType,
            InitialInstanceCount = args.InitialInstanceCount,
            InitialVariantWeight = 1,
        };
        variant.SetStart(args.VolumeSizeInGB, args.ModelDataDownloadTimeoutInSeconds, args.ContainerStartupHealthCheckTimeoutInSeconds);
        return variant;
    }

    private static EndpointConfigurationAsyncInferenceConfigClientConfigArgs? Client(AsyncEndpointArgs args) =>
        args.MaxConcurrentInvocationsPerInstance == 0
            ? null
            : new EndpointConfigurationAsyncInferenceConfigClientConfigArgs
            {
                MaxConcurrentInvocationsPerInstance = args.MaxConcurrentInvocationsPerInstance,
            };

    private static EndpointConfigurationAsyncInferenceConfigOutputConfigArgs Output(
        AsyncEndpointArgs args, AsyncPaths paths, EndpointNotifications notifications)
    {
        var output = new EndpointConfigurationAsyncInferenceConfigOutputConfigArgs
        {
            S3OutputPath = paths.Output,
            S3FailurePath = paths.Failure,
            KmsKeyId = args.Bucket.KmsKeyArn.CheckedIfGiven("bucket.kmsKeyArn", ValueRules.KmsKeyArn),
        };
        if (notifications is { Success: { } success, Error: { } error })
        {
            var config = new EndpointConfigurationAsyncInferenceConfigOutputConfigNotificationConfigArgs
            {
                SuccessTopic = success.Arn,
                ErrorTopic = error.Arn,
            };
            args.Notifications.IncludeInferenceResponseIn.ForEach(topic => config.IncludeInferenceResponseIns.Add(topic));
            output.NotificationConfig = config;
        }

        return output;
    }
}

/// <summary>The three addresses of an endpoint in its bucket.</summary>
internal sealed record AsyncPaths(Output<string> Input, Output<string> Output, Output<string> Failure);
