using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.ServerlessInference;

/// <summary>Blue/green update, all traffic at once, with a way back. Deployment guardrails move traffic between fleets of instances, so a serverless endpoint has no gradual update.</summary>
public sealed class ServerlessUpdateArgs : ResourceArgs
{
    /// <summary>Creates an alarm on server errors and rolls an update back when it fires. Default true.</summary>
    [Input("autoRollback")]
    public bool AutoRollback { get; set; } = true;

    /// <summary>Server errors in a minute that roll an update back, 1 or more. Default 1.</summary>
    [Input("rollbackErrorCount")]
    public int RollbackErrorCount { get; set; } = 1;

    /// <summary>Seconds the old configuration stays after the traffic has moved, 0 to 3600: the time in which a rollback is possible. Default 300.</summary>
    [Input("terminationWaitInSeconds")]
    public int TerminationWaitInSeconds { get; set; } = Defaults.TerminationWaitInSeconds;

    /// <summary>Seconds after which an update is given up, 600 to 14400 (the provider's bound; the API allows 28800). Default 3600.</summary>
    [Input("maximumExecutionTimeoutInSeconds")]
    public int MaximumExecutionTimeoutInSeconds { get; set; } = Defaults.MaximumExecutionTimeoutInSeconds;
}
