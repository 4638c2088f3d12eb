using System.Globalization;

namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>All runs as a table whose columns sort; without scripts it stands in the order of the ranking.</summary>
internal static class RunTable
{
    /// <summary>What stands in a cell without a figure, for the sort: it goes last either way.</summary>
    private const string NoValue = "";

    public static HtmlText Render(RecommendationOverview overview, IReadOnlyList<(ReportRun Run, int Id)> runs)
    {
        Column[] columns = [.. Columns(overview)];
        var heads = HtmlText.Join(columns.Select((column, at) => Head(column, isSorted: at == 0)));
        var rows = HtmlText.Join(runs.Select(entry => Row(entry.Run, entry.Id, columns)));
        return HtmlText.Of($"""
            <div class="scroll" role="region" aria-labelledby="runs-title" tabindex="0">
            <table id="runs">
            <thead><tr>
            {heads}</tr></thead>
            <tbody>
            {rows}</tbody>
            </table>
            </div>
            <p class="muted" id="sorted" role="status"></p>

            """);
    }

    private static IEnumerable<Column> Columns(RecommendationOverview overview)
    {
        yield return new Column("rank", "", false, run => run.Rank?.ToString(CultureInfo.InvariantCulture) ?? RunFigures.Nothing, run => run.Rank);
        yield return new Column("run", "", false, run => run.Name, _ => null) { IsName = true };
        yield return new Column("latency", "ms", false, run => run.Figures.Latency, run => run.LatencyMilliseconds);
        yield return new Column("invocations", "per minute", true, run => run.Figures.InvocationsPerMinute, run => run.InvocationsPerMinute);
        yield return new Column("USD", "per hour", false, run => run.Figures.CostPerHour, run => run.CostPerHour);
        yield return new Column("USD", "per thousand", false, run => run.Figures.CostPerThousandInferences, run => run.CostPerThousandInferences);
        if (overview.Report.Capacity is { } capacity)
            yield return new Column("USD per month", capacity.Words, false, run => run.Figures.MonthlyCost, run => run.MonthlyCost?.Maximum);
        if (overview.Report.Options.TargetInvocationsPerMinute is { } target)
            yield return new Column(
                "instances", FormattableString.Invariant($"for {target:#,0.##}/min"), false, run => FigureFormat.Show(run.InstancesForTarget, "#,0"), run => run.InstancesForTarget);
        yield return new Column("score", "0 to 1", true, run => run.Figures.Score, run => run.Score);
    }

    private static HtmlText Head(Column column, bool isSorted)
    {
        var unit = column.Unit.Length == 0 ? HtmlText.Empty : HtmlText.Of($"<span class=\"unit\">{column.Unit}</span>");
        var sorted = isSorted ? HtmlText.Of($" aria-sort=\"ascending\"") : HtmlText.Empty;
        return HtmlText.Of(
            $"<th scope=\"col\" class=\"{(column.IsName ? "name" : "number")}\" data-first=\"{(column.MostFirst ? "descending" : "ascending")}\"{sorted}><span class=\"label\">{column.Title} {unit}</span></th>\n");
    }

    private static HtmlText Row(ReportRun run, int id, Column[] columns)
    {
        var cells = HtmlText.Join(columns.Select(column => Cell(column, run)));
        return HtmlText.Of($"<tr id=\"run-{id}\" data-run=\"{id}\" class=\"{Class(run)}\">\n{cells}</tr>\n");
    }

    private static HtmlText Cell(Column column, ReportRun run)
    {
        if (column.IsName)
            return HtmlText.Of($"<th scope=\"row\" class=\"name\" data-value=\"{run.Name}\">{run.Name} {Tags(run)}{Note(run)}</th>\n");

        var value = column.Value(run);
        return value is null
            ? HtmlText.Of($"<td class=\"number none\" data-value=\"{NoValue}\">{column.Text(run)}</td>\n")
            : HtmlText.Of($"<td class=\"number\" data-value=\"{value.Value}\">{column.Text(run)}</td>\n");
    }

    private static HtmlText Tags(ReportRun run) => HtmlText.Join(
    [
        .. run.IsWinner ? [HtmlText.Of($"<span class=\"tag winner\">ranks first</span> ")] : Array.Empty<HtmlText>(),
        .. run.IsCurrent ? [HtmlText.Of($"<span class=\"tag current\">current</span> ")] : Array.Empty<HtmlText>(),
        .. run.IsParetoOptimal ? [HtmlText.Of($"<span class=\"tag pareto\" title=\"{ReportWords.Pareto}\">Pareto front</span>")] : Array.Empty<HtmlText>(),
    ]);

    private static string Class(ReportRun run) => run switch
    {
        { IsWinner: true } => "winner",
        { State: RunState.LeftOut } => "left-out",
        { State: RunState.Failed } => "failed",
        _ => "ranked",
    };

    private static HtmlText Note(ReportRun run) => run.State switch
    {
        RunState.LeftOut => HtmlText.Of($"<span class=\"note\">left out: {run.Reason}</span>"),
        RunState.Failed => HtmlText.Of($"<span class=\"note\">benchmark failed: {run.Reason}</span>"),
        _ => HtmlText.Empty,
    };

    private sealed record Column(string Title, string Unit, bool MostFirst, Func<ReportRun, string> Text, Func<ReportRun, double?> Value)
    {
        public bool IsName { get; init; }
    }
}
