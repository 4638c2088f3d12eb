using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>Checks and builds the production variant of an endpoint on instances; 0 leaves a choice to SageMaker.</summary>
internal static class InstanceVariants
{
    private static readonly string[] AmiVersions =
    [
        "al2-ami-sagemaker-inference-gpu-2", "al2-ami-sagemaker-inference-gpu-2-1", "al2-ami-sagemaker-inference-gpu-3-1",
        "al2-ami-sagemaker-inference-neuron-2", "al2023-ami-sagemaker-inference-gpu-4-1",
    ];

    /// <summary>What is asked of the instance type.</summary>
    public static IReadOnlyList<ValueRule> InstanceType(IInstanceEndpointArgs args, bool isScaled) =>
        [.. InstanceTypeRules.ForHosting(isScaled, args.VolumeKmsKeyArn is not null), .. UpdateRules.InstanceType(args.Update)];

    public static void CheckVariant(this ProblemList problems, IInstanceEndpointArgs args, bool isScaled)
    {
        problems.Require("instanceType", args.InstanceType);
        problems.Check("instanceType", args.InstanceType, InstanceType(args, isScaled));
        problems.OneOf("routingStrategy", args.RoutingStrategy, "LEAST_OUTSTANDING_REQUESTS", "RANDOM");
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
        problems.RangeOrUnset("volumeSizeInGB", args.VolumeSizeInGB, 1, 512, " GB");
        problems.RangeOrUnset("modelDataDownloadTimeoutInSeconds", args.ModelDataDownloadTimeoutInSeconds, 60, 3600, " s");
        problems.RangeOrUnset("containerStartupHealthCheckTimeoutInSeconds", args.ContainerStartupHealthCheckTimeoutInSeconds, 60, 3600, " s");
        problems.OneOf("inferenceAmiVersion", args.InferenceAmiVersion, AmiVersions);
        problems.Check("capacityReservationArn", args.CapacityReservationArn, ValueRules.MlReservationArn);
        CoreDumps.Check(problems, args.CoreDump);
    }

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
