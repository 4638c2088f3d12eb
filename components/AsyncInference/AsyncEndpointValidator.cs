using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.AsyncInference;

/// <summary>Finds every mistake in the arguments of an <see cref="AsyncEndpoint"/> that is known before anything is built.</summary>
public static class AsyncEndpointValidator
{
    /// <summary>What 512 characters leave for a prefix after <c>s3://</c>, the longest name of a bucket and a slash.</summary>
    private const int MaximumPrefix = 512 - 5 - 63 - 1;

    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(AsyncEndpointArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        problems.CheckModel(args.ModelName, args.ExecutionRoleArn, args.EndpointName, args.VariantName);
        problems.RangeOrUnset("maxConcurrentInvocationsPerInstance", args.MaxConcurrentInvocationsPerInstance, 1, 1000);
        problems.CheckVariant(args, args.Scaling.Enabled);
        problems.CheckDataCapture(args.DataCapture);
        problems.CheckBucket(args.Bucket);
        CheckPrefixes(problems, args);
        problems.CheckAll("inputUris", args.InputUris, ValueRules.S3Uri);
        problems.CheckAll("inputUris", args.InputUris, AsyncNeedsOf.InputPrefix);
        problems.CheckAll("inputKmsKeyArns", args.InputKmsKeyArns, ValueRules.KmsKeyArn);
        problems.CheckNotifications(args.Notifications);
        CheckScaling(problems, args);
        problems.CheckSchedules(args.Scaling.Schedules, args.Scaling.Enabled, EndpointKind.Asynchronous.MinimumCapacity);
        problems.CheckUpdate(args.Update, args.InitialInstanceCount, EndpointKind.Asynchronous);
        CheckAlarms(problems, args.Alarms);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckPrefixes(ProblemList problems, AsyncEndpointArgs args)
    {
        problems.CheckPrefixes(("outputPrefix", args.OutputPrefix), ("failurePrefix", args.FailurePrefix), ("inputPrefix", args.InputPrefix));
        problems.Check("outputPrefix", args.OutputPrefix, ValueRules.MaximumLength(MaximumPrefix));
        problems.Check("failurePrefix", args.FailurePrefix, ValueRules.MaximumLength(MaximumPrefix));
        problems.Range("inputExpireAfterDays", args.InputExpireAfterDays, 0, int.MaxValue, " days");
        problems.AddIf(
            args is { InputExpireAfterDays: > 0, Bucket.Choice: Choice.Adopt }, Diagnostics.BucketSettings,
            "inputExpireAfterDays", $"is {args.InputExpireAfterDays}, but the bucket is adopted.");
    }

    private static void CheckScaling(ProblemList problems, AsyncEndpointArgs args)
    {
        var scaling = args.Scaling;
        problems.CheckCapacity(EndpointKind.Asynchronous, args.InitialInstanceCount, scaling.Enabled, scaling.MinCapacity, scaling.MaxCapacity);
        if (!scaling.Enabled)
        {
            return;
        }

        problems.Range("scaling.backlogPerInstance", scaling.BacklogPerInstance, 0.01, 1_000_000, " requests");
        problems.CheckCooldowns(scaling.ScaleInCooldownInSeconds, scaling.ScaleOutCooldownInSeconds);
    }

    private static void CheckAlarms(ProblemList problems, AsyncAlarmsArgs alarms)
    {
        problems.Range("alarms.failureCount", alarms.FailureCount, 0, int.MaxValue);
        problems.RangeOrUnset("alarms.oldestRequestInSeconds", alarms.OldestRequestInSeconds, 60, 21_600, " s");
        problems.Range("alarms.serverErrorCount", alarms.ServerErrorCount, 0, int.MaxValue);
        problems.Range("alarms.notificationFailureCount", alarms.NotificationFailureCount, 0, int.MaxValue);
        problems.CheckActions(alarms.ActionArns);
    }
}
