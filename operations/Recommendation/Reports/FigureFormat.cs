using System.Globalization;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>Figures as text, each kind with the same number of decimals in all runs so that they can be compared at a glance.</summary>
internal sealed class FigureFormat
{
    private readonly string latency;
    private readonly string costPerThousand;

    public FigureFormat(IReadOnlyCollection<ReportRun> runs)
    {
        latency = Fixed(runs.Select(run => run.LatencyMilliseconds), significant: 2, least: 0, most: 3);
        costPerThousand = Fixed(runs.Select(run => run.CostPerThousandInferences), significant: 3, least: 2, most: 9);
    }

    public RunFigures Of(ReportRun run) => new(
        Show(run.LatencyMilliseconds, latency),
        Show(run.InvocationsPerMinute, "#,0"),
        PerHour(run.CostPerHour),
        Show(run.CostPerThousandInferences, costPerThousand),
        Month(run),
        Show(run.Score, "0.000"));

    public static string PerHour(double? usd) => Show(usd, "#,0.000");

    public static string Show(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? RunFigures.Nothing;

    private static string Month(ReportRun run) => run.MonthlyCost switch
    {
        null => run.InstanceType is null ? "by use" : RunFigures.Nothing,
        var (least, most) when least == most => Show(most, "#,0.00"),
        var (least, most) => $"{(least == 0 ? "0" : Show(least, "#,0.00"))} to {Show(most, "#,0.00")}",
    };

    /// <summary>Decimals by which the smallest figure keeps its significant digits; none where all are whole.</summary>
    private static string Fixed(IEnumerable<double?> figures, int significant, int least, int most)
    {
        double[] positive = [.. figures.OfType<double>().Where(figure => figure > 0)];
        var digits = positive.Length == 0 || (least == 0 && positive.All(double.IsInteger))
            ? least
            : Math.Clamp(significant - 1 - (int)Math.Floor(Math.Log10(positive.Min())), least, most);
        return digits == 0 ? "#,0" : "#,0." + new string('0', digits);
    }
}
