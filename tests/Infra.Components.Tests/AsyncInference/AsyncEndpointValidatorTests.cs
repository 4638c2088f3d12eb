using FsCheck;
using FsCheck.Fluent;
using Infra.Components.AsyncInference;
using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncEndpointValidatorTests
{
    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(AsyncEndpointValidator.Validate(Samples.Endpoint(), "iris"));

    public static TheoryData<string, string, Action<AsyncEndpointArgs>> Bad { get; } = new()
    {
        { "INFRA014", "modelName", args => args.ModelName = null! },
        { "INFRA014", "modelName", args => args.ModelName = "" },
        { "INFRA014", "executionRoleArn", args => args.ExecutionRoleArn = null! },
        { "INFRA014", "executionRoleArn", args => args.ExecutionRoleArn = "" },
        { "INFRA014", "instanceType", args => args.InstanceType = "" },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "role" },
        { "INFRA057", "endpointName", args => args.EndpointName = "a_b" },
        { "INFRA057", "endpointName", args => args.EndpointName = new string('a', 64) },
        { "INFRA057", "variantName", args => args.VariantName = "" },
        { "INFRA014", "instanceType", args => args.InstanceType = null! },
        { "INFRA050", "instanceType", args => args.InstanceType = "ml.t3.medium" },
        { "INFRA052", "instanceType", args => args.InstanceType = "ml.t2.medium" },
        { "INFRA053", "instanceType", args => { args.InstanceType = "ml.g5.xlarge"; args.VolumeKmsKeyArn = Samples.KeyArn; } },
        { "INFRA013", "volumeKmsKeyArn", args => args.VolumeKmsKeyArn = "alias/iris" },
        { "INFRA015", "maxConcurrentInvocationsPerInstance", args => args.MaxConcurrentInvocationsPerInstance = 1001 },
        { "INFRA015", "maxConcurrentInvocationsPerInstance", args => args.MaxConcurrentInvocationsPerInstance = -1 },
        { "INFRA015", "volumeSizeInGB", args => args.VolumeSizeInGB = 513 },
        { "INFRA015", "modelDataDownloadTimeoutInSeconds", args => args.ModelDataDownloadTimeoutInSeconds = 59 },
        { "INFRA015", "containerStartupHealthCheckTimeoutInSeconds", args => args.ContainerStartupHealthCheckTimeoutInSeconds = 3601 },
        { "INFRA018", "bucket.name", args => args.Bucket.Name = "results" },
        { "INFRA018", "bucket.name", args => args.Bucket.Choice = "Adopt" },
        { "INFRA018", "bucket.name", args => (args.Bucket.Choice, args.Bucket.Name) = ("Adopt", "Results") },
        { "INFRA016", "bucket.choice", args => args.Bucket.Choice = "None" },
        { "INFRA013", "bucket.kmsKeyArn", args => args.Bucket.KmsKeyArn = "key" },
        { "INFRA015", "bucket.expireAfterDays", args => args.Bucket.ExpireAfterDays = -1 },
        { "INFRA015", "bucket.abortIncompleteUploadDays", args => args.Bucket.AbortIncompleteUploadDays = 0 },
        { "INFRA015", "bucket.noncurrentExpireAfterDays", args => (args.Bucket.Versioning, args.Bucket.NoncurrentExpireAfterDays) = (true, -1) },
        { "INFRA083", "bucket.noncurrentExpireAfterDays", args => args.Bucket.NoncurrentExpireAfterDays = 7 },
        { "INFRA083", "bucket.versioning", args => Adopt(args, bucket => bucket.Versioning = true) },
        { "INFRA083", "bucket.accessLogBucket", args => Adopt(args, bucket => bucket.AccessLogBucket = "audit-logs") },
        { "INFRA018", "bucket.accessLogBucket", args => args.Bucket.AccessLogBucket = "Audit" },
        { "INFRA083", "bucket.accessLogPrefix", args => args.Bucket.AccessLogPrefix = "s3/" },
        { "INFRA015", "bucket.accessLogPrefix", args => (args.Bucket.AccessLogBucket, args.Bucket.AccessLogPrefix) = ("audit-logs", new string('a', 201)) },
        { "INFRA015", "inputExpireAfterDays", args => args.InputExpireAfterDays = -1 },
        { "INFRA083", "inputExpireAfterDays", args => Adopt(args, _ => args.InputExpireAfterDays = 3) },
        { "INFRA015", "outputPrefix", args => args.OutputPrefix = $"{new string('a', 443)}/" },
        { "INFRA015", "failurePrefix", args => args.FailurePrefix = $"{new string('a', 443)}/" },
        { "INFRA016", "routingStrategy", args => args.RoutingStrategy = "ROUND_ROBIN" },
        { "INFRA016", "inferenceAmiVersion", args => args.InferenceAmiVersion = "al2-ami-sagemaker-inference-gpu-9" },
        { "INFRA013", "capacityReservationArn", args => args.CapacityReservationArn = "arn:aws:ec2:us-east-1:123456789012:capacity-reservation/cr-1" },
        { "INFRA013", "capacityReservationArn", args => args.CapacityReservationArn = $"{Samples.ReservationArn}{new string('a', 200)}" },
        { "INFRA014", "coreDump.destinationUri", args => args.CoreDump = new CoreDumpArgs() },
        { "INFRA085", "coreDump.destinationUri", args => args.CoreDump = new CoreDumpArgs { DestinationUri = "s3://dumps/iris" } },
        { "INFRA013", "coreDump.kmsKeyArn", args => args.CoreDump = new CoreDumpArgs { DestinationUri = "s3://dumps/", KmsKeyArn = "key" } },
        { "INFRA061", "dataCapture.destinationUri", args => args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/iris" } },
        { "INFRA061", "dataCapture.csvContentTypes[0]", args => args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/", CsvContentTypes = ["csv"] } },
        { "INFRA061", "dataCapture.jsonContentTypes[1]", args => args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/", JsonContentTypes = ["application/json", "a/b;q=1"] } },
        { "INFRA060", "instanceType", args => args.InstanceType = "ml.inf1.xlarge" },
        { "INFRA016", "update.strategy", args => args.Update.Strategy = "Canary" },
        { "INFRA058", "update.size", args => args.Update.Size = 10 },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.Size) = ("CANARY", 51) },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.SizeType, args.Update.Size) = ("CANARY", "INSTANCE_COUNT", 1) },
        { "INFRA058", "update.rollbackSize", args => args.Update.RollbackSize = 50 },
        { "INFRA059", "update.maximumExecutionTimeoutInSeconds", args => args.Update.TerminationWaitInSeconds = 3600 },
        { "INFRA015", "update.rollbackFailureCount", args => args.Update.RollbackFailureCount = -1 },
        { "INFRA015", "update.rollbackLatencyInMilliseconds", args => args.Update.RollbackLatencyInMilliseconds = 3_600_001 },
        { "INFRA082", "scaling.schedules", args => (args.Scaling.Enabled, args.Scaling.Schedules) = (false, [Schedule()]) },
        { "INFRA014", "scaling.schedules[0].name", args => args.Scaling.Schedules = [Schedule(schedule => schedule.Name = null!)] },
        { "INFRA082", "scaling.schedules[0].name", args => args.Scaling.Schedules = [Schedule(schedule => schedule.Name = "Day")] },
        { "INFRA082", "scaling.schedules[0].name", args => args.Scaling.Schedules = [Schedule(schedule => schedule.Name = new string('a', 41))] },
        { "INFRA082", "scaling.schedules[1].name", args => args.Scaling.Schedules = [Schedule(), Schedule()] },
        { "INFRA014", "scaling.schedules[0].schedule", args => args.Scaling.Schedules = [Schedule(schedule => schedule.Schedule = "")] },
        { "INFRA081", "scaling.schedules[0].schedule", args => args.Scaling.Schedules = [Schedule(schedule => schedule.Schedule = "cron(0 8 * * *)")] },
        { "INFRA081", "scaling.schedules[0].timeZone", args => args.Scaling.Schedules = [Schedule(schedule => schedule.TimeZone = "+01:00")] },
        { "INFRA081", "scaling.schedules[0].startTime", args => args.Scaling.Schedules = [Schedule(schedule => schedule.StartTime = "2027-01-31")] },
        { "INFRA081", "scaling.schedules[0].endTime", args => args.Scaling.Schedules = [Schedule(schedule => schedule.EndTime = "soon")] },
        { "INFRA082", "scaling.schedules[0].endTime", args => args.Scaling.Schedules = [Schedule(schedule => (schedule.StartTime, schedule.EndTime) = ("2027-01-31T08:00:00Z", "2027-01-31T08:00:00Z"))] },
        { "INFRA082", "scaling.schedules[0].minCapacity", args => args.Scaling.Schedules = [Schedule(schedule => schedule.MinCapacity = -1)] },
        { "INFRA082", "scaling.schedules[0].maxCapacity", args => args.Scaling.Schedules = [Schedule(schedule => schedule.MaxCapacity = 1)] },
        { "INFRA082", "scaling.schedules[0].maxCapacity", args => args.Scaling.Schedules = [Schedule(schedule => (schedule.MinCapacity, schedule.MaxCapacity) = (0, -1))] },
        { "INFRA054", "outputPrefix", args => args.OutputPrefix = "out" },
        { "INFRA054", "failurePrefix", args => args.FailurePrefix = "output/failure/" },
        { "INFRA054", "inputPrefix", args => args.InputPrefix = "output/" },
        { "INFRA012", "inputUris[0]", args => args.InputUris = ["data"] },
        { "INFRA079", "inputUris[1]", args => args.InputUris = ["s3://data/a/", "s3://data/b"] },
        { "INFRA013", "inputKmsKeyArns[0]", args => args.InputKmsKeyArns = ["key"] },
        { "INFRA016", "notifications.topics", args => args.Notifications.Topics = "create" },
        { "INFRA019", "notifications.errorTopicArn", args => (args.Notifications.Topics, args.Notifications.SuccessTopicArn) = ("Adopt", Samples.TopicArn) },
        { "INFRA019", "notifications.successTopicArn", args => args.Notifications.SuccessTopicArn = Samples.TopicArn },
        { "INFRA013", "notifications.successTopicArn", args => Adopt(args, "topic", Samples.TopicArn) },
        { "INFRA056", "notifications.errorTopicArn", args => Adopt(args, Samples.TopicArn, $"{Samples.TopicArn}.fifo") },
        { "INFRA013", "notifications.kmsKeyArn", args => args.Notifications.KmsKeyArn = "alias/aws/sns" },
        { "INFRA016", "notifications.includeInferenceResponseIn[0]", args => args.Notifications.IncludeInferenceResponseIn = ["SUCCESS"] },
        { "INFRA055", "notifications.errorEmails[1]", args => args.Notifications.ErrorEmails = ["a@b.org", "nobody"] },
        { "INFRA019", "notifications.errorEmails", args => (args.Notifications.Topics, args.Notifications.ErrorEmails) = ("None", ["a@b.org"]) },
        { "INFRA019", "notifications.kmsKeyArn", args => (args.Notifications.Topics, args.Notifications.KmsKeyArn) = ("None", Samples.KeyArn) },
        { "INFRA019", "notifications.includeInferenceResponseIn[0]", args => (args.Notifications.Topics, args.Notifications.IncludeInferenceResponseIn) = ("None", ["SUCCESS_NOTIFICATION_TOPIC"]) },
        { "INFRA016", "notifications.successTopic", args => args.Notifications.SuccessTopic = "create" },
        { "INFRA016", "notifications.errorTopic", args => args.Notifications.ErrorTopic = "" },
        { "INFRA019", "notifications.successTopicArn", args => args.Notifications.SuccessTopic = "Adopt" },
        { "INFRA019", "notifications.errorTopicArn", args => (args.Notifications.ErrorTopic, args.Notifications.ErrorTopicArn) = ("None", Samples.TopicArn) },
        { "INFRA019", "notifications.successEmails", args => (args.Notifications.SuccessTopic, args.Notifications.SuccessEmails) = ("None", ["a@b.org"]) },
        { "INFRA019", "notifications.errorEmails", args => (args.Notifications.ErrorTopic, args.Notifications.ErrorEmails) = ("None", ["a@b.org"]) },
        { "INFRA055", "notifications.successEmails[0]", args => args.Notifications.SuccessEmails = ["nobody"] },
        { "INFRA019", "notifications.includeInferenceResponseIn[1]", args => args.Notifications.IncludeInferenceResponseIn = ["ERROR_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC"] },
        { "INFRA019", "notifications.includeInferenceResponseIn[0]", args => (args.Notifications.ErrorTopic, args.Notifications.IncludeInferenceResponseIn) = ("None", ["ERROR_NOTIFICATION_TOPIC"]) },
        { "INFRA015", "notifications.queueSettings.visibilityTimeoutInSeconds", args => args.Notifications.QueueSettings.VisibilityTimeoutInSeconds = 43_201 },
        { "INFRA015", "notifications.queueSettings.retentionInSeconds", args => args.Notifications.QueueSettings.RetentionInSeconds = 59 },
        { "INFRA015", "notifications.queueSettings.retentionInSeconds", args => args.Notifications.QueueSettings.RetentionInSeconds = 1_209_601 },
        { "INFRA015", "notifications.queueSettings.maxReceiveCount", args => args.Notifications.QueueSettings.MaxReceiveCount = 1001 },
        { "INFRA015", "notifications.queueSettings.deadLetterRetentionInSeconds", args => args.Notifications.QueueSettings.DeadLetterRetentionInSeconds = 59 },
        { "INFRA086", "notifications.queueSettings.deadLetterRetentionInSeconds", args => args.Notifications.QueueSettings.DeadLetterRetentionInSeconds = 345_599 },
        { "INFRA051", "initialInstanceCount", args => args.InitialInstanceCount = 0 },
        { "INFRA051", "initialInstanceCount", args => args.InitialInstanceCount = 4 },
        { "INFRA051", "initialInstanceCount", args => args.Scaling.MinCapacity = 2 },
        { "INFRA051", "initialInstanceCount", args => (args.Scaling.Enabled, args.InitialInstanceCount) = (false, 0) },
        { "INFRA051", "scaling.minCapacity", args => args.Scaling.MinCapacity = -1 },
        { "INFRA051", "scaling.maxCapacity", args => args.Scaling.MaxCapacity = 0 },
        { "INFRA015", "scaling.backlogPerInstance", args => args.Scaling.BacklogPerInstance = 0 },
        { "INFRA015", "scaling.backlogPerInstance", args => args.Scaling.BacklogPerInstance = double.NaN },
        { "INFRA015", "scaling.scaleInCooldownInSeconds", args => args.Scaling.ScaleInCooldownInSeconds = -1 },
        { "INFRA015", "scaling.scaleOutCooldownInSeconds", args => args.Scaling.ScaleOutCooldownInSeconds = -1 },
        { "INFRA015", "update.rollbackErrorCount", args => args.Update.RollbackErrorCount = 0 },
        { "INFRA015", "update.terminationWaitInSeconds", args => (args.Update.TerminationWaitInSeconds, args.Update.MaximumExecutionTimeoutInSeconds) = (3601, 14_400) },
        { "INFRA015", "update.maximumExecutionTimeoutInSeconds", args => args.Update.MaximumExecutionTimeoutInSeconds = 599 },
        { "INFRA015", "alarms.failureCount", args => args.Alarms.FailureCount = -1 },
        { "INFRA015", "alarms.serverErrorCount", args => args.Alarms.ServerErrorCount = -1 },
        { "INFRA015", "alarms.notificationFailureCount", args => args.Alarms.NotificationFailureCount = -1 },
        { "INFRA015", "alarms.oldestRequestInSeconds", args => args.Alarms.OldestRequestInSeconds = 21_601 },
        { "INFRA015", "alarms.oldestRequestInSeconds", args => args.Alarms.OldestRequestInSeconds = 59 },
        { "INFRA013", "alarms.actionArns[0]", args => args.Alarms.ActionArns = ["ops"] },
        { "INFRA015", "alarms.actionArns", args => args.Alarms.ActionArns = [.. Enumerable.Repeat((Pulumi.Input<string>)Samples.TopicArn, 6)] },
        { "INFRA016", "update.strategy", args => (args.Update.Strategy, args.Update.Size) = ("SLOW", 99) },
        { "INFRA016", "update.sizeType", args => (args.Update.Strategy, args.Update.SizeType, args.Update.Size) = ("CANARY", "BOTH", 99) },
        { "INFRA086", "notifications.queueSettings.deadLetterRetentionInSeconds", args => Keep(args, 1_209_600, 1_209_599) },
        { "INFRA086", "notifications.queueSettings.deadLetterRetentionInSeconds", args => Keep(args, 61, 60) },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("async-endpoint", Bad, Samples.Endpoint, AsyncEndpointValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<AsyncEndpointArgs> spoil)
    {
        var args = Samples.Endpoint();
        spoil(args);

        var problem = Assert.Single(AsyncEndpointValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Fact]
    public void Validate_OfBurstableWithoutScaling_FindsNothing()
    {
        var args = Samples.Endpoint();
        (args.InstanceType, args.Scaling.Enabled) = ("ml.t2.medium", false);

        Assert.Empty(AsyncEndpointValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfAnyCapacity_FindsNothingExactlyWhenBoundsHold() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-2, 5).ToArbitrary(),
        Gen.Choose(-2, 5).ToArbitrary(),
        Gen.Choose(-2, 5).ToArbitrary(),
        (minimum, maximum, initial) =>
        {
            var args = Samples.Endpoint();
            (args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.InitialInstanceCount) = (minimum, maximum, initial);
            var holds = minimum >= 0 && maximum >= 1 && minimum <= maximum && initial >= 1 && initial >= minimum && initial <= maximum;
            return holds == (AsyncEndpointValidator.Validate(args).Count == 0);
        }));

    public static TheoryData<Action<AsyncEndpointArgs>> Good { get; } =
    [
        args => args.Update.Strategy = "CANARY",
        args => args.Update.Strategy = "LINEAR",
        args => args.Update.Strategy = "ROLLING",
        args => (args.InstanceType, args.Update.AutoRollback) = ("ml.inf1.xlarge", false),
        args => (args.Update.RollbackFailureCount, args.Update.RollbackLatencyInMilliseconds) = (1, 3_600_000),
        args => args.Scaling.Schedules = [Schedule(), Schedule(schedule => (schedule.Name, schedule.MinCapacity, schedule.MaxCapacity) = ("off", 0, 0))],
        args => (args.Scaling.Enabled, args.Scaling.BacklogPerInstance) = (false, 0),
        args => args.Notifications.SuccessTopic = "None",
        args => (args.Notifications.Topics, args.Notifications.ErrorTopic, args.Notifications.KmsKeyArn) = ("None", "Create", Samples.KeyArn),
        args => (args.Bucket.Versioning, args.Bucket.NoncurrentExpireAfterDays, args.Bucket.AbortIncompleteUploadDays) = (true, 1, 1),
        args => (args.Bucket.AccessLogBucket, args.Bucket.AccessLogPrefix) = ("audit-logs", new string('a', 200)),
        args => (args.OutputPrefix, args.InputExpireAfterDays) = ($"{new string('a', 442)}/", 1),
        args => (args.Alarms.FailureCount, args.Alarms.OldestRequestInSeconds) = (0, 0),
        args => args.Notifications.QueueSettings = new AsyncQueueArgs { RetentionInSeconds = 60, DeadLetterRetentionInSeconds = 60, MaxReceiveCount = 1, VisibilityTimeoutInSeconds = 0 },
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void Validate_OfWhatAwsAllows_FindsNothing(Action<AsyncEndpointArgs> change)
    {
        var args = Samples.Endpoint();
        change(args);

        Assert.Empty(AsyncEndpointValidator.Validate(args, "iris"));
    }

    private static ScheduledCapacityArgs Schedule(Action<ScheduledCapacityArgs>? change = null)
    {
        var schedule = new ScheduledCapacityArgs { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = 2, MaxCapacity = 6 };
        change?.Invoke(schedule);
        return schedule;
    }

    private static void Keep(AsyncEndpointArgs args, int messages, int deadLetters) =>
        (args.Notifications.QueueSettings.RetentionInSeconds, args.Notifications.QueueSettings.DeadLetterRetentionInSeconds) = (messages, deadLetters);

    private static void Adopt(AsyncEndpointArgs args, Action<OutputBucketArgs> change)
    {
        (args.Bucket.Choice, args.Bucket.Name) = ("Adopt", "shared-results");
        change(args.Bucket);
    }

    private static void Adopt(AsyncEndpointArgs args, string success, string error) =>
        (args.Notifications.Topics, args.Notifications.SuccessTopicArn, args.Notifications.ErrorTopicArn) = ("Adopt", success, error);
}
