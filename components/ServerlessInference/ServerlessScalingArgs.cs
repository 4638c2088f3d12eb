using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.ServerlessInference;

/// <summary>Autoscaling of the provisioned concurrency. Concurrency beyond it scales by itself.</summary>
public sealed class ServerlessScalingArgs : ResourceArgs
{
    /// <summary>Scales the provisioned concurrency. Default false.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; }

    /// <summary>Least provisioned concurrency, 1 or more. Default 1.</summary>
    [Input("minCapacity")]
    public int MinCapacity { get; set; } = 1;

    /// <summary>Most provisioned concurrency, at least the minimum and at most <c>maxConcurrency</c>. Default 1.</summary>
    [Input("maxCapacity")]
    public int MaxCapacity { get; set; } = 1;

    /// <summary>Part of the provisioned concurrency in use that scaling aims at, 0.1 to 0.9. Default 0.5.</summary>
    [Input("targetUtilization")]
    public double TargetUtilization { get; set; } = Defaults.ConcurrencyUtilization;

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
