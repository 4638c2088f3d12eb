using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>Builds the production variant of an endpoint on instances; 0 leaves a choice to SageMaker.</summary>
internal static class InstanceVariants
{
    public static EndpointConfigurationProductionVariantArgs Create(IInstanceEndpointArgs args, Output<string> instanceType)
    {
        var variant = new EndpointConfigurationProductionVariantArgs
        {
            VariantName = args.VariantName,
            ModelName = args.ModelName,
            InstanceType = instanceType,
            InitialInstanceCount = args.InitialInstanceCount,
            InitialVariantWeight = 1,
        };
        SetIfGiven(args.VolumeSizeInGB, value => variant.VolumeSizeInGb = value);
        SetIfGiven(args.ModelDataDownloadTimeoutInSeconds, value => variant.ModelDataDownloadTimeoutInSeconds = value);
        SetIfGiven(args.ContainerStartupHealthCheckTimeoutInSeconds, value => variant.ContainerStartupHealthCheckTimeoutInSeconds = value);
        SetOptions(variant, args);
        return variant;
    }

    private static void SetOptions(EndpointConfigurationProductionVariantArgs variant, IInstanceEndpointArgs args)
    {
        if (args.RoutingStrategy is { } strategy)
        {
            variant.RoutingConfigs.Add(new EndpointConfigurationProductionVariantRoutingConfigArgs { RoutingStrategy = strategy });
        }

        if (args.InferenceAmiVersion is { } version)
        {
            variant.InferenceAmiVersion = version;
        }

        if (args.CapacityReservationArn is { } reservation)
        {
            variant.CapacityReservationConfig = new EndpointConfigurationProductionVariantCapacityReservationConfigArgs
            {
                CapacityReservationPreference = "capacity-reservations-only",
                MlReservationArn = reservation.Checked("capacityReservationArn", ValueRules.MlReservationArn),
            };
        }

        if (args.CoreDump is { } dump)
        {
            variant.CoreDumpConfig = CoreDumps.ToConfig(dump);
        }

        if (args.EnableSsmAccess)
        {
            variant.EnableSsmAccess = true;
        }
    }

    private static void SetIfGiven(int value, Action<int> set)
    {
        if (value != 0)
        {
            set(value);
        }
    }
}
