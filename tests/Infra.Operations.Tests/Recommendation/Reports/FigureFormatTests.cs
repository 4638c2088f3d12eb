using Infra.Operations.Recommendation.Reports;

namespace Infra.Operations.Tests.Recommendation.Reports;

public sealed class FigureFormatTests
{
    [Theory]
    [InlineData(new[] { 9d, 10d }, new[] { "9", "10" })]
    [InlineData(new[] { 9.25, 10d }, new[] { "9.3", "10.0" })]
    [InlineData(new[] { 0.034, 12.5 }, new[] { "0.034", "12.500" })]
    [InlineData(new[] { 263.596, 1085.446 }, new[] { "264", "1,085" })]
    [InlineData(new[] { 0d, 5d }, new[] { "0", "5" })]
    public void Latency_OfAllRuns_HasTheDecimalsThatTheSmallestNeeds(double[] milliseconds, string[] expected) =>
        Assert.Equal(expected, Show(milliseconds.Select(latency => new ReportRun { Name = "x", State = RunState.Ranked, LatencyMilliseconds = latency }), figures => figures.Latency));

    [Theory]
    [InlineData(new[] { 0.000146, 0.00121 }, new[] { "0.000146", "0.001210" })]
    [InlineData(new[] { 1.5, 20 }, new[] { "1.50", "20.00" })]
    [InlineData(new[] { 1234.5 }, new[] { "1,234.50" })]
    [InlineData(new[] { 0d }, new[] { "0.00" })]
    [InlineData(new[] { 1e-12 }, new[] { "0.000000000" })]
    public void CostPerThousand_OfAllRuns_KeepsThreeDigitsOfTheCheapest(double[] usd, string[] expected) =>
        Assert.Equal(expected, Show(usd.Select(cost => new ReportRun { Name = "x", State = RunState.Ranked, CostPerInference = cost / 1000 }), figures => figures.CostPerThousandInferences));

    private static IEnumerable<string> Show(IEnumerable<ReportRun> runs, Func<RunFigures, string> figure)
    {
        var all = runs.ToArray();
        return all.Select(run => figure(new FigureFormat(all).Of(run)));
    }
}
