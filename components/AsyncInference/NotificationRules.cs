using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.AsyncInference;

/// <summary>Checks of topics, subscriptions and the queue.</summary>
internal static class NotificationRules
{
    private const string Path = "notifications";
    private const int LongestRetention = 1_209_600;

    /// <summary>The choice for the success topic.</summary>
    public static string Success(AsyncNotificationsArgs args) => args.SuccessTopic ?? args.Topics;

    /// <summary>The choice for the error topic.</summary>
    public static string Error(AsyncNotificationsArgs args) => args.ErrorTopic ?? args.Topics;

    public static void CheckNotifications(this ProblemList problems, AsyncNotificationsArgs args)
    {
        problems.OneOf($"{Path}.topics", args.Topics, Choice.Create, Choice.Adopt, Choice.None);
        problems.OneOf($"{Path}.successTopic", args.SuccessTopic, Choice.Create, Choice.Adopt, Choice.None);
        problems.OneOf($"{Path}.errorTopic", args.ErrorTopic, Choice.Create, Choice.Adopt, Choice.None);
        problems.CheckTopic(Success(args), $"{Path}.successTopicArn", args.SuccessTopicArn);
        problems.CheckTopic(Error(args), $"{Path}.errorTopicArn", args.ErrorTopicArn);
        problems.Check($"{Path}.kmsKeyArn", args.KmsKeyArn, ValueRules.KmsKeyArn);
        problems.AddIf(
            args.KmsKeyArn is not null && Success(args) == Choice.None && Error(args) == Choice.None, Diagnostics.TopicChoice,
            $"{Path}.kmsKeyArn", "is given, but there are no topics.");
        CheckResponses(problems, args);
        CheckEmails(problems, $"{Path}.successEmails", args.SuccessEmails, Success(args));
        CheckEmails(problems, $"{Path}.errorEmails", args.ErrorEmails, Error(args));
        CheckQueue(problems, args.QueueSettings);
    }

    private static void CheckResponses(ProblemList problems, AsyncNotificationsArgs args)
    {
        const string OfSuccess = "SUCCESS_NOTIFICATION_TOPIC";
        const string OfError = "ERROR_NOTIFICATION_TOPIC";
        foreach (var (index, topic) in args.IncludeInferenceResponseIn.Index())
        {
            var path = $"{Path}.includeInferenceResponseIn[{index}]";
            problems.OneOf(path, topic, OfSuccess, OfError);
            problems.AddIf(args.IncludeInferenceResponseIn.IndexOf(topic) < index, Diagnostics.TopicChoice, path, $"is \"{topic}\", as is another.");
            problems.AddIf(
                topic == OfSuccess && Success(args) == Choice.None || topic == OfError && Error(args) == Choice.None, Diagnostics.TopicChoice,
                path, $"is \"{topic}\", but there is no such topic.");
        }
    }

    private static void CheckEmails(ProblemList problems, string path, List<string> emails, string choice)
    {
        problems.CheckAll(path, emails, ValueRules.Email);
        problems.AddIf(emails.Count > 0 && choice == Choice.None, Diagnostics.TopicChoice, path, "is given, but there is no such topic.");
    }

    private static void CheckQueue(ProblemList problems, AsyncQueueArgs queue)
    {
        const string Settings = $"{Path}.queueSettings";
        problems.Range($"{Settings}.visibilityTimeoutInSeconds", queue.VisibilityTimeoutInSeconds, 0, 43_200, " s");
        problems.Range($"{Settings}.retentionInSeconds", queue.RetentionInSeconds, 60, LongestRetention, " s");
        problems.Range($"{Settings}.maxReceiveCount", queue.MaxReceiveCount, 1, 1000);
        problems.Range($"{Settings}.deadLetterRetentionInSeconds", queue.DeadLetterRetentionInSeconds, 60, LongestRetention, " s");
        problems.AddIf(
            queue.RetentionInSeconds <= LongestRetention && queue.DeadLetterRetentionInSeconds >= 60
                && queue.DeadLetterRetentionInSeconds < queue.RetentionInSeconds,
            Diagnostics.DeadLetters, $"{Settings}.deadLetterRetentionInSeconds",
            $"is {queue.DeadLetterRetentionInSeconds} s with retentionInSeconds {queue.RetentionInSeconds}.");
    }
}
