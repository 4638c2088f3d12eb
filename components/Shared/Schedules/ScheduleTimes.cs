using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.Shared.Schedules;

/// <summary>Time zones and moments as schedules take them.</summary>
internal static partial class ScheduleTimes
{
    /// <summary>Whether a text has the form of an IANA time zone; whether there is such a zone, AWS knows.</summary>
    public static bool IsTimeZone(string timeZone) => TimeZonePattern().IsMatch(timeZone);

    /// <summary>A moment in UTC, such as <c>2027-01-31T08:00:00Z</c>; null for anything else.</summary>
    public static DateTime? TryParseUtc(string? text) => DateTime.TryParseExact(
        text, "yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    [GeneratedRegex("^[A-Za-z]+([/_+-][A-Za-z0-9]+)*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeZonePattern();
}
