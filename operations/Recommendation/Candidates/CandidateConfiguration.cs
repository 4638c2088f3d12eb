namespace Infra.Operations.Recommendation.Candidates;

/// <summary>A candidate: an instance type, or a serverless size.</summary>
public sealed record CandidateConfiguration
{
    /// <summary>The instance type; null for a serverless candidate.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The serverless size; null for an instance.</summary>
    public ServerlessSize? Serverless { get; init; }

    /// <summary>Which of a model package's inference specifications to benchmark; null for its main one.</summary>
    public string? InferenceSpecificationName { get; init; }

    /// <summary>Environment variables to try: up to 5 names with 1 to 3 values each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> EnvironmentParameterRanges { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What people call it: the instance type, or <c>serverless 2048 MB</c>.</summary>
    internal string Name => InstanceType ?? $"serverless {Serverless?.MemorySizeInMB} MB";

    /// <summary>How many benchmarks it is: one for each combination of the environment's values.</summary>
    internal int Benchmarks => EnvironmentParameterRanges.Values.Aggregate(1, (product, values) => product * Math.Max(1, values.Count));
}

/// <summary>The size of a serverless endpoint.</summary>
/// <param name="MemorySizeInMB">1024 to 6144 in steps of 1024.</param>
/// <param name="MaxConcurrency">1 to 200.</param>
public sealed record ServerlessSize(int MemorySizeInMB, int MaxConcurrency);
