using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.BatchInference;

/// <summary>One field of a cron expression of AWS.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Minimum">Least number.</param>
/// <param name="Maximum">Greatest number.</param>
/// <param name="Words">Names for the numbers from <paramref name="Minimum"/> on.</param>
/// <param name="Special">What else it may be, as a pattern.</param>
internal sealed record CronField(string Name, int Minimum, int Maximum, string[] Words, string? Special = null)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<CronField> All { get; } =
    [
        new("minutes", 0, 59, []),
        new("hours", 0, 23, []),
        new("day-of-month", 1, 31, [], "\\?|L|LW|([1-9]|[12][0-9]|3[01])W"),
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        new("day-of-week", 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], "\\?|L|[1-7]L|[1-7]#[1-5]"),
        new("year", 1970, 2199, []),
    ];

    public bool Allows(string text) =>
        (Special is not null && Regex.IsMatch(text, $"^({Special})\\z", RegexOptions.ExplicitCapture, MatchTimeout)) || text.Split(',').All(AllowsItem);

    /// <summary>A value, a range or all of them, each with an increment or without.</summary>
    private bool AllowsItem(string item)
    {
        var (values, increment) = item.Split('/') switch
        {
            [var all] => (all, "1"),
            [var all, var each] => (all, each),
            _ => ("", ""),
        };
        return IsNumber(increment, 1, Maximum) && (values == "*" || values.Split('-') is [var one] && IsValue(one) || values.Split('-') is [var from, var to] && IsValue(from) && IsValue(to));
    }

    private bool IsValue(string text) => Words.Contains(text, StringComparer.OrdinalIgnoreCase) || IsNumber(text, Minimum, Maximum);

    private static bool IsNumber(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum;
}
