using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.Endpoints;

/// <summary>The expressions that Application Auto Scaling takes as a schedule.</summary>
internal static partial class ScheduleExpressions
{
    private const string At = "yyyy-MM-ddTHH:mm:ss";
    private const string Utc = "yyyy-MM-ddTHH:mm:ss'Z'";

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly CronField[] Fields =
    [
        new("minutes", 0, 59), new("hours", 0, 23), new("day of month", 1, 31, Special: "LW"),
        new("month", 1, 12, Months), new("day of week", 1, 7, Days, Special: "L#"), new("year", 1970, 2199),
    ];

    /// <summary>What is wrong with a schedule, or null.</summary>
    public static string? Find(string schedule)
    {
        if (RatePattern().IsMatch(schedule))
        {
            return null;
        }

        return Inside(schedule, "cron") is { } cron ? FindInCron(cron)
            : Inside(schedule, "at") is { } at ? IsTime(at, At) ? null : "has no time like 2027-01-31T08:00:00 in at()"
            : "is no cron(), rate() or at()";
    }

    public static bool IsTimeZone(string timeZone) => TimeZonePattern().IsMatch(timeZone);

    /// <summary>A moment in UTC.</summary>
    public static DateTime? TryParseUtc(string text) => DateTime.TryParseExact(
        text, Utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static bool IsTime(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string? Inside(string schedule, string kind) =>
        schedule.StartsWith($"{kind}(", StringComparison.Ordinal) && schedule.EndsWith(')') ? schedule[(kind.Length + 1)..^1] : null;

    private static string? FindInCron(string cron)
    {
        var texts = cron.Split(' ');
        if (texts.Length != Fields.Length)
        {
            return $"has {texts.Length} fields, not {Fields.Length}";
        }

        if ((texts[2] == "?") == (texts[4] == "?"))
        {
            return "needs a ? for exactly one of day of month and day of week";
        }

        return Fields.Zip(texts).Where(pair => !pair.First.Allows(pair.Second)).Select(pair => $"has \"{pair.Second}\" for {pair.First.Name}").FirstOrDefault();
    }

    [GeneratedRegex("^rate\\([1-9][0-9]{0,4} (minute|hour|day)s?\\)\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RatePattern();

    [GeneratedRegex("^[A-Za-z]+([/_+-][A-Za-z0-9]+)*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeZonePattern();
}
