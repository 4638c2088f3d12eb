using System.Globalization;
using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>All runs of a job: the ranked in their order, then those left out, then the failed, each by name.</summary>
internal static class ReportRuns
{
    public static IReadOnlyList<ReportRun> Of(RecommendationReport report)
    {
        ReportRun[] runs =
        [
            .. report.Ranking.Ranked.Select(ranked => Measured(ranked.Candidate, report) with
            {
                State = RunState.Ranked,
                Rank = ranked.Rank,
                Score = ranked.Score,
                IsParetoOptimal = ranked.IsParetoOptimal,
                InstancesForTarget = ranked.InstancesForTarget,
                CostPerHourForTarget = ranked.CostPerHourForTarget,
            }),
            .. report.Ranking.Excluded.Select(excluded => Measured(excluded.Candidate, report) with { Reason = excluded.Reason }),
            .. report.FailedBenchmarks.OrderBy(failed => failed.Name, StringComparer.Ordinal).Select(failed => new ReportRun
            {
                Name = failed.Name,
                State = RunState.Failed,
                IsCurrent = failed.Name == report.Decision.CurrentInstanceType,
                Reason = failed.FailureReason,
            }),
        ];
        var format = new FigureFormat(runs);
        return [.. runs.Select(run => run.State is RunState.Failed ? run : run with { Figures = format.Of(run) })];
    }

    private static ReportRun Measured(Candidate candidate, RecommendationReport report) => new()
    {
        Name = NameOf(candidate),
        State = RunState.LeftOut,
        InstanceType = candidate.InstanceType,
        IsCurrent = report.Decision.IsCurrent(candidate),
        LatencyMilliseconds = candidate.Metrics.ModelLatencyMilliseconds,
        InvocationsPerMinute = candidate.InvocationsPerMinute,
        CostPerHour = candidate.Metrics.CostPerHour,
        CostPerInference = candidate.Metrics.CostPerInference,
        MonthlyCost = MonthlyCost.Of(candidate, report.Capacity),
    };

    private static string NameOf(Candidate candidate) => candidate switch
    {
        { Serverless: { } size } => string.Create(CultureInfo.InvariantCulture, $"{candidate.Name}, concurrency {size.MaxConcurrency}"),
        { InstanceCount: > 1 } => string.Create(CultureInfo.InvariantCulture, $"{candidate.InstanceCount} × {candidate.Name}"),
        _ => candidate.Name,
    };
}
