using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Endpoints;

/// <summary>Checks of the production variant of an endpoint on instances.</summary>
internal static class VariantRules
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
        problems.Require("instanceType", args.InstanceType, InstanceType(args, isScaled));
        problems.OneOf("routingStrategy", args.RoutingStrategy, "LEAST_OUTSTANDING_REQUESTS", "RANDOM");
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
        problems.RangeOrUnset("volumeSizeInGB", args.VolumeSizeInGB, 1, 512, " GB");
        problems.RangeOrUnset("modelDataDownloadTimeoutInSeconds", args.ModelDataDownloadTimeoutInSeconds, 60, 3600, " s");
        problems.RangeOrUnset("containerStartupHealthCheckTimeoutInSeconds", args.ContainerStartupHealthCheckTimeoutInSeconds, 60, 3600, " s");
        problems.OneOf("inferenceAmiVersion", args.InferenceAmiVersion, AmiVersions);
        problems.Check("capacityReservationArn", args.CapacityReservationArn, ValueRules.MlReservationArn);
        CoreDumps.Check(problems, args.CoreDump);
    }
}
