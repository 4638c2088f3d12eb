namespace Infra.Operations.Recommendation.Reports;

/// <summary>What became of a run.</summary>
public enum RunState
{
    /// <summary>It was ranked.</summary>
    Ranked,

    /// <summary>It was measured, but left out of the ranking.</summary>
    LeftOut,

    /// <summary>Its benchmark failed: there are no figures.</summary>
    Failed,
}

/// <summary>A configuration that the job ran, as reports show it.</summary>
public sealed record ReportRun
{
    /// <summary>The instance type, with the number of instances when there are several, or the serverless size; with the environment when that was varied.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required RunState State { get; init; }

    /// <summary>The instance type; null for a serverless configuration and for a failed benchmark.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Its place, from 1; null when it was not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>The score, 0 to 1; null when it was not ranked.</summary>
    public double? Score { get; init; }

    /// <summary>Whether no other ranked run is at least as good in cost, latency and throughput, and better in one.</summary>
    public bool IsParetoOptimal { get; init; }

    /// <summary>Whether it ranks first.</summary>
    public bool IsWinner => Rank == 1;

    /// <summary>Whether it is the instance type that the stack's config named when the report was made.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Model latency in milliseconds; null when it was not measured.</summary>
    public double? LatencyMilliseconds { get; init; }

    /// <summary>Invocations per minute of all its instances; null when they were not measured.</summary>
    public double? InvocationsPerMinute { get; init; }

    /// <summary>USD per hour of all its instances; null when unknown.</summary>
    public double? CostPerHour { get; init; }

    /// <summary>USD per inference at full load; null when unknown.</summary>
    public double? CostPerInference { get; init; }

    /// <summary>USD per thousand inferences at full load; null when unknown.</summary>
    public double? CostPerThousandInferences => CostPerInference is { } one ? Math.Round(1000 * one, 12) : null;

    /// <summary>USD per month in the band of the stack's config; null when unknown.</summary>
    public MonthlyCost? MonthlyCost { get; init; }

    /// <summary>Instances (serverless: concurrency) that the target throughput takes; null when there is none.</summary>
    public int? InstancesForTarget { get; init; }

    /// <summary>USD per hour of those instances; null when there is no target, and for a serverless configuration.</summary>
    public double? CostPerHourForTarget { get; init; }

    /// <summary>Why it was left out, or why its benchmark failed, in AWS's words; null for a ranked run.</summary>
    public string? Reason { get; init; }

    /// <summary>The figures as every rendering shows them.</summary>
    public RunFigures Figures { get; init; } = RunFigures.None;
}

/// <summary>The figures of a run as text; <c>–</c> stands for what was not measured.</summary>
/// <param name="Latency">Model latency in milliseconds.</param>
/// <param name="InvocationsPerMinute">Invocations per minute.</param>
/// <param name="CostPerHour">USD per hour.</param>
/// <param name="CostPerThousandInferences">USD per thousand inferences.</param>
/// <param name="MonthlyCost">USD per month, such as <c>0 to 335.80</c>.</param>
/// <param name="Score">The score, 0 to 1.</param>
public sealed record RunFigures(
    string Latency, string InvocationsPerMinute, string CostPerHour, string CostPerThousandInferences, string MonthlyCost, string Score)
{
    /// <summary>Nothing was measured.</summary>
    public static RunFigures None { get; } = new(Nothing, Nothing, Nothing, Nothing, Nothing, Nothing);

    /// <summary>Stands for a figure that there is none of.</summary>
    public const string Nothing = "–";
}
