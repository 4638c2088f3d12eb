using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Infra.Components.Shared.Schedules;

namespace Infra.Components.Endpoints.Scaling;

/// <summary>Checks of scheduled capacities.</summary>
internal static partial class ScheduleRules
{
    private const string Schedules = "scaling.schedules";

    private static readonly ValueRule Expression = new(Diagnostics.ScalingSchedule, ScheduleExpression.Find);

    /// <param name="problems">Where problems are collected.</param>
    /// <param name="schedules">The schedules.</param>
    /// <param name="isScaled">Whether there is anything to schedule.</param>
    /// <param name="minimum">The least capacity that the kind of endpoint allows.</param>
    /// <param name="maximum">The most capacity that the kind of endpoint allows.</param>
    public static void CheckSchedules(
        this ProblemList problems, IReadOnlyList<ScheduledCapacityArgs> schedules, bool isScaled, int minimum, int maximum = int.MaxValue)
    {
        problems.AddIf(!isScaled && schedules.Count > 0, Diagnostics.ScheduledCapacity, Schedules, "is given, but scaling.enabled is false.");
        foreach (var (index, schedule) in schedules.Index())
        {
            var path = $"{Schedules}[{index}]";
            CheckName(problems, path, schedule, schedules.Take(index));
            CheckTimes(problems, path, schedule);
            CheckBounds(problems, path, schedule, minimum, maximum);
        }
    }

    private static void CheckName(ProblemList problems, string path, ScheduledCapacityArgs schedule, IEnumerable<ScheduledCapacityArgs> before)
    {
        problems.Require($"{path}.name", schedule.Name);
        if (!string.IsNullOrEmpty(schedule.Name))
        {
            problems.AddIf(!NamePattern().IsMatch(schedule.Name), Diagnostics.ScheduledCapacity, $"{path}.name", $"is \"{schedule.Name}\", not 1 to 40 lower-case letters, digits and hyphens.");
            problems.AddIf(
                before.Any(other => other.Name == schedule.Name), Diagnostics.ScheduledCapacity, $"{path}.name", $"is \"{schedule.Name}\", as is that of another.");
        }
    }

    private static void CheckTimes(ProblemList problems, string path, ScheduledCapacityArgs schedule)
    {
        problems.Require($"{path}.schedule", schedule.Schedule, Expression);
        problems.AddIf(
            !ScheduleTimes.IsTimeZone(schedule.TimeZone), Diagnostics.ScalingSchedule, $"{path}.timeZone", $"is \"{schedule.TimeZone}\", not an IANA time zone such as Europe/Berlin.");
        var (start, end) = (CheckTime("startTime", schedule.StartTime), CheckTime("endTime", schedule.EndTime));
        problems.AddIf(end <= start, Diagnostics.ScheduledCapacity, $"{path}.endTime", $"is {schedule.EndTime}, not after the startTime {schedule.StartTime}.");

        DateTime? CheckTime(string name, string? text)
        {
            var time = ScheduleTimes.TryParseUtc(text);
            problems.AddIf(text is not null && time is null, Diagnostics.ScalingSchedule, $"{path}.{name}", $"is \"{text}\", not a moment in UTC such as 2027-01-31T08:00:00Z.");
            return time;
        }
    }

    private static void CheckBounds(ProblemList problems, string path, ScheduledCapacityArgs schedule, int minimum, int maximum)
    {
        problems.AddIf(
            schedule.MinCapacity < minimum, Diagnostics.ScheduledCapacity, $"{path}.minCapacity", $"is {schedule.MinCapacity}; the least is {minimum}.");
        problems.AddIf(
            schedule.MaxCapacity < Math.Max(minimum, schedule.MinCapacity), Diagnostics.ScheduledCapacity,
            $"{path}.maxCapacity", $"is {schedule.MaxCapacity} with minCapacity {schedule.MinCapacity}.");
        problems.AddIf(
            schedule.MaxCapacity > maximum, Diagnostics.ScheduledCapacity,
            $"{path}.maxCapacity", $"is {schedule.MaxCapacity}; the most is {maximum}.");
    }

    [GeneratedRegex("^(?=.{1,40}\\z)[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
