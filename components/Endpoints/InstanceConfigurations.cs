using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.Endpoints;

/// <summary>
/// The configuration of an endpoint on instances: immutable, so named by Pulumi and replaced before the old one is deleted. A fixed name would
/// either be refused or take the configuration away from the live endpoint.
/// </summary>
internal static class InstanceConfigurations
{
    public static Sagemaker.EndpointConfiguration Create(
        Children children, IInstanceEndpointArgs args, Output<string> instanceType, EndpointConfigurationAsyncInferenceConfigArgs? asynchronous = null)
    {
        var configuration = new Sagemaker.EndpointConfigurationArgs
        {
            ProductionVariants = { InstanceVariants.Create(args, instanceType) },
            KmsKeyArn = args.VolumeKmsKeyArn.CheckedIfGiven("volumeKmsKeyArn", ValueRules.KmsKeyArn),
            Tags = children.Tags!,
        };
        if (asynchronous is not null)
        {
            configuration.AsyncInferenceConfig = asynchronous;
        }

        if (args.DataCapture is { } capture)
        {
            configuration.DataCaptureConfig = DataCaptures.ToConfig(capture);
        }

        return new Sagemaker.EndpointConfiguration(children.Named("config"), configuration, children.Options());
    }
}
