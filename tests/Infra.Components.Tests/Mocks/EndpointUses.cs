using Infra.Components.AsyncInference;
using Infra.Components.Endpoints;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;

namespace Infra.Components.Tests.Mocks;

/// <summary>Three typical uses of each kind of endpoint; their resource graphs are snapshots.</summary>
internal static class EndpointUses
{
    private static readonly DataCaptureArgs Capture = new() { DestinationUri = "s3://captured/iris/", KmsKeyArn = Samples.KeyArn, CsvContentTypes = ["text/csv"] };

    /// <summary>What a team gets that names a model, a role and an instance type.</summary>
    public static AsyncEndpointArgs Async() => new() { ModelName = "iris-model", ExecutionRoleArn = Samples.RoleArn, InstanceType = "ml.m5.xlarge" };

    public static AsyncEndpointArgs AsyncWithEverything()
    {
        var args = Samples.Endpoint();
        SetVariant(args);
        (args.InitialInstanceCount, args.Scaling.MaxCapacity) = (4, 8);
        args.Scaling.Schedules = [.. OfficeHours(4, 8, 0, 1)];
        (args.InputUris, args.InputKmsKeyArns, args.InputExpireAfterDays) = (["s3://requests/iris/"], [Samples.KeyArn], 90);
        (args.Bucket.KmsKeyArn, args.Bucket.Versioning, args.Bucket.NoncurrentExpireAfterDays) = (Samples.KeyArn, true, 14);
        (args.Bucket.AccessLogBucket, args.Bucket.ForceDestroy) = ("audit-logs", true);
        args.Notifications.IncludeInferenceResponseIn = ["SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC"];
        (args.Notifications.SuccessEmails, args.Notifications.ErrorEmails) = (["team@example.org"], ["ops@example.org"]);
        args.Notifications.QueueSettings = new AsyncQueueArgs { RawMessageDelivery = true, MaxReceiveCount = 3 };
        args.Update = new EndpointUpdateArgs
        {
            Strategy = UpdateStrategies.Linear,
            SizeType = SizeTypes.InstanceCount,
            Size = 2,
            RollbackFailureCount = 5,
            RollbackLatencyInMilliseconds = 60_000,
        };
        args.Alarms = new AsyncAlarmsArgs { ServerErrorCount = 1, NotificationFailureCount = 1, ActionArns = [Samples.TopicArn] };
        args.Dashboard = true;
        return args;
    }

    /// <summary>Bucket, topics and key belong to others, and the fleet stays as it is.</summary>
    public static AsyncEndpointArgs AsyncAdoptedWithoutScaling()
    {
        var args = Samples.Endpoint();
        (args.Bucket.Choice, args.Bucket.Name, args.Bucket.KmsKeyArn) = ("Adopt", "shared-results", Samples.KeyArn);
        (args.InputPrefix, args.OutputPrefix, args.FailurePrefix) = ("iris/input/", "iris/output/", "iris/failure/");
        (args.Notifications.Topics, args.Notifications.KmsKeyArn, args.Notifications.Queue) = ("Adopt", Samples.KeyArn, false);
        (args.Notifications.SuccessTopicArn, args.Notifications.ErrorTopicArn) = ($"{Samples.TopicArn}-ok", $"{Samples.TopicArn}-error");
        args.Scaling.Enabled = false;
        args.InitialInstanceCount = 2;
        return args;
    }

    public static RealTimeEndpointArgs RealTime() => new()
    {
        ModelName = "iris-model",
        ExecutionRoleArn = Samples.RoleArn,
        InstanceType = "ml.m5.xlarge",
        Scaling = { MaxInvocationsPerMinute = 1200 },
    };

    public static RealTimeEndpointArgs RealTimeWithEverything()
    {
        var args = Samples.RealTime();
        SetVariant(args);
        args.TargetContainerHostnames = ["softmax"];
        args.Scaling.Schedules = [.. OfficeHours(2, 8, 1, 2)];
        args.Update = new EndpointUpdateArgs { Strategy = UpdateStrategies.Canary, RollbackLatencyInMilliseconds = 250 };
        args.Alarms = new InvocationAlarmsArgs { LatencyInMilliseconds = 500, ActionArns = [Samples.TopicArn] };
        args.Dashboard = true;
        return args;
    }

    /// <summary>A large fleet that is replaced in batches, because there is no quota for a second one.</summary>
    public static RealTimeEndpointArgs RealTimeRollingWithoutScaling()
    {
        var args = Samples.RealTime();
        (args.Scaling.Enabled, args.InitialInstanceCount) = (false, 10);
        args.Update = new EndpointUpdateArgs { Strategy = UpdateStrategies.Rolling, SizeType = SizeTypes.InstanceCount, Size = 2, RollbackSize = 5 };
        return args;
    }

    public static ServerlessEndpointArgs Serverless() => new() { ModelName = "iris-model", ExecutionRoleArn = Samples.RoleArn };

    public static ServerlessEndpointArgs ServerlessWithEverything()
    {
        var args = Samples.Serverless();
        args.Scaling.Schedules = [.. OfficeHours(4, 10, 1, 2)];
        args.Alarms = new InvocationAlarmsArgs { LatencyInMilliseconds = 500, ActionArns = [Samples.TopicArn] };
        args.Dashboard = true;
        return args;
    }

    /// <summary>Some capacity kept warm, nothing that watches.</summary>
    public static ServerlessEndpointArgs ServerlessWarmAndUnwatched() => new()
    {
        ModelName = "iris-model",
        ExecutionRoleArn = Samples.RoleArn,
        MemorySizeInMB = 6144,
        MaxConcurrency = 200,
        ProvisionedConcurrency = 10,
        Update = { AutoRollback = false },
        Alarms = { Enabled = false },
    };

    private static void SetVariant(AsyncEndpointArgs args)
    {
        (args.RoutingStrategy, args.InferenceAmiVersion) = ("LEAST_OUTSTANDING_REQUESTS", "al2-ami-sagemaker-inference-gpu-3-1");
        (args.VolumeKmsKeyArn, args.CapacityReservationArn, args.EnableSsmAccess) = (Samples.KeyArn, Samples.ReservationArn, true);
        (args.VolumeSizeInGB, args.ModelDataDownloadTimeoutInSeconds, args.ContainerStartupHealthCheckTimeoutInSeconds) = (20, 600, 300);
        (args.CoreDump, args.DataCapture) = (new CoreDumpArgs { DestinationUri = "s3://dumps/iris/", KmsKeyArn = Samples.KeyArn }, Capture);
    }

    private static void SetVariant(RealTimeEndpointArgs args)
    {
        (args.RoutingStrategy, args.InferenceAmiVersion) = ("LEAST_OUTSTANDING_REQUESTS", "al2-ami-sagemaker-inference-gpu-3-1");
        (args.VolumeKmsKeyArn, args.CapacityReservationArn, args.EnableSsmAccess) = (Samples.KeyArn, Samples.ReservationArn, true);
        (args.VolumeSizeInGB, args.ModelDataDownloadTimeoutInSeconds, args.ContainerStartupHealthCheckTimeoutInSeconds) = (20, 600, 300);
        (args.CoreDump, args.DataCapture) = (new CoreDumpArgs { DestinationUri = "s3://dumps/iris/", KmsKeyArn = Samples.KeyArn }, Capture);
    }

    private static IEnumerable<ScheduledCapacityArgs> OfficeHours(int dayMinimum, int dayMaximum, int nightMinimum, int nightMaximum) =>
    [
        new() { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = dayMinimum, MaxCapacity = dayMaximum },
        new() { Name = "night", Schedule = "cron(0 18 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = nightMinimum, MaxCapacity = nightMaximum },
    ];
}
