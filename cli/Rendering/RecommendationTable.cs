using System.Globalization;
using Infra.Operations.Recommendation;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The candidates of a recommendation job, best first, with the decision.</summary>
internal static class RecommendationTable
{
    public static void Write(IAnsiConsole console, RecommendationReport report, bool simulated)
    {
        if (report.Ranking.Ranked.Count > 0)
        {
            console.Write(Candidates(report));
            console.MarkupLineInterpolated($"[grey]{Legend(report.Ranking)}[/]");
        }

        foreach (var excluded in report.Ranking.Excluded)
        {
            console.MarkupLineInterpolated($"[grey]left out: {excluded.Candidate.Name}: {excluded.Reason}[/]");
        }

        foreach (var failed in report.FailedBenchmarks)
        {
            console.MarkupLineInterpolated($"[yellow]not benchmarked: {failed.Name}: {failed.FailureReason}[/]");
        }

        console.MarkupLineInterpolated($"{report.Explanation}");
        console.MarkupLineInterpolated($"{report.Decision.Reason}");
        if (simulated)
        {
            console.MarkupLine("[grey]Simulated: latency measured on this machine, figures per instance type derived from a catalogue; not AWS's own.[/]");
        }
    }

    private static Table Candidates(RecommendationReport report)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(Column(""));
        table.AddColumn(Column("instance type"));
        foreach (var header in (string[])["latency\nms", "invocations\nper minute", "USD\nper hour", "USD per\nmillion", "score\n0 to 1"])
        {
            table.AddColumn(Column(header).RightAligned());
        }

        foreach (var ranked in report.Ranking.Ranked)
        {
            var metrics = ranked.Candidate.Metrics;
            var style = ranked.Rank == 1 ? "green" : "default";
            string[] cells =
            [
                ranked.Rank == 1 ? "★" : ranked.IsParetoOptimal ? "○" : "",
                Name(ranked.Candidate, report),
                Number(metrics.ModelLatencyMilliseconds, "0.#"),
                Number(ranked.Candidate.InvocationsPerMinute, "0"),
                Number(metrics.CostPerHour, "0.000"),
                Number(metrics.CostPerInference * 1e6, "0.00"),
                Number(ranked.Score, "0.000"),
            ];
            table.AddRow([.. cells.Select(cell => new Markup($"[{style}]{Markup.Escape(cell)}[/]"))]);
        }

        return table;
    }

    /// <summary>Narrow gaps: the table fits a terminal of 80 columns.</summary>
    private static TableColumn Column(string header) => new TableColumn(header).PadLeft(1).PadRight(0);

    private static string Legend(Ranking ranking) => ranking.Ranked.Skip(1).Any(ranked => ranked.IsParetoOptimal)
        ? "★ winner   ○ no other is better in cost, latency and throughput at once"
        : "★ winner";

    private static string Name(Candidate candidate, RecommendationReport report) =>
        candidate.InstanceType == report.Decision.CurrentInstanceType ? $"{candidate.Name} (current)" : candidate.Name;

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
