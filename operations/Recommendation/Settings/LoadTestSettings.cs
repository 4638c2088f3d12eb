namespace Infra.Operations.Recommendation.Settings;

/// <summary>The part of <c>infra:recommendation</c> that only an Advanced job has. Names and units are those of the API.</summary>
public sealed record LoadTestSettings
{
    /// <summary>The traffic as phases, one after the other; empty when <see cref="Stairs"/> is given.</summary>
    public IReadOnlyList<TrafficPhase> Phases { get; init; } = [];

    /// <summary>The traffic as a stair; null when <see cref="Phases"/> are given.</summary>
    public TrafficStairs? Stairs { get; init; }

    /// <summary>How many benchmarks in all, 1 to 10; null leaves it to SageMaker.</summary>
    public int? MaxNumberOfTests { get; init; }

    /// <summary>How many benchmarks at the same time, 1 to 10; null leaves it to SageMaker.</summary>
    public int? MaxParallelOfTests { get; init; }

    /// <summary>Stop at this many invocations per minute, 1 to 30000; null for no such stop.</summary>
    public int? MaxInvocations { get; init; }

    /// <summary>Stop at this latency; null for no such stop.</summary>
    public LatencyThreshold? ModelLatencyThreshold { get; init; }

    /// <summary><c>Stop</c> or <c>Continue</c> when the throughput no longer grows with the load; null leaves it to SageMaker (Stop).</summary>
    public string? FlatInvocations { get; init; }
}

/// <summary>A phase of traffic.</summary>
/// <param name="InitialNumberOfUsers">Concurrent users at its start, 1 to 3.</param>
/// <param name="SpawnRate">Users added per minute, 0 to 3.</param>
/// <param name="DurationInSeconds">Its length, 120 to 3600 seconds.</param>
public sealed record TrafficPhase(int InitialNumberOfUsers, int SpawnRate, int DurationInSeconds);

/// <summary>A stair of traffic.</summary>
/// <param name="DurationInSeconds">The length of a step, in seconds.</param>
/// <param name="NumberOfSteps">The number of steps.</param>
/// <param name="UsersPerStep">Users added per step, 1 to 3.</param>
public sealed record TrafficStairs(int DurationInSeconds, int NumberOfSteps, int UsersPerStep);

/// <summary>A latency to stop at.</summary>
/// <param name="Percentile"><c>P95</c> or <c>P99</c>.</param>
/// <param name="ValueInMilliseconds">The latency, in milliseconds.</param>
public sealed record LatencyThreshold(string Percentile, int ValueInMilliseconds);
