using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Components.Shared.Schedules;

/// <summary>Finds mistakes in the expressions of EventBridge Scheduler and Application Auto Scaling: <c>cron(…)</c>, <c>rate(…)</c> and <c>at(…)</c>.</summary>
internal static partial class ScheduleExpression
{
    /// <returns>What is wrong, or null.</returns>
    public static string? Find(string expression) => expression switch
    {
        _ when Inner(expression, "cron") is { } fields => Cron(expression, fields.Split(' ')),
        _ when Inner(expression, "rate") is not null => Rate().IsMatch(expression) ? null : $"is \"{expression}\"; a rate is a number and minutes, hours or days.",
        _ when Inner(expression, "at") is { } time => IsTime(time) ? null : $"is \"{expression}\"; a time is yyyy-mm-ddThh:mm:ss.",
        _ => $"is \"{expression}\", neither cron(…) nor rate(…) nor at(…).",
    };

    private static string? Inner(string expression, string kind) =>
        expression.StartsWith(kind + "(", StringComparison.Ordinal) && expression.EndsWith(')') ? expression[(kind.Length + 1)..^1] : null;

    private static bool IsTime(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string? Cron(string expression, string[] fields)
    {
        if (fields.Length != CronField.All.Count)
        {
            return $"is \"{expression}\" with {fields.Length} fields; it has six: minutes hours day-of-month month day-of-week year.";
        }

        var wrong = CronField.All.Zip(fields).FirstOrDefault(pair => !pair.First.Allows(pair.Second));
        return wrong != default ? $"is \"{expression}\"; its {wrong.First.Name} is \"{wrong.Second}\"."
            : (fields[2] == "?") == (fields[4] == "?") ? $"is \"{expression}\"; of day-of-month and day-of-week exactly one is ?."
            : null;
    }

    [GeneratedRegex("^rate\\([1-9][0-9]{0,4} (minutes?|hours?|days?)\\)\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();
}
