using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>What the arguments of every endpoint on instances have in common.</summary>
internal interface IInstanceEndpointArgs
{
    Input<string> ModelName { get; }

    Input<string> ExecutionRoleArn { get; }

    bool AttachRolePolicy { get; }

    string? EndpointName { get; }

    string VariantName { get; }

    Input<string> InstanceType { get; }

    int InitialInstanceCount { get; }

    string? RoutingStrategy { get; }

    Input<string>? VolumeKmsKeyArn { get; }

    int VolumeSizeInGB { get; }

    int ModelDataDownloadTimeoutInSeconds { get; }

    int ContainerStartupHealthCheckTimeoutInSeconds { get; }

    string? InferenceAmiVersion { get; }

    Input<string>? CapacityReservationArn { get; }

    CoreDumpArgs? CoreDump { get; }

    bool EnableSsmAccess { get; }

    DataCaptureArgs? DataCapture { get; }

    EndpointUpdateArgs Update { get; }
}
