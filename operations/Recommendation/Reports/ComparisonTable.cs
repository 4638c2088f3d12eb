using System.Globalization;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>The stack's instance type and the winner, figure by figure; what is known of neither is left away.</summary>
internal static class ComparisonTable
{
    public static IReadOnlyList<ComparedFigure> Of(ReportRun? before, ReportRun? after, RecommendationReport report)
    {
        if (before is null && after is null)
            return [];

        var from = before ?? new ReportRun { Name = RunFigures.Nothing, State = RunState.Failed };
        ComparedFigure[] figures =
        [
            .. Monthly(from, after, report.Capacity),
            ComparedFigure.Of("USD per hour", from, after, run => run.Figures.CostPerHour, run => run.CostPerHour),
            ComparedFigure.Of("USD per thousand inferences", from, after, run => run.Figures.CostPerThousandInferences, run => run.CostPerThousandInferences),
            ComparedFigure.Of("model latency, ms", from, after, run => run.Figures.Latency, run => run.LatencyMilliseconds),
            ComparedFigure.Of(
                "invocations per minute", from, after, run => run.Figures.InvocationsPerMinute, run => run.InvocationsPerMinute, lessIsBetter: false),
            .. ForTarget(from, after, report.Options.TargetInvocationsPerMinute),
        ];
        ComparedFigure[] known = [.. figures.Where(figure => figure.Before != RunFigures.Nothing || (figure.After ?? RunFigures.Nothing) != RunFigures.Nothing)];
        return known.Length == 0 ? [] : [new ComparedFigure("instance type", from.Name, after?.Name), .. known];
    }

    private static IEnumerable<ComparedFigure> Monthly(ReportRun before, ReportRun? after, EndpointCapacity? capacity) => capacity is null ? [] :
    [
        ComparedFigure.Of($"USD per month, {capacity.Words}", before, after, run => run.Figures.MonthlyCost, run => run.MonthlyCost?.Maximum),
    ];

    private static IEnumerable<ComparedFigure> ForTarget(ReportRun before, ReportRun? after, double? target)
    {
        if (target is null)
            yield break;

        var rate = string.Create(CultureInfo.InvariantCulture, $"{target:#,0.##} per minute");
        yield return ComparedFigure.Of($"instances for {rate}", before, after, run => FigureFormat.Show(run.InstancesForTarget, "#,0"), run => run.InstancesForTarget);
        yield return ComparedFigure.Of($"USD per hour for {rate}", before, after, run => FigureFormat.PerHour(run.CostPerHourForTarget), run => run.CostPerHourForTarget);
    }
}
