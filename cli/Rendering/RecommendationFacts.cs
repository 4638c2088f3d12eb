using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Cli.Rendering;

/// <summary>A recommendation for machines; latency in milliseconds, throughput in invocations per minute, costs in USD.</summary>
internal sealed record RecommendationFacts
{
    public required string Stack { get; init; }

    public required bool Simulated { get; init; }

    public required string JobName { get; init; }

    public required string JobArn { get; init; }

    public required bool JobReused { get; init; }

    public required DateTimeOffset JobCompletedAt { get; init; }

    public string? Region { get; init; }

    public string? ConsoleUrl { get; init; }

    public required string Command { get; init; }

    public required string Container { get; init; }

    public required RecommendationVerdict Verdict { get; init; }

    public string? CurrentInstanceType { get; init; }

    public string? RecommendedInstanceType { get; init; }

    public double? GainPercent { get; init; }

    public required string Reason { get; init; }

    public required string Explanation { get; init; }

    public required Importances Importance { get; init; }

    public required RecommendationLimits Limits { get; init; }

    /// <summary>The instances of which the monthly costs are counted; null when the stack's config does not tell.</summary>
    public CapacityFacts? Capacity { get; init; }

    /// <summary>What the job was expected to take; null when none was started.</summary>
    public EstimateFacts? Estimate { get; init; }

    /// <summary>What was measured of the existing endpoint; null when none was loaded.</summary>
    public MeasuredEndpoint? Endpoint { get; init; }

    public required bool Written { get; init; }

    public required string Diff { get; init; }

    /// <summary>Every value of the config that changes, with what stood there.</summary>
    public required IReadOnlyList<AppliedValue> Changes { get; init; }

    /// <summary>What was asked for and is not written, or written otherwise.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The run of the current type; null when the stack has none. Without figures when it was not benchmarked.</summary>
    public RunFacts? Before { get; init; }

    /// <summary>The winner; null when there is none, or it is what the stack runs on.</summary>
    public RunFacts? After { get; init; }

    public required IReadOnlyList<RunFacts> Candidates { get; init; }

    public required IReadOnlyList<ExcludedFacts> Excluded { get; init; }

    public required IReadOnlyList<ExcludedFacts> FailedBenchmarks { get; init; }

    public static RecommendationFacts Of(RecommendationOverview overview)
    {
        var (report, decision) = (overview.Report, overview.Report.Decision);
        return new RecommendationFacts
        {
            Stack = overview.Subject.Stack,
            Simulated = overview.Subject.Simulated,
            JobName = report.Job.Name,
            JobArn = report.Job.Arn,
            JobReused = report.Job.Reused,
            JobCompletedAt = report.Job.CompletedAt,
            Region = overview.Region,
            ConsoleUrl = overview.ConsoleUrl,
            Command = overview.Subject.Command,
            Container = report.Container,
            Verdict = decision.Verdict,
            CurrentInstanceType = decision.CurrentInstanceType,
            RecommendedInstanceType = decision.RecommendedInstanceType,
            GainPercent = decision.GainPercent,
            Reason = decision.Reason,
            Explanation = report.Explanation,
            Importance = report.Options.Importances,
            Limits = report.Options.Limits,
            Capacity = report.Capacity is { } capacity ? new CapacityFacts(capacity.Minimum, capacity.Maximum) : null,
            Estimate = EstimateFacts.Of(report.Estimate),
            Endpoint = report.Endpoint,
            Written = report.Written,
            Changes = report.Application.Values,
            Notes = report.Application.Notes,
            Diff = report.Diff,
            Before = overview.Before is { } before ? RunFacts.Of(before) : null,
            After = overview.After is { } after ? RunFacts.Of(after) : null,
            Candidates = [.. Runs(overview, RunState.Ranked).Select(RunFacts.Of)],
            Excluded = [.. Runs(overview, RunState.LeftOut).Select(ExcludedFacts.Of)],
            FailedBenchmarks = [.. Runs(overview, RunState.Failed).Select(ExcludedFacts.Of)],
        };
    }

    private static IEnumerable<ReportRun> Runs(RecommendationOverview overview, RunState state) => overview.Runs.Where(run => run.State == state);
}

/// <summary>The fewest and the most instances.</summary>
internal sealed record CapacityFacts(int Minimum, int Maximum);

/// <summary>A run with its figures; what was not measured is left out.</summary>
internal sealed record RunFacts(
    int? Rank,
    string Name,
    string? InstanceType,
    double? ModelLatencyMilliseconds,
    double? InvocationsPerMinute,
    double? CostPerHour,
    double? CostPerInference,
    double? CostPerThousandInferences,
    MonthlyCost? CostPerMonth,
    double? Score,
    bool ParetoOptimal,
    int? InstancesForTarget,
    double? CostPerHourForTarget)
{
    public static RunFacts Of(ReportRun run) => new(
        run.Rank,
        run.Name,
        run.InstanceType,
        run.LatencyMilliseconds,
        run.InvocationsPerMinute,
        run.CostPerHour,
        run.CostPerInference,
        run.CostPerThousandInferences,
        run.MonthlyCost,
        run.Score,
        run.IsParetoOptimal,
        run.InstancesForTarget,
        run.CostPerHourForTarget);
}

/// <summary>A run without a rank, and why.</summary>
internal sealed record ExcludedFacts(string Name, string Reason)
{
    public static ExcludedFacts Of(ReportRun run) => new(run.Name, run.Reason ?? "");
}
