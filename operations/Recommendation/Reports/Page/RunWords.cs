namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>A run in one sentence, for who points at its mark or has it read aloud.</summary>
internal static class RunWords
{
    public static string Of(ReportRun run)
    {
        var figures = run.Figures;
        return $"{run.Name}: {figures.CostPerThousandInferences} USD per thousand inferences, {figures.Latency} ms, "
            + $"{figures.InvocationsPerMinute} invocations per minute, {figures.CostPerHour} USD per hour; {Place(run)}";
    }

    private static string Place(ReportRun run) => string.Join(", ", new[]
    {
        run.Rank is { } rank ? FormattableString.Invariant($"rank {rank}") : $"left out: {run.Reason}",
        run.IsCurrent ? "the current type" : "",
        run.IsParetoOptimal ? ReportWords.Pareto : "",
    }.Where(word => word.Length > 0));
}
