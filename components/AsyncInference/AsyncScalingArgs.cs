using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.AsyncInference;

/// <summary>Autoscaling on the backlog of requests.</summary>
public sealed class AsyncScalingArgs : ResourceArgs
{
    /// <summary>Scales the endpoint. Default true. With false it keeps its initial instance count.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;

    /// <summary>Fewest instances, 0 or more. Default 0: nothing runs and nothing is paid while no request waits; the first then waits for a start.</summary>
    [Input("minCapacity")]
    public int MinCapacity { get; set; }

    /// <summary>Most instances, 1 or more and at least the minimum. Default 1.</summary>
    [Input("maxCapacity")]
    public int MaxCapacity { get; set; } = 1;

    /// <summary>Requests waiting or in work per instance that scaling aims at, above 0. Default 5.</summary>
    [Input("backlogPerInstance")]
    public double BacklogPerInstance { get; set; } = Defaults.BacklogPerInstance;

    /// <summary>Seconds after a scale-in before the next, 0 or more. Default 600.</summary>
    [Input("scaleInCooldownInSeconds")]
    public int ScaleInCooldownInSeconds { get; set; } = Defaults.ScaleInCooldownInSeconds;

    /// <summary>Seconds after a scale-out before the next, 0 or more. Default 300.</summary>
    [Input("scaleOutCooldownInSeconds")]
    public int ScaleOutCooldownInSeconds { get; set; } = Defaults.ScaleOutCooldownInSeconds;

    /// <summary>Other bounds at given times, such as office hours; between them the last one that came holds. Names are unique.</summary>
    [Input("schedules")]
    public List<ScheduledCapacityArgs> Schedules { get; set; } = [];
}
