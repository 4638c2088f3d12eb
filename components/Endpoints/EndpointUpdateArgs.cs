using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>How an update replaces the instances of an endpoint, and what rolls it back.</summary>
public sealed class EndpointUpdateArgs : ResourceArgs
{
    /// <summary><c>ALL_AT_ONCE</c> (default), <c>CANARY</c>, <c>LINEAR</c> or <c>ROLLING</c>. All but <c>ROLLING</c> need the quota for a second fleet.</summary>
    [Input("strategy")]
    public string Strategy { get; set; } = UpdateStrategies.AllAtOnce;

    /// <summary>What the sizes are: <c>CAPACITY_PERCENT</c> (default) or <c>INSTANCE_COUNT</c>.</summary>
    [Input("sizeType")]
    public string SizeType { get; set; } = SizeTypes.CapacityPercent;

    /// <summary>
    /// What moves at a time: the canary, at most half of the fleet; a linear step, 10 to 50 %; a rolling batch, 5 to 50 %. The fleet is
    /// <c>initialInstanceCount</c>. Default 0: 20 %. Refused with <c>ALL_AT_ONCE</c>.
    /// </summary>
    [Input("size")]
    public int Size { get; set; }

    /// <summary>What moves back at a time when a rolling update is rolled back, 5 to 100 % of the fleet. Default 0: everything. Only with <c>ROLLING</c>.</summary>
    [Input("rollbackSize")]
    public int RollbackSize { get; set; }

    /// <summary>Seconds after the canary and after each step or batch in which an alarm can fire, 0 to 3600. Default 300. <c>ALL_AT_ONCE</c> has no steps.</summary>
    [Input("waitIntervalInSeconds")]
    public int WaitIntervalInSeconds { get; set; } = Defaults.WaitIntervalInSeconds;

    /// <summary>
    /// Seconds the old instances stay after the traffic has moved, 0 to 3600: the time in which a rollback is possible. Default 300.
    /// <c>ROLLING</c> has no old fleet to keep.
    /// </summary>
    [Input("terminationWaitInSeconds")]
    public int TerminationWaitInSeconds { get; set; } = Defaults.TerminationWaitInSeconds;

    /// <summary>
    /// Seconds after which an update is given up, 600 to 14400 (the provider's bound; the API allows 28800), and more than all waits together.
    /// Default 3600.
    /// </summary>
    [Input("maximumExecutionTimeoutInSeconds")]
    public int MaximumExecutionTimeoutInSeconds { get; set; } = Defaults.MaximumExecutionTimeoutInSeconds;

    /// <summary>Creates alarms and rolls an update back when one fires. Default true.</summary>
    [Input("autoRollback")]
    public bool AutoRollback { get; set; } = true;

    /// <summary>Server errors in a minute that roll an update back, 1 or more. Default 1.</summary>
    [Input("rollbackErrorCount")]
    public int RollbackErrorCount { get; set; } = 1;

    /// <summary>
    /// Failed requests in a minute that roll an update back, 1 or more: requests whose input could not be read, whose response could not be written
    /// or that the model failed. Default 0: no such alarm. Only an asynchronous endpoint counts them.
    /// </summary>
    [Input("rollbackFailureCount")]
    public int RollbackFailureCount { get; set; }

    /// <summary>
    /// Time the model takes for all but the slowest 1 % of a minute's requests, in milliseconds, that rolls an update back: 1 to 60000, for an
    /// asynchronous endpoint to 3600000. Default 0: no such alarm.
    /// </summary>
    [Input("rollbackLatencyInMilliseconds")]
    public int RollbackLatencyInMilliseconds { get; set; }
}
