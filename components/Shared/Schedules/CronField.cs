using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.Shared.Schedules;

/// <summary>One field of a cron expression of AWS.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Minimum">Least number.</param>
/// <param name="Maximum">Greatest number.</param>
/// <param name="Words">Names for the numbers from <paramref name="Minimum"/> on.</param>
/// <param name="Special">What the whole field may be besides, as a pattern: L is the last, W the nearest weekday, # the n-th.</param>
internal sealed record CronField(string Name, int Minimum, int Maximum, string[] Words, string? Special = null)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<CronField> All { get; } =
    [
        new("minutes", 0, 59, []),
        new("hours", 0, 23, []),
        new("day-of-month", 1, 31, [], "\\?|L|LW|([1-9]|[12][0-9]|3[01])W"),
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        new("day-of-week", 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], "\\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])"),
        new("year", 1970, 2199, []),
    ];

    public bool Allows(string text) => IsSpecial(text) || text.Split(',').All(AllowsItem);

    private bool IsSpecial(string text) =>
        Special is not null && Regex.IsMatch(text, $"^({Special})\\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, MatchTimeout);

    /// <summary>A value, a range or all of them, each with an increment or without.</summary>
    private bool AllowsItem(string item) => item.Split('/') switch
    {
        [var values] => AllowsRange(values),
        [var values, var increment] => AllowsRange(values) && Number(increment, 1, Maximum) is not null,
        _ => false,
    };

    private bool AllowsRange(string values) => values == "*" || values.Split('-') switch
    {
        [var one] => Value(one) is not null,
        [var first, var last] => Value(first) <= Value(last),
        _ => false,
    };

    private int? Value(string text) => Array.FindIndex(Words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
        ? index + Minimum
        : Number(text, Minimum, Maximum);

    private static int? Number(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum ? number : null;
}
