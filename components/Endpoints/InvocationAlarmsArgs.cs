using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Alarms that tell people of an endpoint whose callers wait for the response.</summary>
public sealed class InvocationAlarmsArgs : ResourceArgs
{
    /// <summary>Creates the alarms. Default true.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;

    /// <summary>Server errors in five minutes that raise the alarm, 1 or more; 0: no such alarm. Default 1.</summary>
    [Input("serverErrorCount")]
    public int ServerErrorCount { get; set; } = 1;

    /// <summary>
    /// Time the model takes for all but the slowest 1 % of requests of five minutes, in milliseconds, that raises the alarm, 1 to 60000. Default 0:
    /// no such alarm, because what is slow depends on the model.
    /// </summary>
    [Input("latencyInMilliseconds")]
    public int LatencyInMilliseconds { get; set; }

    /// <summary>ARNs of what an alarm notifies, at most 5. Default none: the state is seen in CloudWatch only.</summary>
    [Input("actionArns")]
    public List<Input<string>> ActionArns { get; set; } = [];
}
