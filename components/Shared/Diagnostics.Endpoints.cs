namespace Infra.Components.Shared;

/// <content>Rules of asynchronous and real-time endpoints.</content>
public static partial class Diagnostics
{
    internal static readonly Diagnostic HostingInstanceType = new("INFRA050",
        "An endpoint's instance type is one that SageMaker hosts on.",
        "Choose a hosting instance type, such as ml.m5.xlarge.");

    internal static readonly Diagnostic Capacity = new("INFRA051",
        "Capacity: minimum 0 or more, maximum at least 1 and the minimum, and an initial count from 1 within both.",
        "Raise maxCapacity or lower the other.");

    internal static readonly Diagnostic NotScalable = new("INFRA052",
        "Burstable ml.t2 instances cannot be autoscaled.",
        "Choose another instance type, or set scaling.enabled to false.");

    internal static readonly Diagnostic VolumeKey = new("INFRA053",
        "A volume key is not used on instance types with local NVMe storage, which is encrypted by its hardware.",
        "Remove volumeKmsKeyArn, or choose a type without local storage.");

    internal static readonly Diagnostic PrefixesDisjoint = new("INFRA054",
        "Prefixes end with / and none lies within another.",
        "Separate them, such as input/, output/ and failure/.");

    internal static readonly Diagnostic Email = new("INFRA055",
        "An e-mail address is name@domain.",
        "Correct the address.");

    internal static readonly Diagnostic FifoTopic = new("INFRA056",
        "Topics are standard topics: asynchronous endpoints do not publish to FIFO topics.",
        "Adopt a standard topic.");

    internal static readonly Diagnostic EndpointName = new("INFRA057",
        "Names of endpoints and variants have 1 to 63 letters, digits and hyphens, and start and end with a letter or digit.",
        "Respell it.");

    internal static readonly Diagnostic UpdateSize = new("INFRA058",
        "A canary is at most 50 % of the fleet of initialInstanceCount, a linear step 10 to 50 %, a rolling batch 5 to 50 %, a rolling rollback 5 to 100 %; no size where nothing moves in parts.",
        "Change the size, raise initialInstanceCount, or choose another strategy.");

    internal static readonly Diagnostic UpdateTime = new("INFRA059",
        "An update may take longer than all its waits together.",
        "Raise maximumExecutionTimeoutInSeconds, shorten the waits, or move more at a time.");

    internal static readonly Diagnostic Guardrails = new("INFRA060",
        "Inferentia 1 (ml.inf1) has no gradual updates and no automatic rollback.",
        "Choose another instance type, or set update.strategy to ALL_AT_ONCE and update.autoRollback to false.");

    internal static readonly Diagnostic DataCapture = new("INFRA061",
        "Data is captured under an s3:// prefix of at most 512 characters that ends with /, in at least one mode, each named once.",
        "Write the destination as s3://bucket/prefix/ and name Input, Output or InputAndOutput.");

    internal static readonly Diagnostic RealTimeCapacity = new("INFRA062",
        "Capacity of a real-time endpoint: minimum 1 or more, maximum at least the minimum, and an initial count within both.",
        "Raise maxCapacity or lower the other; to scale to zero, use AsyncEndpoint.");

    internal static readonly Diagnostic ScalingSchedule = new("INFRA081",
        "A scaling schedule is cron(six fields, a ? for one of both days), rate(value unit) or at(yyyy-mm-ddThh:mm:ss) in an IANA time zone, from and until moments in UTC.",
        "Write it like cron(0 8 ? * MON-FRI *) and moments like 2027-01-31T08:00:00Z.");

    internal static readonly Diagnostic ScheduledCapacity = new("INFRA082",
        "Scheduled capacities have unique names of lower-case letters, digits and hyphens, bounds that the endpoint allows, an end after their start, and scaling to act on.",
        "Rename it, correct minCapacity and maxCapacity or the times, or set scaling.enabled to true.");

    internal static readonly Diagnostic BucketSettings = new("INFRA083",
        "Versioning, expiry of requests and access logs are settings of a created bucket; earlier versions expire only with versioning, and a log prefix needs a log bucket.",
        "Set choice to Create, set what is missing, or make the setting on the adopted bucket itself.");

    internal static readonly Diagnostic FailureRollback = new("INFRA084",
        "Failed requests are counted for asynchronous endpoints only.",
        "Remove rollbackFailureCount and use rollbackErrorCount.");

    internal static readonly Diagnostic CoreDump = new("INFRA085",
        "Core dumps are written under an s3:// prefix of at most 512 characters that ends with /.",
        "Write the destination as s3://bucket/prefix/.");

    internal static readonly Diagnostic DeadLetters = new("INFRA086",
        "Dead letters are kept at least as long as the queue keeps messages: their age counts from when they were first sent.",
        "Raise deadLetterRetentionInSeconds or lower retentionInSeconds.");
}
