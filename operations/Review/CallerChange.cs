using System.Text.Json.Serialization;

namespace Infra.Operations.Review;

/// <summary>What kind of change callers notice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallerChangeKind>))]
public enum CallerChangeKind
{
    /// <summary>The endpoint goes away.</summary>
    EndpointRemoved,

    /// <summary>An endpoint of another kind takes the place of this one, under another name.</summary>
    EndpointKindChanged,

    /// <summary>The endpoint is deleted and created again.</summary>
    EndpointReplaced,

    /// <summary>The endpoint is new.</summary>
    EndpointCreated,

    /// <summary>The endpoint takes a new configuration while it serves; its name stays.</summary>
    EndpointUpdated,

    /// <summary>The instance type of a variant.</summary>
    InstanceType,

    /// <summary>The initial number of instances of a variant.</summary>
    InstanceCount,

    /// <summary>The number of requests an instance works on at the same time.</summary>
    Concurrency,

    /// <summary>The memory of a serverless variant, in MB.</summary>
    ServerlessMemory,

    /// <summary>The number of requests a serverless variant works on at the same time.</summary>
    ServerlessConcurrency,

    /// <summary>The number of requests for which a serverless variant keeps capacity warm.</summary>
    ProvisionedConcurrency,

    /// <summary>The least that scaling goes down to.</summary>
    MinCapacity,

    /// <summary>The most that scaling goes up to.</summary>
    MaxCapacity,

    /// <summary>The bounds of scaling from a time on: a least and a greatest number.</summary>
    ScheduledCapacity,

    /// <summary>The image of a container.</summary>
    Image,

    /// <summary>The model artifact of a container.</summary>
    ModelData,
}

/// <summary>A change that callers notice.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Subject">What it changes of: the endpoint's component, the variant, or the container.</param>
/// <param name="Before">The value before; null where there is none to show.</param>
/// <param name="After">The value after; null where there is none to show.</param>
public sealed record CallerChange(CallerChangeKind Kind, string Subject, string? Before = null, string? After = null)
{
    /// <summary>The list price of one instance of the type before, in USD per hour; null when unknown. See <see cref="HostingPrices"/>.</summary>
    public decimal? BeforeUsdPerHour { get; init; }

    /// <summary>The list price of one instance of the type after, in USD per hour; null when unknown.</summary>
    public decimal? AfterUsdPerHour { get; init; }

    /// <summary>How the endpoint serves before; only of <see cref="CallerChangeKind.EndpointKindChanged"/>.</summary>
    public ServingKind? From { get; init; }

    /// <summary>How the endpoint that takes its place serves; only of <see cref="CallerChangeKind.EndpointKindChanged"/>.</summary>
    public ServingKind? To { get; init; }

    /// <summary>What is scaled: instances, unless this is set.</summary>
    public bool IsProvisionedConcurrency { get; init; }
}

/// <summary>How an endpoint serves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServingKind>))]
public enum ServingKind
{
    /// <summary>Requests wait in a queue, results are written to S3.</summary>
    Asynchronous,

    /// <summary>Callers wait for the response of an instance.</summary>
    RealTime,

    /// <summary>Callers wait for the response; there are no instances.</summary>
    Serverless,
}

/// <summary>How grave a risk is; the gravest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskLevel>))]
public enum RiskLevel
{
    /// <summary>Data is gone for good.</summary>
    DataLoss,

    /// <summary>Callers see errors, or results go astray.</summary>
    Outage,

    /// <summary>The deployment will fail.</summary>
    Refusal,

    /// <summary>Nothing is lost and everything serves, but somebody no longer sees it.</summary>
    Oversight,
}

/// <summary>What could go wrong.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Type">The type token of the resource.</param>
/// <param name="Name">The logical name of the resource.</param>
/// <param name="Action">What happens to it.</param>
/// <param name="Consequence">What that means, as the rest of a sentence.</param>
public sealed record ReviewRisk(RiskLevel Level, string Type, string Name, ReviewAction Action, string Consequence);
