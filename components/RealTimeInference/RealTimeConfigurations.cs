using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.RealTimeInference;

/// <summary>The endpoint configuration: immutable, so named by Pulumi and replaced before the old one is deleted.</summary>
internal static class RealTimeConfigurations
{
    public static Sagemaker.EndpointConfiguration Create(Children children, RealTimeEndpointArgs args, Output<string> instanceType)
    {
        var configuration = new Sagemaker.EndpointConfigurationArgs
        {
            ProductionVariants = { Variant(args, instanceType) },
            KmsKeyArn = args.VolumeKmsKeyArn.CheckedIfGiven("volumeKmsKeyArn", ValueRules.KmsKeyArn),
            Tags = children.Tags!,
        };
        if (args.DataCapture is { } capture)
        {
            configuration.DataCaptureConfig = DataCaptures.ToConfig(capture);
        }

        return new Sagemaker.EndpointConfiguration(children.Named("config"), configuration, children.Options());
    }

    private static EndpointConfigurationProductionVariantArgs Variant(RealTimeEndpointArgs args, Output<string> instanceType)
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
        if (args.RoutingStrategy is { } strategy)
        {
            variant.RoutingConfigs.Add(new EndpointConfigurationProductionVariantRoutingConfigArgs { RoutingStrategy = strategy });
        }

        return variant;
    }
}
