using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.Recommendation;

namespace Infra.Cli.Tests.Rendering;

public sealed class RecommendationTableTests
{
    private const string Simulated = "Simulated: latency measured on this machine, figures per instance type derived from a catalogue; not AWS's own.";

    [Fact]
    public void Write_ThreeCandidates_HasUnitsAndMarksTheWinner()
    {
        Assert.Equal(
            [
                "",
                "     instance type           latency  invocations       USD  USD per   score",
                "                                  ms   per minute  per hour  million  0 to 1",
                "─────────────────────────────────────────────────────────────────────────────",
                "  ★  ml.c5.large                 9.3        10000     0.102     0.17   0.597",
                "  ○  ml.m5.xlarge (current)       10        21000     0.230     0.19   0.555",
                "  ○  ml.c5.2xlarge                 4        23333     0.408     0.29   0.444",
                "",
                "★ winner   ○ no other is better in cost, latency and throughput at once",
                "Why it won.",
                "What follows.",
            ],
            Lines(Reports.Of(Reports.Small, Reports.Medium, Reports.Large)));
    }

    [Fact]
    public void Write_TerminalOf80Columns_BreaksNoRow()
    {
        var console = new TextConsole(width: 80);

        RecommendationTable.Write(console.Console, Reports.Of(Reports.Small, Reports.Medium, Reports.Large), simulated: false);

        Assert.Contains(console.Lines, line => line.Contains("ml.m5.xlarge (current)", StringComparison.Ordinal) && line.EndsWith("0.555", StringComparison.Ordinal));
        Assert.Contains(console.Lines, line => line.EndsWith("million  0 to 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_CandidateNotMeasured_IsLeftOutWithTheReason()
    {
        var lines = Lines(Reports.Of(Reports.Small, Reports.Row("ml.m5.large", perHour: 0.115, perMillion: double.NaN, perMinute: 9000, latency: double.NaN)));

        Assert.Contains("left out: ml.m5.large: not measured: latency", lines);
        Assert.DoesNotContain("NaN", string.Join('\n', lines));
    }

    [Fact]
    public void Write_OnlyTheWinnerIsUndominated_TheLegendSaysNoMore() =>
        Assert.Contains("★ winner", Lines(Reports.Of(Reports.Small, Reports.Row("ml.m5.large", 0.115, 0.21, 9000, 10))));

    [Fact]
    public void Write_NoCandidate_ShowsNoEmptyTable()
    {
        var lines = Lines(Reports.Of(Reports.Small with { Metrics = new CandidateMetrics { ModelLatencyMilliseconds = 900, CostPerHour = 1, MaxInvocations = 1 } }));

        Assert.Equal(["left out: ml.c5.large: latency 900 ms is above the limit of 500 ms", "Why it won.", "What follows."], lines);
    }

    [Fact]
    public void Write_FailedBenchmarkAndSimulation_AreSaid()
    {
        var report = Reports.Of(Reports.Small) with { FailedBenchmarks = [new RecommendationBenchmark("ml.c5.9xlarge", "FAILED", "No capacity [us-east-1a].")] };
        var console = new TextConsole();

        RecommendationTable.Write(console.Console, report, simulated: true);

        Assert.Contains("not benchmarked: ml.c5.9xlarge: No capacity [us-east-1a].", console.Lines);
        Assert.Equal(Simulated, console.Lines[^1]);
    }

    private static IReadOnlyList<string> Lines(RecommendationReport report)
    {
        var console = new TextConsole();
        RecommendationTable.Write(console.Console, report, simulated: false);
        return console.Lines;
    }
}
