namespace Infra.Sandbox.Cloud;

/// <summary>Which account the sandbox plays, and how fast its clock of long jobs runs.</summary>
public sealed record SandboxOptions
{
    /// <summary>The twelve-digit account id. Default 123456789012, the one AWS's own documentation uses.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>The region of every resource. Default us-east-1.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>
    /// By what the durations AWS takes are divided; above 0. Default 1000: an endpoint change takes about 0.2 s
    /// and a recommendation job about 1.2 s. What a caller sets (timeouts, TTLs, visibility) is never divided.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public double SpeedUp
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1000;

    /// <summary>Calls over HTTP that fail as AWS's do under load. Default: none.</summary>
    public SandboxFaults Faults { get; init; } = new();

    /// <summary>How long AWS takes for each kind of change, before <see cref="SpeedUp"/>.</summary>
    public SandboxDurations Durations { get; init; } = new();

    internal TimeSpan Scale(TimeSpan real) => TimeSpan.FromTicks(Math.Max(1, (long)(real.Ticks / SpeedUp)));
}

/// <summary>How long AWS takes for each kind of change, as its users observe it.</summary>
public sealed record SandboxDurations
{
    /// <summary>Creating to InService. Default 3.5 minutes.</summary>
    public TimeSpan EndpointCreation { get; init; } = TimeSpan.FromMinutes(3.5);

    /// <summary>Updating to InService with a new configuration. Default 4 minutes.</summary>
    public TimeSpan EndpointUpdate { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Deleting to gone. Default 30 seconds.</summary>
    public TimeSpan EndpointDeletion { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A change of weights or instance counts. Default 3 minutes.</summary>
    public TimeSpan CapacityChange { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>From a request waiting without capacity to the first instance: alarm and instance start. Default 5 minutes.</summary>
    public TimeSpan WakeFromZero { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From an asynchronous request to its processing, when there is capacity. Default 500 milliseconds.</summary>
    public TimeSpan AsyncDispatch { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Provisioning of a transform job's instances. Default 4 minutes.</summary>
    public TimeSpan TransformProvisioning { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>A whole recommendation job, shared equally by its benchmarks. Default 20 minutes.</summary>
    public TimeSpan RecommendationJob { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>From a model's creation to its prospective instance types. Default 45 seconds.</summary>
    public TimeSpan DeploymentRecommendation { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>STOPPING to STOPPED of any job. Default 30 seconds.</summary>
    public TimeSpan JobStop { get; init; } = TimeSpan.FromSeconds(30);
}
