using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.RealTimeInference;

/// <summary>Arguments of <see cref="RealTimeEndpoint"/>. Numbers are plain because the shape and the checks depend on them; strings may be outputs.</summary>
public sealed class RealTimeEndpointArgs : ResourceArgs, IInstanceEndpointArgs
{
    /// <summary>Name of the model to serve: <c>InferencePipeline.ModelName</c>, Serial or Direct.</summary>
    [Input("modelName", required: true)]
    public Input<string> ModelName { get; set; } = null!;

    /// <summary>ARN of the model's execution role: it writes captured data and looks at the rollback alarms.</summary>
    [Input("executionRoleArn", required: true)]
    public Input<string> ExecutionRoleArn { get; set; } = null!;

    /// <summary>
    /// Attaches the rights the endpoint needs to the execution role, if it needs any. Default true. With false, attach them yourself before the
    /// endpoint is created.
    /// </summary>
    [Input("attachRolePolicy")]
    public bool AttachRolePolicy { get; set; } = true;

    /// <summary>
    /// Name of the endpoint, 1 to 63 letters, digits and hyphens, unique in account and region. Default: component, stack and a hash of the
    /// project. Callers keep it over every update; a change replaces the endpoint.
    /// </summary>
    [Input("endpointName")]
    public string? EndpointName { get; set; }

    /// <summary>Name of the production variant. Default <c>AllTraffic</c>.</summary>
    [Input("variantName")]
    public string VariantName { get; set; } = Defaults.VariantName;

    /// <summary>Hosting instance type, such as <c>ml.m5.xlarge</c>. This is the value that <c>infra recommend</c> writes.</summary>
    [Input("instanceType", required: true)]
    public Input<string> InstanceType { get; set; } = null!;

    /// <summary>Instances the endpoint starts with, 1 or more, within the scaling bounds. Default 1.</summary>
    [Input("initialInstanceCount")]
    public int InitialInstanceCount { get; set; } = 1;

    /// <summary>Which instance gets a request: <c>LEAST_OUTSTANDING_REQUESTS</c> or <c>RANDOM</c>. Default: SageMaker chooses.</summary>
    [Input("routingStrategy")]
    public string? RoutingStrategy { get; set; }

    /// <summary>
    /// Hostnames of the containers that <c>invokePolicyJson</c> lets callers address, for a model in Direct mode. Default: the policy names no container.
    /// </summary>
    [Input("targetContainerHostnames")]
    public List<string> TargetContainerHostnames { get; set; } = [];

    /// <summary>ARN of a customer key for the instances' volumes. Refused on types with local NVMe storage. Default: a key of AWS.</summary>
    [Input("volumeKmsKeyArn")]
    public Input<string>? VolumeKmsKeyArn { get; set; }

    /// <summary>Size of each instance's volume, 1 to 512 GB. Default 0: SageMaker chooses.</summary>
    [Input("volumeSizeInGB")]
    public int VolumeSizeInGB { get; set; }

    /// <summary>Time to download the model, 60 to 3600 s. Default 0: SageMaker chooses.</summary>
    [Input("modelDataDownloadTimeoutInSeconds")]
    public int ModelDataDownloadTimeoutInSeconds { get; set; }

    /// <summary>Time until the containers answer the health check, 60 to 3600 s. Default 0: SageMaker's 4 minutes.</summary>
    [Input("containerStartupHealthCheckTimeoutInSeconds")]
    public int ContainerStartupHealthCheckTimeoutInSeconds { get; set; }

    /// <summary>
    /// Image of the instances' system: <c>al2-ami-sagemaker-inference-gpu-2</c>, <c>-gpu-2-1</c>, <c>-gpu-3-1</c>, <c>-neuron-2</c> or
    /// <c>al2023-ami-sagemaker-inference-gpu-4-1</c>. It decides the driver versions. Default: SageMaker chooses.
    /// </summary>
    [Input("inferenceAmiVersion")]
    public string? InferenceAmiVersion { get; set; }

    /// <summary>ARN of reserved capacity, such as a training plan, that alone the instances come from. Default: on demand.</summary>
    [Input("capacityReservationArn")]
    public Input<string>? CapacityReservationArn { get; set; }

    /// <summary>Keeps core dumps of crashed containers in S3. Default: none are kept.</summary>
    [Input("coreDump")]
    public CoreDumpArgs? CoreDump { get; set; }

    /// <summary>
    /// Lets people log in to the containers by Systems Manager, and gives the execution role the rights for it; AWS has to allow it for the account.
    /// Default false: keep it to the search for an error.
    /// </summary>
    [Input("enableSsmAccess")]
    public bool EnableSsmAccess { get; set; }

    /// <summary>Keeps requests and responses in S3. Default: none are kept.</summary>
    [Input("dataCapture")]
    public DataCaptureArgs? DataCapture { get; set; }

    /// <summary>Autoscaling on requests.</summary>
    [Input("scaling")]
    public RealTimeScalingArgs Scaling { get; set; } = new();

    /// <summary>How an update replaces the instances.</summary>
    [Input("update")]
    public EndpointUpdateArgs Update { get; set; } = new();

    /// <summary>Alarms for people.</summary>
    [Input("alarms")]
    public InvocationAlarmsArgs Alarms { get; set; } = new();

    /// <summary>Creates a CloudWatch dashboard of requests, errors, latency and instances. Default false: beyond three an account pays for each.</summary>
    [Input("dashboard")]
    public bool Dashboard { get; set; }

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
