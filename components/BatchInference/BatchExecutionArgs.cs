using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>How the state machine of a triggered job runs and what it records.</summary>
public sealed class BatchExecutionArgs : ResourceArgs
{
    /// <summary>Seconds after which a job is stopped and counts as failed, 60 to 2592000 (30 days). Default 0: no limit but SageMaker's.</summary>
    [Input("timeoutInSeconds")]
    public int TimeoutInSeconds { get; set; }

    /// <summary>Further jobs when AWS has no capacity, 0 to 10. Default 3.</summary>
    [Input("capacityRetries")]
    public int CapacityRetries { get; set; } = Defaults.CapacityRetries;

    /// <summary>Seconds before each of them, 60 to 86400. Default 600.</summary>
    [Input("capacityRetryInSeconds")]
    public int CapacityRetryInSeconds { get; set; } = Defaults.CapacityRetryInSeconds;

    /// <summary>Which events go to the log group: <c>ALL</c>, <c>ERROR</c> (default), <c>FATAL</c>, or <c>OFF</c> for no log group.</summary>
    [Input("logLevel")]
    public string LogLevel { get; set; } = "ERROR";

    /// <summary>Writes inputs and outputs of the states too: addresses of data, never the data. Default false.</summary>
    [Input("logExecutionData")]
    public bool LogExecutionData { get; set; }

    /// <summary>Days that log events are kept: one of CloudWatch's steps, from 1 to 3653. Default 30.</summary>
    [Input("logRetentionInDays")]
    public int LogRetentionInDays { get; set; } = Defaults.LogRetentionInDays;

    /// <summary>ARN of a customer key for the log group; its policy must let CloudWatch Logs of the region use it. Default: a key of AWS.</summary>
    [Input("logKmsKeyArn")]
    public Input<string>? LogKmsKeyArn { get; set; }

    /// <summary>Traces executions in X-Ray. Default false.</summary>
    [Input("tracing")]
    public bool Tracing { get; set; }
}
