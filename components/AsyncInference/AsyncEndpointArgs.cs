using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>Arguments of <see cref="AsyncEndpoint"/>. Numbers are plain because the shape and the checks depend on them; strings may be outputs.</summary>
public sealed class AsyncEndpointArgs : ResourceArgs, IInstanceEndpointArgs
{
    /// <summary>Name of the model to serve: <c>InferencePipeline.ModelName</c>. Its mode is Serial; async requests cannot address a container.</summary>
    [Input("modelName", required: true)]
    public Input<string> ModelName { get; set; } = null!;

    /// <summary>ARN of the model's execution role: it reads requests, writes results and publishes notifications.</summary>
    [Input("executionRoleArn", required: true)]
    public Input<string> ExecutionRoleArn { get; set; } = null!;

    /// <summary>
    /// Attaches the rights the endpoint needs to the execution role. Default true. With false, attach them yourself before the endpoint is
    /// created: SageMaker checks <c>sns:Publish</c> then.
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

    /// <summary>Instances the endpoint starts with, 1 or more, within the scaling bounds. Default 1; AWS creates no endpoint with 0.</summary>
    [Input("initialInstanceCount")]
    public int InitialInstanceCount { get; set; } = 1;

    /// <summary>Requests an instance works on at once, 1 to 1000. Default 0: SageMaker chooses.</summary>
    [Input("maxConcurrentInvocationsPerInstance")]
    public int MaxConcurrentInvocationsPerInstance { get; set; }

    /// <summary>Which instance gets a request: <c>LEAST_OUTSTANDING_REQUESTS</c> or <c>RANDOM</c>. Default: SageMaker chooses.</summary>
    [Input("routingStrategy")]
    public string? RoutingStrategy { get; set; }

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

    /// <summary>Where results go. Default: a bucket of its own.</summary>
    [Input("bucket")]
    public OutputBucketArgs Bucket { get; set; } = new();

    /// <summary>Prefix of results in the bucket, ending with "/". Default <c>output/</c>.</summary>
    [Input("outputPrefix")]
    public string OutputPrefix { get; set; } = Defaults.OutputPrefix;

    /// <summary>Prefix of the bodies of failed requests, ending with "/". Default <c>failure/</c>.</summary>
    [Input("failurePrefix")]
    public string FailurePrefix { get; set; } = Defaults.FailurePrefix;

    /// <summary>Prefix of the same bucket that requests are read from, ending with "/". Default <c>input/</c>.</summary>
    [Input("inputPrefix")]
    public string InputPrefix { get; set; } = Defaults.InputPrefix;

    /// <summary>Days after which requests under <see cref="InputPrefix"/> are deleted, 1 or more. Default 0: as results. Only in a created bucket.</summary>
    [Input("inputExpireAfterDays")]
    public int InputExpireAfterDays { get; set; }

    /// <summary>Further <c>s3://</c> prefixes in other buckets that requests are read from.</summary>
    [Input("inputUris")]
    public List<Input<string>> InputUris { get; set; } = [];

    /// <summary>ARNs of the customer keys those inputs are encrypted with.</summary>
    [Input("inputKmsKeyArns")]
    public List<Input<string>> InputKmsKeyArns { get; set; } = [];

    /// <summary>Success and error notifications.</summary>
    [Input("notifications")]
    public AsyncNotificationsArgs Notifications { get; set; } = new();

    /// <summary>Autoscaling, by default down to zero.</summary>
    [Input("scaling")]
    public AsyncScalingArgs Scaling { get; set; } = new();

    /// <summary>How an update replaces the instances.</summary>
    [Input("update")]
    public EndpointUpdateArgs Update { get; set; } = new();

    /// <summary>Alarms for people.</summary>
    [Input("alarms")]
    public AsyncAlarmsArgs Alarms { get; set; } = new();

    /// <summary>Creates a CloudWatch dashboard of backlog, failures, times and instances. Default false: beyond three an account pays for each.</summary>
    [Input("dashboard")]
    public bool Dashboard { get; set; }

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
