using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>Alarms that tell people of an endpoint in trouble.</summary>
public sealed class AsyncAlarmsArgs : ResourceArgs
{
    /// <summary>Creates the alarms. Default true.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;

    /// <summary>Failed requests in five minutes that raise the alarm, 1 or more; 0: no such alarm. Default 1.</summary>
    [Input("failureCount")]
    public int FailureCount { get; set; } = 1;

    /// <summary>Age of the oldest waiting request in seconds that raises the alarm, 60 to 21600; 0: no such alarm. Default 1800.</summary>
    [Input("oldestRequestInSeconds")]
    public int OldestRequestInSeconds { get; set; } = Defaults.OldestRequestInSeconds;

    /// <summary>Server errors of the containers in five minutes that raise the alarm, 1 or more. Default 0: no such alarm, because they also count as failures.</summary>
    [Input("serverErrorCount")]
    public int ServerErrorCount { get; set; }

    /// <summary>
    /// Notifications in five minutes that could not be published that raise the alarm, 1 or more. Default 0: no such alarm. Worth its price where
    /// callers rely on notifications alone: the right to publish, or to use the topic's key, can be lost later.
    /// </summary>
    [Input("notificationFailureCount")]
    public int NotificationFailureCount { get; set; }

    /// <summary>
    /// ARNs of what an alarm notifies, at most 5. Default none: the state is seen in CloudWatch only. Not the endpoint's own topics: who reads
    /// results does not expect alarms there.
    /// </summary>
    [Input("actionArns")]
    public List<Input<string>> ActionArns { get; set; } = [];
}
