using Infra.Components.Shared;

namespace Infra.Components.Endpoints;

/// <summary>The kinds of endpoint that run on instances, where their limits differ.</summary>
/// <param name="MaximumLatencyInMilliseconds">The longest that a request may take.</param>
/// <param name="MinimumCapacity">The fewest instances.</param>
/// <param name="CountsFailures">Whether CloudWatch has the metric InvocationFailures of it.</param>
/// <param name="Capacity">The rule over its capacity.</param>
internal sealed record EndpointKind(int MaximumLatencyInMilliseconds, int MinimumCapacity, bool CountsFailures, Diagnostic Capacity)
{
    public static EndpointKind RealTime { get; } = new(60_000, MinimumCapacity: 1, CountsFailures: false, Diagnostics.RealTimeCapacity);

    public static EndpointKind Asynchronous { get; } = new(3_600_000, MinimumCapacity: 0, CountsFailures: true, Diagnostics.Capacity);
}
