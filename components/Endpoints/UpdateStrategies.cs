namespace Infra.Components.Endpoints;

/// <summary>Values of <see cref="EndpointUpdateArgs.Strategy"/>.</summary>
public static class UpdateStrategies
{
    /// <summary>A second fleet takes all traffic at once.</summary>
    public const string AllAtOnce = "ALL_AT_ONCE";

    /// <summary>A second fleet takes a small part of the traffic, and after one wait the rest.</summary>
    public const string Canary = "CANARY";

    /// <summary>A second fleet takes the traffic in equal steps.</summary>
    public const string Linear = "LINEAR";

    /// <summary>The fleet is replaced batch by batch, without a second fleet.</summary>
    public const string Rolling = "ROLLING";
}

/// <summary>Values of <see cref="EndpointUpdateArgs.SizeType"/>.</summary>
public static class SizeTypes
{
    /// <summary>Part of the fleet.</summary>
    public const string CapacityPercent = "CAPACITY_PERCENT";

    /// <summary>Number of instances.</summary>
    public const string InstanceCount = "INSTANCE_COUNT";
}
