using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>Arguments of <see cref="BatchTransform"/>: what CreateTransformJob takes, the bucket, and when to run.</summary>
public sealed class BatchTransformArgs : ResourceArgs
{
    /// <summary>Name of the model: <c>InferencePipeline.ModelName</c>.</summary>
    [Input("modelName", required: true)]
    public Input<string> ModelName { get; set; } = null!;

    /// <summary>ARN of the model's execution role: it reads the input and writes the output.</summary>
    [Input("executionRoleArn", required: true)]
    public Input<string> ExecutionRoleArn { get; set; } = null!;

    /// <summary>Attaches the rights a job needs to the execution role. Default true.</summary>
    [Input("attachRolePolicy")]
    public bool AttachRolePolicy { get; set; } = true;

    /// <summary>
    /// What the model was made of. Nothing is built of it: it is checked for what transform jobs do not support, before anything is created.
    /// Default: SageMaker finds out when a job starts.
    /// </summary>
    [Input("model")]
    public InferenceModelArgs? Model { get; set; }

    /// <summary>What the model was made of, when that is an <see cref="InferencePipeline"/>; checked like <see cref="Model"/>.</summary>
    [Input("pipeline")]
    public InferencePipelineArgs? Pipeline { get; set; }

    /// <summary><c>s3://</c> prefix ending with "/", one object, or with <c>ManifestFile</c> the manifest.</summary>
    [Input("inputUri", required: true)]
    public Input<string> InputUri { get; set; } = null!;

    /// <summary><c>S3Prefix</c> (default) or <c>ManifestFile</c>.</summary>
    [Input("inputType")]
    public string InputType { get; set; } = "S3Prefix";

    /// <summary>Further <c>s3://</c> prefixes that the role may read: those a manifest names.</summary>
    [Input("inputUris")]
    public List<Input<string>> InputUris { get; set; } = [];

    /// <summary>ARNs of the customer keys the input is encrypted with.</summary>
    [Input("inputKmsKeyArns")]
    public List<Input<string>> InputKmsKeyArns { get; set; } = [];

    /// <summary>Content type of the input, at most 256 characters, such as <c>text/csv</c>. Default: none is sent. Filters and joins need one.</summary>
    [Input("contentType")]
    public string? ContentType { get; set; }

    /// <summary><c>None</c> (default) or <c>Gzip</c>.</summary>
    [Input("compressionType")]
    public string CompressionType { get; set; } = "None";

    /// <summary>How a file is cut into records: <c>None</c> (default: the whole file is one request), <c>Line</c>, <c>RecordIO</c> or <c>TFRecord</c>.</summary>
    [Input("splitType")]
    public string SplitType { get; set; } = "None";

    /// <summary>Content type of the output. Default: the container's.</summary>
    [Input("accept")]
    public string? Accept { get; set; }

    /// <summary>How responses are joined: <c>None</c> (default) or <c>Line</c>.</summary>
    [Input("assembleWith")]
    public string AssembleWith { get; set; } = "None";

    /// <summary><c>MultiRecord</c> or <c>SingleRecord</c>; needs a split type. Default: the container's, else <c>MultiRecord</c>.</summary>
    [Input("batchStrategy")]
    public string? BatchStrategy { get; set; }

    /// <summary>Requests sent to an instance at once, 0 or more. Default 0: the container's, else 1. Times the payload at most 100.</summary>
    [Input("maxConcurrentTransforms")]
    public int MaxConcurrentTransforms { get; set; }

    /// <summary>
    /// Largest request in MB, 1 to 100. Default 6. 0 sends objects of any size in chunks, which the algorithm must support; the built-in ones do not.
    /// </summary>
    [Input("maxPayloadInMB")]
    public int MaxPayloadInMB { get; set; } = 6;

    /// <summary>Seconds a request may take, 1 to 3600. Default 600.</summary>
    [Input("invocationsTimeoutInSeconds")]
    public int InvocationsTimeoutInSeconds { get; set; } = 600;

    /// <summary>Retries of a failed request, 0 to 3. Default 3.</summary>
    [Input("invocationsMaxRetries")]
    public int InvocationsMaxRetries { get; set; } = 3;

    /// <summary>Environment over that of the containers: at most 16 entries, keys of at most 1,024 and values of at most 10,240 characters.</summary>
    [Input("environment")]
    public InputMap<string> Environment { get; set; } = new();

    /// <summary>JSONPath of the part of a record that goes to the model, at most 63 characters. Default <c>$</c>: all.</summary>
    [Input("inputFilter")]
    public string InputFilter { get; set; } = "$";

    /// <summary><c>None</c> (default), or <c>Input</c> to write each record next to its prediction.</summary>
    [Input("joinSource")]
    public string JoinSource { get; set; } = "None";

    /// <summary>JSONPath of the part that is written, after the join, at most 63 characters. Default <c>$</c>: all.</summary>
    [Input("outputFilter")]
    public string OutputFilter { get; set; } = "$";

    /// <summary>Transform instance type, such as <c>ml.m5.xlarge</c>; another and shorter list than hosting types.</summary>
    [Input("instanceType", required: true)]
    public Input<string> InstanceType { get; set; } = null!;

    /// <summary>Instances, 1 to 100. Default 1. A file is handled by one instance: more than the number of files idle.</summary>
    [Input("instanceCount")]
    public int InstanceCount { get; set; } = 1;

    /// <summary>ARN of a customer key for the instances' volumes. Refused on types with local NVMe storage.</summary>
    [Input("volumeKmsKeyArn")]
    public Input<string>? VolumeKmsKeyArn { get; set; }

    /// <summary>Version of the image of the instances, 1 to 63 letters, digits and hyphens. Default: SageMaker chooses.</summary>
    [Input("transformAmiVersion")]
    public string? TransformAmiVersion { get; set; }

    /// <summary>The experiment that jobs are recorded in. Default: none.</summary>
    [Input("experiment")]
    public BatchExperimentArgs? Experiment { get; set; }

    /// <summary>Where results go. Default: a bucket of its own.</summary>
    [Input("bucket")]
    public OutputBucketArgs Bucket { get; set; } = new();

    /// <summary>Prefix of results in the bucket, ending with "/"; each run writes under a folder named like its job. Default <c>batch/</c>.</summary>
    [Input("outputPrefix")]
    public string OutputPrefix { get; set; } = Defaults.BatchPrefix;

    /// <summary>Keeps requests and responses in S3. Default: none are kept.</summary>
    [Input("dataCapture")]
    public BatchDataCaptureArgs? DataCapture { get; set; }

    /// <summary>Starts a job at these times. Default: none, jobs are started by <c>infra batch run</c>.</summary>
    [Input("schedule")]
    public BatchScheduleArgs? Schedule { get; set; }

    /// <summary>Starts a job over each object that arrives under the input prefix. Default: none.</summary>
    [Input("onObjectCreated")]
    public BatchObjectTriggerArgs? OnObjectCreated { get; set; }

    /// <summary>What happens when a trigger cannot start a job. Not used without a trigger.</summary>
    [Input("startRetry")]
    public BatchStartRetryArgs StartRetry { get; set; } = new();

    /// <summary>How a triggered job runs and what is recorded of it. Not used without a trigger.</summary>
    [Input("execution")]
    public BatchExecutionArgs Execution { get; set; } = new();

    /// <summary>Who is told of a failed triggered job. Not used without a trigger.</summary>
    [Input("failureNotifications")]
    public NotificationTopicArgs FailureNotifications { get; set; } = new();

    /// <summary>Who is told of a completed triggered job, by another topic. Default: nobody.</summary>
    [Input("completionNotifications")]
    public NotificationTopicArgs CompletionNotifications { get; set; } = new() { Choice = Choice.None };

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
