using FsCheck;
using FsCheck.Fluent;
using Infra.Components.AsyncInference;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Endpoints;

/// <summary>What holds of the validators of all endpoints, whatever the arguments.</summary>
public sealed class EndpointValidatorProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    public static TheoryData<string> Kinds { get; } = ["async", "realtime", "serverless"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Validate_OfAnyArgs_NeverThrowsAndFindsTheSameAgain(string kind) => Prop.ForAll(AnyArgs.Choices, choices =>
    {
        var problems = Validate(kind, choices);

        return problems.SequenceEqual(Validate(kind, choices))
            && problems.All(problem => problem is { Path.Length: > 0, Finding.Length: > 0, Remedy.Length: > 0 } && Diagnostics.All.Any(rule => rule.Id == problem.Id));
    }).Check(Many);

    public static TheoryData<string, int, int, bool, Func<int, IReadOnlyList<Problem>>> Ranges { get; } = new()
    {
        { "maxConcurrentInvocationsPerInstance", 1, 1000, true, Async((args, value) => args.MaxConcurrentInvocationsPerInstance = value) },
        { "volumeSizeInGB", 1, 512, true, Async((args, value) => args.VolumeSizeInGB = value) },
        { "modelDataDownloadTimeoutInSeconds", 60, 3600, true, Async((args, value) => args.ModelDataDownloadTimeoutInSeconds = value) },
        { "containerStartupHealthCheckTimeoutInSeconds", 60, 3600, true, Async((args, value) => args.ContainerStartupHealthCheckTimeoutInSeconds = value) },
        { "bucket.expireAfterDays", 0, int.MaxValue, false, Async((args, value) => args.Bucket.ExpireAfterDays = value) },
        { "bucket.abortIncompleteUploadDays", 1, int.MaxValue, false, Async((args, value) => args.Bucket.AbortIncompleteUploadDays = value) },
        { "bucket.noncurrentExpireAfterDays", 0, int.MaxValue, false, Async((args, value) => (args.Bucket.Versioning, args.Bucket.NoncurrentExpireAfterDays) = (true, value)) },
        { "inputExpireAfterDays", 0, int.MaxValue, false, Async((args, value) => args.InputExpireAfterDays = value) },
        { "notifications.queueSettings.visibilityTimeoutInSeconds", 0, 43_200, false, Async((args, value) => args.Notifications.QueueSettings.VisibilityTimeoutInSeconds = value) },
        { "notifications.queueSettings.retentionInSeconds", 60, 1_209_600, false, Async((args, value) => args.Notifications.QueueSettings.RetentionInSeconds = value) },
        { "notifications.queueSettings.maxReceiveCount", 1, 1000, false, Async((args, value) => args.Notifications.QueueSettings.MaxReceiveCount = value) },
        {
            "notifications.queueSettings.deadLetterRetentionInSeconds", 60, 1_209_600, false,
            Async((args, value) => (args.Notifications.QueueSettings.RetentionInSeconds, args.Notifications.QueueSettings.DeadLetterRetentionInSeconds) = (60, value))
        },
        { "scaling.scaleInCooldownInSeconds", 0, 86_400, false, Async((args, value) => args.Scaling.ScaleInCooldownInSeconds = value) },
        { "scaling.scaleOutCooldownInSeconds", 0, 86_400, false, Async((args, value) => args.Scaling.ScaleOutCooldownInSeconds = value) },
        { "update.rollbackErrorCount", 1, int.MaxValue, false, Async((args, value) => args.Update.RollbackErrorCount = value) },
        { "update.rollbackFailureCount", 1, int.MaxValue, true, Async((args, value) => args.Update.RollbackFailureCount = value) },
        { "update.rollbackLatencyInMilliseconds", 1, 3_600_000, true, Async((args, value) => args.Update.RollbackLatencyInMilliseconds = value) },
        { "update.waitIntervalInSeconds", 0, 3600, false, Async((args, value) => args.Update.WaitIntervalInSeconds = value) },
        { "update.terminationWaitInSeconds", 0, 3600, false, Async((args, value) => (args.Update.MaximumExecutionTimeoutInSeconds, args.Update.TerminationWaitInSeconds) = (14_400, Math.Min(value, 14_399))) },
        { "update.maximumExecutionTimeoutInSeconds", 600, 14_400, false, Async((args, value) => (args.Update.TerminationWaitInSeconds, args.Update.MaximumExecutionTimeoutInSeconds) = (-0, Math.Max(1, value))) },
        { "alarms.failureCount", 0, int.MaxValue, false, Async((args, value) => args.Alarms.FailureCount = value) },
        { "alarms.oldestRequestInSeconds", 60, 21_600, true, Async((args, value) => args.Alarms.OldestRequestInSeconds = value) },
        { "alarms.serverErrorCount", 0, int.MaxValue, false, Async((args, value) => args.Alarms.ServerErrorCount = value) },
        { "alarms.notificationFailureCount", 0, int.MaxValue, false, Async((args, value) => args.Alarms.NotificationFailureCount = value) },
        { "volumeSizeInGB", 1, 512, true, RealTime((args, value) => args.VolumeSizeInGB = value) },
        { "scaling.maxInvocationsPerMinute", 1, int.MaxValue, false, RealTime((args, value) => args.Scaling.MaxInvocationsPerMinute = value) },
        { "update.rollbackLatencyInMilliseconds", 1, 60_000, true, RealTime((args, value) => args.Update.RollbackLatencyInMilliseconds = value) },
        { "alarms.serverErrorCount", 0, int.MaxValue, false, RealTime((args, value) => args.Alarms.ServerErrorCount = value) },
        { "alarms.latencyInMilliseconds", 1, 60_000, true, RealTime((args, value) => args.Alarms.LatencyInMilliseconds = value) },
        { "update.rollbackErrorCount", 1, int.MaxValue, false, Serverless((args, value) => args.Update.RollbackErrorCount = value) },
        { "update.terminationWaitInSeconds", 0, 3600, false, Serverless((args, value) => args.Update.TerminationWaitInSeconds = value) },
        { "update.maximumExecutionTimeoutInSeconds", 600, 14_400, false, Serverless((args, value) => args.Update.MaximumExecutionTimeoutInSeconds = value) },
        { "scaling.scaleInCooldownInSeconds", 0, 86_400, false, Serverless((args, value) => args.Scaling.ScaleInCooldownInSeconds = value) },
        { "alarms.latencyInMilliseconds", 1, 60_000, true, Serverless((args, value) => args.Alarms.LatencyInMilliseconds = value) },
    };

    /// <summary>Within the range nothing is found; outside exactly one problem, the range's, at this path.</summary>
    [Theory]
    [MemberData(nameof(Ranges))]
    public void Validate_OfAnyNumber_FindsOneProblemExactlyOutsideItsRange(
        string path, int minimum, int maximum, bool zeroIsUnset, Func<int, IReadOnlyList<Problem>> validate)
    {
        int[] edges = [minimum, maximum, 0, minimum - 1, maximum == int.MaxValue ? maximum : maximum + 1, int.MinValue, int.MaxValue];
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.OneOf(Gen.Elements(edges), Gen.Choose(minimum, maximum), Gen.Choose(-2 * 86_400, 2_000_000)).ToArbitrary(),
            value =>
            {
                var isRight = value >= minimum && value <= maximum || zeroIsUnset && value == 0;
                var problems = validate(value);
                return isRight ? problems.Count == 0 : problems is [{ Id: "INFRA015" } only] && only.Path == path;
            }));
    }

    [Fact]
    public void Validate_OfScheduledBounds_FindsNothingExactlyWhenTheyHold() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-2, 12).ToArbitrary(),
        Gen.Choose(-2, 12).ToArbitrary(),
        (minimum, maximum) =>
        {
            Components.Endpoints.ScheduledCapacityArgs schedule = new() { Name = "day", Schedule = "rate(1 day)", MinCapacity = minimum, MaxCapacity = maximum };
            var (asynchronous, realTime, serverless) = (Samples.Endpoint(), Samples.RealTime(), Samples.Serverless());
            asynchronous.Scaling.Schedules = realTime.Scaling.Schedules = serverless.Scaling.Schedules = [schedule];
            return AsyncEndpointValidator.Validate(asynchronous).Count == 0 == (minimum >= 0 && maximum >= minimum)
                && RealTimeEndpointValidator.Validate(realTime).Count == 0 == (minimum >= 1 && maximum >= minimum)
                && ServerlessEndpointValidator.Validate(serverless).Count == 0 == (minimum >= 1 && maximum >= minimum && maximum <= 10);
        }));

    private static IReadOnlyList<Problem> Validate(string kind, int[] choices) => kind switch
    {
        "async" => AsyncEndpointValidator.Validate(AnyArgs.Of<AsyncEndpointArgs>(choices), "iris"),
        "realtime" => RealTimeEndpointValidator.Validate(AnyArgs.Of<RealTimeEndpointArgs>(choices), "iris"),
        _ => ServerlessEndpointValidator.Validate(AnyArgs.Of<ServerlessEndpointArgs>(choices), "iris"),
    };

    private static Func<int, IReadOnlyList<Problem>> Async(Action<AsyncEndpointArgs, int> set) => value =>
    {
        var args = Samples.Endpoint();
        set(args, value);
        return AsyncEndpointValidator.Validate(args);
    };

    private static Func<int, IReadOnlyList<Problem>> RealTime(Action<RealTimeEndpointArgs, int> set) => value =>
    {
        var args = Samples.RealTime();
        set(args, value);
        return RealTimeEndpointValidator.Validate(args);
    };

    private static Func<int, IReadOnlyList<Problem>> Serverless(Action<ServerlessEndpointArgs, int> set) => value =>
    {
        var args = Samples.Serverless();
        set(args, value);
        return ServerlessEndpointValidator.Validate(args);
    };
}
