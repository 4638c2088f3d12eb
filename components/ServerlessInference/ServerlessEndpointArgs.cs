using Infra.Components.Endpoints;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.ServerlessInference;

/// <summary>Arguments of <see cref="ServerlessEndpoint"/>. Numbers are plain because the shape and the checks depend on them; strings may be outputs.</summary>
public sealed class ServerlessEndpointArgs : ResourceArgs
{
    /// <summary>Name of the model to serve. It has one container.</summary>
    [Input("modelName", required: true)]
    public Input<string> ModelName { get; set; } = null!;

    /// <summary>ARN of the model's execution role: it looks at the rollback alarm.</summary>
    [Input("executionRoleArn", required: true)]
    public Input<string> ExecutionRoleArn { get; set; } = null!;

    /// <summary>Attaches the rights the endpoint needs to the execution role, if it needs any. Default true.</summary>
    [Input("attachRolePolicy")]
    public bool AttachRolePolicy { get; set; } = true;

    /// <summary>
    /// What the model was made of. Nothing is built of it: it is checked for what serverless endpoints do not have, before anything is created.
    /// Default: SageMaker finds out when it creates the endpoint.
    /// </summary>
    [Input("model")]
    public InferenceModelArgs? Model { get; set; }

    /// <summary>What the model was made of, when that is an <see cref="InferencePipeline"/>, such as one of an AutoML candidate; checked like <see cref="Model"/>.</summary>
    [Input("pipeline")]
    public InferencePipelineArgs? Pipeline { get; set; }

    /// <summary>
    /// Name of the endpoint, 1 to 63 letters, digits and hyphens, unique in account and region. Default: component, stack and a hash of the
    /// project. Callers keep it over every update; a change replaces the endpoint.
    /// </summary>
    [Input("endpointName")]
    public string? EndpointName { get; set; }

    /// <summary>Name of the production variant. Default <c>AllTraffic</c>.</summary>
    [Input("variantName")]
    public string VariantName { get; set; } = Defaults.VariantName;

    /// <summary>Memory, 1024 to 6144 MB in steps of 1024; vCPUs follow it. Default 2048.</summary>
    [Input("memorySizeInMB")]
    public int MemorySizeInMB { get; set; } = Defaults.ServerlessMemoryInMB;

    /// <summary>Requests worked on at once, 1 to 200; more are refused. Default 5.</summary>
    [Input("maxConcurrency")]
    public int MaxConcurrency { get; set; } = Defaults.ServerlessMaxConcurrency;

    /// <summary>Requests for which capacity is kept warm, 1 to <see cref="MaxConcurrency"/>. Paid by the hour. Default 0: none, so that requests may start cold.</summary>
    [Input("provisionedConcurrency")]
    public int ProvisionedConcurrency { get; set; }

    /// <summary>Always refused, with the alternative: serverless endpoints capture no data. Here so that a moved configuration is not silently cut.</summary>
    [Input("dataCapture")]
    public DataCaptureArgs? DataCapture { get; set; }

    /// <summary>Autoscaling of the provisioned concurrency. Default: none.</summary>
    [Input("scaling")]
    public ServerlessScalingArgs Scaling { get; set; } = new();

    /// <summary>How an update moves the traffic.</summary>
    [Input("update")]
    public ServerlessUpdateArgs Update { get; set; } = new();

    /// <summary>Alarms for people.</summary>
    [Input("alarms")]
    public InvocationAlarmsArgs Alarms { get; set; } = new();

    /// <summary>Creates a CloudWatch dashboard of requests, errors, latency and concurrency. Default false: beyond three an account pays for each.</summary>
    [Input("dashboard")]
    public bool Dashboard { get; set; }

    /// <summary>Tags of every taggable resource of the component, at most 50.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; set; } = new();
}
