namespace Infra.Components.Shared;

/// <summary>
/// Every default of the components, in one place: they are public behaviour, so a change here is a line in CHANGELOG.md.
/// </summary>
internal static class Defaults
{
    /// <summary>Results are working data; a month covers a monthly consumer.</summary>
    public const int ExpireAfterDays = 30;

    /// <summary>SageMaker writes results as multipart uploads; parts of a broken upload are invisible and billed.</summary>
    public const int AbortIncompleteUploadDays = 7;

    public const string VariantName = "AllTraffic";

    public const string InputPrefix = "input/";

    public const string OutputPrefix = "output/";

    public const string FailurePrefix = "failure/";

    public const string BatchPrefix = "batch/";

    public const string CapturePrefix = "capture/";

    /// <summary>Target of AWS's own sample for backlog tracking.</summary>
    public const double BacklogPerInstance = 5;

    public const int ScaleInCooldownInSeconds = 600;

    public const int ScaleOutCooldownInSeconds = 300;

    /// <summary>Old fleet stays this long after the traffic has moved: the time in which an alarm can still roll back.</summary>
    public const int TerminationWaitInSeconds = 300;

    public const int MaximumExecutionTimeoutInSeconds = 3600;

    /// <summary>Several evaluations of a one-minute alarm.</summary>
    public const int WaitIntervalInSeconds = 300;

    /// <summary>Within the bounds of every gradual update.</summary>
    public const int UpdateSizeInPercent = 20;

    /// <summary>AWS's own advice for invocation-based scaling.</summary>
    public const double SafetyFactor = 0.5;

    /// <summary>Leaves half of the warm capacity for a burst.</summary>
    public const double ConcurrencyUtilization = 0.5;

    /// <summary>Default of AWS's Python SDK.</summary>
    public const int ServerlessMemoryInMB = 2048;

    /// <summary>Default of AWS's Python SDK.</summary>
    public const int ServerlessMaxConcurrency = 5;

    /// <summary>Half of the 15 minutes a single request may take by default, and well under the 6 hours after which requests expire.</summary>
    public const int OldestRequestInSeconds = 1800;

    public const int QueueRetentionInSeconds = 345_600;

    public const int DeadLetterRetentionInSeconds = 1_209_600;

    /// <summary>Longer than a consumer needs to fetch one result object.</summary>
    public const int QueueVisibilityTimeoutInSeconds = 120;

    public const int MaxReceiveCount = 5;

    public const int KeyDeletionWindowInDays = 30;

    /// <summary>Instances for a transform job come from the same pool as everyone's: try again later, not at once.</summary>
    public const int CapacityRetryInSeconds = 600;

    public const int CapacityRetries = 3;

    /// <summary>Starts are refused for seconds, not for hours.</summary>
    public const int StartRetryAttempts = 10;

    public const int StartEventAgeInSeconds = 3600;

    public const int LogRetentionInDays = 30;
}
