using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Cli.Tests.Rendering;

public sealed class RecommendationTableTests
{
    private static readonly RecommendationOverview Three = Reports.Overview(Reports.Small, Reports.Medium, Reports.Large);

    [Fact]
    public void Write_Wide_ComparesAllFiguresWithUnitsAndMarksTheFirst() =>
        Assert.Equal(
            [
                "",
                "     run                     latency  invocations       USD   USD per     USD per month   score",
                "                                  ms   per minute  per hour  thousand  0 to 2 instances  0 to 1",
                "────────────────────────────────────────────────────────────────────────────────────────────────",
                "  ★  ml.c5.large                 9.3       10,000     0.102  0.000170       0 to 148.92   0.597",
                "  ○  ml.m5.xlarge (current)     10.0       21,000     0.230  0.000190       0 to 335.80   0.555",
                "  ○  ml.c5.2xlarge               4.0       23,333     0.408  0.000290       0 to 595.68   0.444",
                "",
                "★ ranks first   ○ no other is better in cost, latency and throughput at once",
                "",
                "                                         before        after   change",
                "──────────────────────────────────────────────────────────────────────",
                "  instance type                    ml.m5.xlarge  ml.c5.large",
                "  USD per month, 0 to 2 instances   0 to 335.80  0 to 148.92  −55.7 %",
                "  USD per hour                            0.230        0.102  −55.7 %",
                "  USD per thousand inferences          0.000190     0.000170  −10.5 %",
                "  model latency, ms                        10.0          9.3   −7.5 %",
                "  invocations per minute                 21,000       10,000  −52.4 %",
                "",
                "Why it won.",
                "What follows.",
            ],
            Lines(Three));

    [Fact]
    public void Write_TerminalOf80Columns_BreaksNoRow() =>
        Assert.Equal(
            [
                "",
                "     run                     latency  invocations       USD   USD per   score",
                "                                  ms   per minute  per hour  thousand  0 to 1",
                "──────────────────────────────────────────────────────────────────────────────",
                "  ★  ml.c5.large                 9.3       10,000     0.102  0.000170   0.597",
                "  ○  ml.m5.xlarge (current)     10.0       21,000     0.230  0.000190   0.555",
                "  ○  ml.c5.2xlarge               4.0       23,333     0.408  0.000290   0.444",
                "",
                "★ ranks first   ○ no other is better in cost, latency and throughput at once",
                "",
                "                                         before        after   change",
                "──────────────────────────────────────────────────────────────────────",
                "  instance type                    ml.m5.xlarge  ml.c5.large",
                "  USD per month, 0 to 2 instances   0 to 335.80  0 to 148.92  −55.7 %",
                "  USD per hour                            0.230        0.102  −55.7 %",
                "  USD per thousand inferences          0.000190     0.000170  −10.5 %",
                "  model latency, ms                        10.0          9.3   −7.5 %",
                "  invocations per minute                 21,000       10,000  −52.4 %",
                "",
                "Why it won.",
                "What follows.",
            ],
            Lines(Three, width: 80));

    [Fact]
    public void Write_TerminalOf50Columns_KeepsCostAndLatency() =>
        Assert.Equal(
            [
                "",
                "     run                     latency   USD per",
                "                                  ms  thousand",
                "───────────────────────────────────────────────",
                "  ★  ml.c5.large                 9.3  0.000170",
                "  ○  ml.m5.xlarge (current)     10.0  0.000190",
                "  ○  ml.c5.2xlarge               4.0  0.000290",
                "",
                "★ ranks first   ○ no other is better in cost,",
            ],
            Lines(Three, width: 50).Take(9));

    [Fact]
    public void Write_LongNamesOn80Columns_AreCutAndNothingIsBroken()
    {
        var varied = Reports.Medium with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["OMP_NUM_THREADS"] = "4" } };

        var lines = Lines(Reports.Overview(Reports.Small, varied), width: 80);

        Assert.Equal(
            [
                "",
                "     run                               latency  invocations       USD   USD per",
                "                                            ms   per minute  per hour  thousand",
                "────────────────────────────────────────────────────────────────────────────────",
                "  ★  ml.c5.large                           9.3       10,000     0.102  0.000170",
                "  ○  ml.m5.xlarge (OMP_NUM… (current)     10.0       21,000     0.230  0.000190",
                "",
            ],
            lines.Take(7));
    }

    [Fact]
    public void Write_CandidateNotMeasured_IsLeftOutWithTheReason()
    {
        var lines = Lines(Reports.Overview(Reports.Small, Reports.Row("ml.m5.large", perHour: 0.115, perMillion: double.NaN, perMinute: 9000, latency: double.NaN)));

        Assert.Contains("left out: ml.m5.large: not measured: latency", lines);
        Assert.DoesNotContain("NaN", string.Join('\n', lines));
    }

    [Fact]
    public void Write_OnlyTheFirstIsUndominated_TheLegendSaysNoMore() =>
        Assert.Contains("★ ranks first", Lines(Reports.Overview(Reports.Small, Reports.Row("ml.m5.large", 0.115, 0.21, 9000, 10))));

    [Fact]
    public void Write_NoCandidate_ShowsNoEmptyTable()
    {
        var slow = Reports.Small with { Metrics = new CandidateMetrics { ModelLatencyMilliseconds = 900, CostPerHour = 1, MaxInvocations = 1 } };

        Assert.Equal(["left out: ml.c5.large: latency 900 ms is above the limit of 500 ms", "Why it won.", "What follows."], Lines(Reports.Overview(slow)));
    }

    [Fact]
    public void Write_FailedBenchmarkAndSimulation_AreSaid()
    {
        var report = Reports.Of(Reports.Small) with { FailedBenchmarks = [new RecommendationBenchmark("ml.c5.9xlarge", "FAILED", "No capacity [us-east-1a].")] };

        var lines = Lines(Reports.Overview(report, simulated: true));

        Assert.Contains("not benchmarked: ml.c5.9xlarge: No capacity [us-east-1a].", lines);
        Assert.Equal(ReportWords.Simulated, lines[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_ColoursOrNone_SaysTheSameWords(bool colours)
    {
        var console = new TextConsole(width: 80, colours);

        RecommendationTable.Write(console.Console, Three);

        Assert.Equal(colours, console.Text.Contains('\u001b'));
        Assert.Equal(Lines(Three, width: 80), console.Plain);
    }

    private static IReadOnlyList<string> Lines(RecommendationOverview overview, int width = 1000)
    {
        var console = new TextConsole(width);
        RecommendationTable.Write(console.Console, overview);
        return console.Lines;
    }
}
