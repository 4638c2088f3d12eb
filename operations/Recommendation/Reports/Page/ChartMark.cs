namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>A run on the chart.</summary>
/// <param name="Run">The run.</param>
/// <param name="Id">The number that its mark and its row in the table share, from 1.</param>
/// <param name="X">The pixel of its cost.</param>
/// <param name="Y">The pixel of its latency.</param>
/// <param name="Radius">Its area grows with the invocations per minute.</param>
internal sealed record ChartMark(ReportRun Run, int Id, double X, double Y, double Radius)
{
    /// <summary>How far the ring around the current type stands off its mark.</summary>
    public const double RingWidth = 4;

    private const double LeastRadius = 7;
    private const double MostRadius = 26;

    /// <summary>The radius of a throughput among others: its square grows as the throughput does, and nothing is too small to be hit.</summary>
    public static double RadiusOf(double? invocations, double most) =>
        most > 0 ? Math.Max(LeastRadius, MostRadius * Math.Sqrt((invocations ?? 0) / most)) : LeastRadius;
}
