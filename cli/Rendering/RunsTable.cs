using Infra.Operations.Recommendation.Reports;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The ranked runs, a line each. Columns that a narrow terminal has no room for are left away, the least telling first; then long names are cut.</summary>
internal static class RunsTable
{
    /// <summary>A name is cut to this before one of the figures goes that a comparison is about.</summary>
    private const int LeastName = 24;

    /// <summary>A name is never cut below this, whatever the terminal.</summary>
    private const int ShortestName = 12;

    /// <summary>Figures from this one on go before a name is cut.</summary>
    private const int DispensableForAName = 3;

    /// <summary>A gap and a border before each column, and a border at the end.</summary>
    private const int Gap = 2;

    public static Table Of(RecommendationOverview overview, int width)
    {
        var runs = overview.Runs.Where(run => run.State is RunState.Ranked).ToArray();
        var figures = Fitting(overview, runs, width);
        var room = width - WidthOf(figures, runs) - 1 - (2 * Gap) - 1;
        var names = runs.Select(run => Name(run, Math.Max(ShortestName, room))).ToArray();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(Column(""));
        table.AddColumn(Column("run"));
        foreach (var figure in figures)
        {
            table.AddColumn(Column(figure.Header).RightAligned());
        }

        foreach (var (run, name) in runs.Zip(names))
        {
            var style = run.IsWinner ? "green" : "default";
            string[] cells = [run.IsWinner ? "★" : run.IsParetoOptimal ? "○" : "", name, .. figures.Select(figure => figure.Text(run))];
            table.AddRow([.. cells.Select(cell => new Markup($"[{style}]{Markup.Escape(cell)}[/]"))]);
        }

        return table;
    }

    private static Figure[] Fitting(RecommendationOverview overview, ReportRun[] runs, int width)
    {
        var figures = Figures(overview).ToList();
        var longest = runs.Max(run => Name(run, int.MaxValue).Length);
        while (figures.MaxBy(figure => figure.Dispensable) is { Dispensable: > 0 } least)
        {
            var name = least.Dispensable >= DispensableForAName ? longest : Math.Min(longest, LeastName);
            if (1 + name + (2 * Gap) + 1 + WidthOf([.. figures], runs) <= width)
                break;

            figures.Remove(least);
        }

        return [.. figures];
    }

    private static IEnumerable<Figure> Figures(RecommendationOverview overview)
    {
        yield return new Figure("latency\nms", 0, run => run.Figures.Latency);
        yield return new Figure("invocations\nper minute", 1, run => run.Figures.InvocationsPerMinute);
        yield return new Figure("USD\nper hour", 2, run => run.Figures.CostPerHour);
        yield return new Figure("USD per\nthousand", 0, run => run.Figures.CostPerThousandInferences);
        if (overview.Report.Capacity is { } capacity)
        {
            yield return new Figure($"USD per month\n{capacity.Words}", 4, run => run.Figures.MonthlyCost);
        }

        if (overview.Report.Options.TargetInvocationsPerMinute is not null)
        {
            yield return new Figure("instances\nfor target", 5, run => run.InstancesForTarget?.ToString() ?? RunFigures.Nothing);
        }

        yield return new Figure("score\n0 to 1", 3, run => run.Figures.Score);
    }

    private static int WidthOf(Figure[] figures, ReportRun[] runs) =>
        figures.Sum(figure => Gap + Math.Max(figure.Header.Split('\n').Max(line => line.Length), runs.Max(run => figure.Text(run).Length)));

    private static string Name(ReportRun run, int room)
    {
        const string current = " (current)";
        var mark = run.IsCurrent ? current : "";
        var left = room - mark.Length;
        return (run.Name.Length <= left ? run.Name : run.Name[..Math.Max(1, left - 1)] + "…") + mark;
    }

    private static TableColumn Column(string header) => new TableColumn(header) { NoWrap = true }.PadLeft(1).PadRight(0);

    private sealed record Figure(string Header, int Dispensable, Func<ReportRun, string> Text);
}
