using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Infra.Components.Shared.Schedules;

namespace Infra.Components.BatchInference;

/// <summary>Rules over what starts jobs by itself, and what becomes of them.</summary>
internal static class BatchTriggerRules
{
    private const int MaximumExpression = 256;

    private static readonly int[] RetentionSteps = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private static readonly ValueRule Expression = new(Diagnostics.Schedule, value =>
        value.Length > MaximumExpression ? $"has {value.Length} characters; at most {MaximumExpression} are allowed." : ScheduleExpression.Find(value));

    public static void Check(ProblemList problems, BatchTransformArgs args)
    {
        problems.AddIf(args is { Schedule: not null, OnObjectCreated: not null }, Diagnostics.Triggers, "onObjectCreated", "is given beside schedule.");
        problems.AddIf(
            args is { OnObjectCreated: not null, InputType: "ManifestFile" }, Diagnostics.Triggers, "inputType", "is ManifestFile with onObjectCreated.");
        problems.AddIf(
            args.OnObjectCreated?.Suffix is { } suffix && (suffix.Length == 0 || suffix.Contains('*') || suffix.Contains('\\')),
            Diagnostics.Triggers, "onObjectCreated.suffix", $"is \"{args.OnObjectCreated?.Suffix}\", which is not the end of a key.");
        if (args.Schedule is { } schedule)
        {
            CheckSchedule(problems, schedule);
        }

        CheckStartRetry(problems, args.StartRetry);
        CheckExecution(problems, args.Execution);
        CheckTopic(problems, "failureNotifications", args.FailureNotifications);
        CheckTopic(problems, "completionNotifications", args.CompletionNotifications);
    }

    private static void CheckSchedule(ProblemList problems, BatchScheduleArgs schedule)
    {
        problems.Require("schedule.expression", schedule.Expression, Expression);
        problems.AddIf(!ScheduleTimes.IsTimeZone(schedule.TimeZone), Diagnostics.Schedule, "schedule.timeZone", $"is \"{schedule.TimeZone}\", not an IANA time zone such as Europe/Berlin.");
        problems.RangeOrUnset("schedule.flexibleWindowInMinutes", schedule.FlexibleWindowInMinutes, 1, 1440, " minutes");
        var start = Time(problems, "schedule.startDate", schedule.StartDate);
        var end = Time(problems, "schedule.endDate", schedule.EndDate);
        problems.AddIf(start >= end, Diagnostics.Schedule, "schedule.endDate", $"is \"{schedule.EndDate}\", not after the start \"{schedule.StartDate}\".");
    }

    private static DateTime? Time(ProblemList problems, string path, string? text)
    {
        var time = ScheduleTimes.TryParseUtc(text);
        problems.AddIf(text is not null && time is null, Diagnostics.Schedule, path, $"is \"{text}\"; a time is like 2026-01-31T00:00:00Z.");
        return time;
    }

    private static void CheckStartRetry(ProblemList problems, BatchStartRetryArgs retry)
    {
        const string Path = "startRetry";
        problems.Range($"{Path}.maximumRetryAttempts", retry.MaximumRetryAttempts, 0, 185);
        problems.Range($"{Path}.maximumEventAgeInSeconds", retry.MaximumEventAgeInSeconds, 60, 86_400, " s");
        problems.OneOf($"{Path}.deadLetters", retry.DeadLetters, Choice.Create, Choice.Adopt, Choice.None);
        var isAdopted = retry.DeadLetters == Choice.Adopt;
        problems.AddIf(isAdopted && retry.DeadLetterQueueArn is null, Diagnostics.DeadLetterChoice, $"{Path}.deadLetterQueueArn", "is missing, but the choice is Adopt.");
        problems.AddIf(
            !isAdopted && retry.DeadLetterQueueArn is not null, Diagnostics.DeadLetterChoice,
            $"{Path}.deadLetterQueueArn", $"is given, but the choice is {retry.DeadLetters}.");
        problems.Check($"{Path}.deadLetterQueueArn", retry.DeadLetterQueueArn, ValueRules.StandardQueueArn);
    }

    private static void CheckExecution(ProblemList problems, BatchExecutionArgs execution)
    {
        const string Path = "execution";
        problems.RangeOrUnset($"{Path}.timeoutInSeconds", execution.TimeoutInSeconds, 60, 2_592_000, " s");
        problems.Range($"{Path}.capacityRetries", execution.CapacityRetries, 0, 10);
        problems.Range($"{Path}.capacityRetryInSeconds", execution.CapacityRetryInSeconds, 60, 86_400, " s");
        problems.OneOf($"{Path}.logLevel", execution.LogLevel, "ALL", "ERROR", "FATAL", "OFF");
        problems.AddIf(
            !RetentionSteps.Contains(execution.LogRetentionInDays), Diagnostics.Allowed,
            $"{Path}.logRetentionInDays", $"is {execution.LogRetentionInDays}, not one of {string.Join(", ", RetentionSteps)}.");
        problems.Check($"{Path}.logKmsKeyArn", execution.LogKmsKeyArn, ValueRules.KmsKeyArn);
    }

    private static void CheckTopic(ProblemList problems, string path, NotificationTopicArgs topic)
    {
        problems.OneOf($"{path}.choice", topic.Choice, Choice.Create, Choice.Adopt, Choice.None);
        problems.CheckTopic(topic.Choice, $"{path}.topicArn", topic.TopicArn);
        problems.Check($"{path}.kmsKeyArn", topic.KmsKeyArn, ValueRules.KmsKeyArn);
        problems.CheckAll($"{path}.emails", topic.Emails, ValueRules.Email);
        problems.AddIf(topic is { Choice: Choice.None, Emails.Count: > 0 }, Diagnostics.TopicChoice, $"{path}.emails", "is given, but there is no topic.");
        problems.AddIf(topic is { Choice: Choice.None, KmsKeyArn: not null }, Diagnostics.TopicChoice, $"{path}.kmsKeyArn", "is given, but there is no topic.");
    }
}
