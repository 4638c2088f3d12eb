namespace Infra.Components.Endpoints;

/// <summary>The kinds of endpoint that run on instances, where their limits differ.</summary>
/// <param name="MaximumLatencyInMilliseconds">The longest that a request may take.</param>
/// <param name="MinimumCapacity">The fewest instances.</param>
/// <param name="CountsFailures">Whether CloudWatch has the metric InvocationFailures of it.</param>
internal sealed record EndpointKind(int MaximumLatencyInMilliseconds, int MinimumCapacity, bool CountsFailures)
{
    public static EndpointKind RealTime { get; } = new(60_000, MinimumCapacity: 1, CountsFailures: false);

    public static EndpointKind Asynchronous { get; } = new(3_600_000, MinimumCapacity: 0, CountsFailures: true);
}
