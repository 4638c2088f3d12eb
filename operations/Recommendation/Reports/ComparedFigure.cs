using System.Globalization;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>A figure before and after, as every rendering shows it.</summary>
/// <param name="Label">What it is, with its unit.</param>
/// <param name="Before">The figure of the stack's instance type.</param>
/// <param name="After">The figure of the run it is compared with; null when there is none.</param>
/// <param name="Change">The change, such as <c>−11.3 %</c>; empty when it cannot be told.</param>
/// <param name="IsBetter">Whether the change is for the better; null for neither.</param>
public sealed record ComparedFigure(string Label, string Before, string? After, string Change = "", bool? IsBetter = null)
{
    /// <summary>Changes below this many percent are shown as none.</summary>
    private const double Noticeable = 0.05;

    internal static ComparedFigure Of(string label, ReportRun before, ReportRun? after, Func<ReportRun, string> text, Func<ReportRun, double?> figure, bool lessIsBetter = true)
    {
        var percent = after is null ? null : Percent(figure(before), figure(after));
        return new ComparedFigure(label, text(before), after is null ? null : text(after), Words(percent), percent switch
        {
            null or (< Noticeable and > -Noticeable) => null,
            _ => percent < 0 == lessIsBetter,
        });
    }

    private static double? Percent(double? before, double? after) => before > 0 ? 100 * (after - before) / before : null;

    private static string Words(double? percent) => percent switch
    {
        null => "",
        < Noticeable and > -Noticeable => "same",
        _ => percent.Value.ToString("+#,0.#;−#,0.#", CultureInfo.InvariantCulture) + " %",
    };
}
