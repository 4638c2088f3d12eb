using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.RealTimeInference;

/// <summary>Autoscaling on the requests each instance gets in a minute.</summary>
public sealed class RealTimeScalingArgs : ResourceArgs
{
    /// <summary>Scales the endpoint. Default true. With false it keeps its initial instance count.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;

    /// <summary>Fewest instances, 1 or more. Default 1: only an asynchronous endpoint scales to zero.</summary>
    [Input("minCapacity")]
    public int MinCapacity { get; set; } = 1;

    /// <summary>Most instances, at least the minimum. Default 1.</summary>
    [Input("maxCapacity")]
    public int MaxCapacity { get; set; } = 1;

    /// <summary>
    /// Requests a minute that one instance can bear, 1 or more: <c>MaxInvocations</c> of a recommendation, or of a load test. Required with scaling.
    /// </summary>
    [Input("maxInvocationsPerMinute")]
    public int MaxInvocationsPerMinute { get; set; }

    /// <summary>
    /// Part of <see cref="MaxInvocationsPerMinute"/> that scaling aims at, above 0 to 1. Default 0.5: AWS's own advice, because traffic that is not
    /// spread evenly over a minute needs the rest, and a new instance takes minutes.
    /// </summary>
    [Input("safetyFactor")]
    public double SafetyFactor { get; set; } = Defaults.SafetyFactor;

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
