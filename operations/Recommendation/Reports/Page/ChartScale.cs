using System.Globalization;

namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>Puts the values of an axis on a line of pixels, with round numbers to read them by.</summary>
/// <remarks>Values that span more than a factor of 30 are spread by their logarithm: on a plain axis all but the largest would lie on one heap.</remarks>
internal sealed class ChartScale
{
    private const double LogarithmicFrom = 30;

    private const double FewestSteps = 4;

    private readonly double least;
    private readonly double most;
    private readonly double start;
    private readonly double length;

    public ChartScale(IReadOnlyCollection<double> values, double start, double end)
    {
        (this.start, length) = (start, end - start);
        IsLogarithmic = values.Min() > 0 && values.Max() / values.Min() > LogarithmicFrom;
        var (low, high) = (Along(values.Min()), Along(values.Max()));
        var room = high > low ? 0.14 * (high - low) : Math.Max(Math.Abs(high) * 0.5, 0.5);
        (least, most) = (low - room, high + room);
        if (!IsLogarithmic)
            least = Math.Max(0, least);

        Ticks = IsLogarithmic ? Decades() : RoundSteps();
    }

    /// <summary>Whether equal distances are equal factors.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Round values inside the axis, ascending.</summary>
    public IReadOnlyList<ChartTick> Ticks { get; }

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => start + (length * (Along(value) - least) / (most - least));

    private double Along(double value) => IsLogarithmic ? Math.Log10(value) : value;

    private ChartTick[] RoundSteps()
    {
        var rough = (most - least) / FewestSteps;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var factor = new[] { 1, 2, 2.5, 5 }.Last(factor => factor * magnitude <= rough * 1.001);
        var step = factor * magnitude;
        var decimals = Math.Clamp((factor == 2.5 ? 1 : 0) - (int)Math.Floor(Math.Log10(step)), 0, 12);
        var format = decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);
        var first = (int)Math.Ceiling(least / step);
        var count = (int)Math.Floor(most / step) - first + 1;
        return [.. Enumerable.Range(first, count).Select(n => Tick(n * step, format))];
    }

    private ChartTick[] Decades()
    {
        int[] factors = most - least > 2.5 ? [1] : [1, 2, 5];
        return
        [
            .. from decade in Enumerable.Range((int)Math.Floor(least), (int)Math.Ceiling(most - least) + 1)
               from factor in factors
               let value = factor * Math.Pow(10, decade)
               where Along(value) >= least && Along(value) <= most
               select Tick(value, "#,0.############"),
        ];
    }

    private ChartTick Tick(double value, string format) => new(At(value), value.ToString(format, CultureInfo.InvariantCulture));
}

/// <summary>A round value on an axis.</summary>
/// <param name="At">Its pixel.</param>
/// <param name="Label">The value as text.</param>
internal sealed record ChartTick(double At, string Label);
