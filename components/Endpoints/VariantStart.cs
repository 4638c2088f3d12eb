using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>What an instance gets to start with; 0 leaves the choice to SageMaker.</summary>
internal static class VariantStart
{
    public static void SetStart(
        this EndpointConfigurationProductionVariantArgs variant, int volumeSizeInGB, int downloadTimeoutInSeconds, int startupTimeoutInSeconds)
    {
        SetIfGiven(volumeSizeInGB, value => variant.VolumeSizeInGb = value);
        SetIfGiven(downloadTimeoutInSeconds, value => variant.ModelDataDownloadTimeoutInSeconds = value);
        SetIfGiven(startupTimeoutInSeconds, value => variant.ContainerStartupHealthCheckTimeoutInSeconds = value);
    }

    private static void SetIfGiven(int value, Action<int> set)
    {
        if (value != 0)
        {
            set(value);
        }
    }
}
