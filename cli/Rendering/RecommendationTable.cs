using Infra.Operations.Recommendation.Reports;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The console's comparison on a terminal: the runs best first, what the change means, why.</summary>
internal static class RecommendationTable
{
    public static void Write(IAnsiConsole console, RecommendationOverview overview)
    {
        var report = overview.Report;
        if (report.Ranking.Ranked.Count > 0)
        {
            console.Write(RunsTable.Of(overview, console.Profile.Width));
            console.MarkupLineInterpolated($"[grey]{Legend(overview)}[/]");
        }

        foreach (var run in overview.Runs.Where(run => run.State is RunState.LeftOut))
        {
            console.MarkupLineInterpolated($"[grey]left out: {run.Name}: {run.Reason}[/]");
        }

        foreach (var run in overview.Runs.Where(run => run.State is RunState.Failed))
        {
            console.MarkupLineInterpolated($"[yellow]not benchmarked: {run.Name}: {run.Reason}[/]");
        }

        if (overview.Comparison.Count > 0)
        {
            console.Write(Comparison(overview));
        }

        if (report.Endpoint is { } measured)
        {
            console.MarkupLineInterpolated($"{ReportWords.Endpoint(measured)}");
        }

        console.MarkupLineInterpolated($"{report.Explanation}");
        console.MarkupLineInterpolated($"{report.Decision.Reason}");
        foreach (var note in report.Application.Notes)
        {
            console.MarkupLineInterpolated($"[yellow]{note}[/]");
        }

        if (overview.Subject.Simulated)
        {
            console.MarkupLineInterpolated($"[grey]{ReportWords.Simulated}[/]");
        }
    }

    private static Table Comparison(RecommendationOverview overview)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(Column(""));
        table.AddColumn(Column(overview.BeforeTitle).RightAligned());
        if (overview.After is null)
        {
            overview.Comparison.ToList().ForEach(figure => table.AddRow(Cell(figure.Label), Cell(figure.Before)));
            return table;
        }

        table.AddColumn(Column(overview.AfterTitle).RightAligned());
        table.AddColumn(Column("change").RightAligned());
        foreach (var figure in overview.Comparison)
        {
            var style = figure.IsBetter switch { true => "green", false => "yellow", null => "default" };
            table.AddRow(Cell(figure.Label), Cell(figure.Before), Cell(figure.After ?? ""), new Markup($"[{style}]{Markup.Escape(figure.Change)}[/]"));
        }

        return table;
    }

    /// <summary>Narrow gaps: the table fits a terminal of 80 columns.</summary>
    private static TableColumn Column(string header) => new TableColumn(header).PadLeft(1).PadRight(0);

    private static Text Cell(string text) => new(text);

    private static string Legend(RecommendationOverview overview) => overview.Runs.Any(run => run.IsParetoOptimal && !run.IsWinner)
        ? $"★ ranks first   ○ {ReportWords.Pareto}"
        : "★ ranks first";
}
