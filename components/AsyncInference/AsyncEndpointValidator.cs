using Infra.Components.Endpoints;
using Infra.Components.Shared;

namespace Infra.Components.AsyncInference;

/// <summary>Finds every mistake in the arguments of an <see cref="AsyncEndpoint"/> that is known before anything is built.</summary>
public static class AsyncEndpointValidator
{
    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(AsyncEndpointArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        problems.CheckModel(args.ModelName, args.ExecutionRoleArn, args.EndpointName, args.VariantName);
        CheckInstances(problems, args);
        problems.CheckBucket(args.Bucket);
        problems.CheckPrefixes(("outputPrefix", args.OutputPrefix), ("failurePrefix", args.FailurePrefix), ("inputPrefix", args.InputPrefix));
        problems.CheckAll("inputUris", args.InputUris, ValueRules.S3Uri);
        problems.CheckAll("inputUris", args.InputUris, AsyncNeedsOf.InputPrefix);
        problems.CheckAll("inputKmsKeyArns", args.InputKmsKeyArns, ValueRules.KmsKeyArn);
        CheckNotifications(problems, args.Notifications);
        CheckScaling(problems, args);
        problems.CheckUpdate(args.Update);
        CheckAlarms(problems, args.Alarms);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckInstances(ProblemList problems, AsyncEndpointArgs args)
    {
        problems.Require("instanceType", args.InstanceType);
        problems.Check("instanceType", args.InstanceType, InstanceTypeRules.ForHosting(args.Scaling.Enabled, args.VolumeKmsKeyArn is not null));
        problems.RangeOrUnset("maxConcurrentInvocationsPerInstance", args.MaxConcurrentInvocationsPerInstance, 1, 1000);
        problems.Check("volumeKmsKeyArn", args.VolumeKmsKeyArn, ValueRules.KmsKeyArn);
        problems.RangeOrUnset("volumeSizeInGB", args.VolumeSizeInGB, 1, 512, " GB");
        problems.RangeOrUnset("modelDataDownloadTimeoutInSeconds", args.ModelDataDownloadTimeoutInSeconds, 60, 3600, " s");
        problems.RangeOrUnset("containerStartupHealthCheckTimeoutInSeconds", args.ContainerStartupHealthCheckTimeoutInSeconds, 60, 3600, " s");
    }

    private static void CheckNotifications(ProblemList problems, AsyncNotificationsArgs notifications)
    {
        const string Path = "notifications";
        problems.OneOf($"{Path}.topics", notifications.Topics, Choice.Create, Choice.Adopt, Choice.None);
        problems.CheckTopic(notifications.Topics, $"{Path}.successTopicArn", notifications.SuccessTopicArn);
        problems.CheckTopic(notifications.Topics, $"{Path}.errorTopicArn", notifications.ErrorTopicArn);
        problems.Check($"{Path}.kmsKeyArn", notifications.KmsKeyArn, ValueRules.KmsKeyArn);
        foreach (var (index, topic) in notifications.IncludeInferenceResponseIn.Index())
        {
            problems.OneOf($"{Path}.includeInferenceResponseIn[{index}]", topic, "SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC");
        }

        problems.CheckAll($"{Path}.errorEmails", notifications.ErrorEmails, ValueRules.Email);
        if (notifications.Topics == Choice.None)
        {
            problems.AddIf(notifications.KmsKeyArn is not null, Diagnostics.TopicChoice, $"{Path}.kmsKeyArn", "is given, but there are no topics.");
            problems.AddIf(
                notifications.IncludeInferenceResponseIn.Count > 0, Diagnostics.TopicChoice,
                $"{Path}.includeInferenceResponseIn", "is given, but there are no topics.");
            problems.AddIf(notifications.ErrorEmails.Count > 0, Diagnostics.TopicChoice, $"{Path}.errorEmails", "is given, but there are no topics.");
        }
    }

    private static void CheckScaling(ProblemList problems, AsyncEndpointArgs args)
    {
        var (initial, scaling) = (args.InitialInstanceCount, args.Scaling);
        if (!scaling.Enabled)
        {
            problems.AddIf(initial < 1, Diagnostics.Capacity, "initialInstanceCount", $"is {initial}.");
            return;
        }

        problems.AddIf(scaling.MinCapacity < 0, Diagnostics.Capacity, "scaling.minCapacity", $"is {scaling.MinCapacity}.");
        problems.AddIf(
            scaling.MaxCapacity < Math.Max(1, scaling.MinCapacity), Diagnostics.Capacity,
            "scaling.maxCapacity", $"is {scaling.MaxCapacity} with minCapacity {scaling.MinCapacity}.");
        problems.AddIf(
            initial < Math.Max(1, scaling.MinCapacity) || initial > Math.Max(1, scaling.MaxCapacity), Diagnostics.Capacity,
            "initialInstanceCount", $"is {initial} with capacity {scaling.MinCapacity} to {scaling.MaxCapacity}.");
        problems.Range("scaling.backlogPerInstance", scaling.BacklogPerInstance, 0.01, 1_000_000, " requests");
        problems.Range("scaling.scaleInCooldownInSeconds", scaling.ScaleInCooldownInSeconds, 0, 86_400, " s");
        problems.Range("scaling.scaleOutCooldownInSeconds", scaling.ScaleOutCooldownInSeconds, 0, 86_400, " s");
    }

    private static void CheckAlarms(ProblemList problems, AsyncAlarmsArgs alarms)
    {
        problems.Range("alarms.failureCount", alarms.FailureCount, 1, int.MaxValue);
        problems.Range("alarms.oldestRequestInSeconds", alarms.OldestRequestInSeconds, 60, 21_600, " s");
        problems.CheckActions(alarms.ActionArns);
    }
}
