using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>A schedule of EventBridge Scheduler.</summary>
public sealed class BatchScheduleArgs : ResourceArgs
{
    /// <summary><c>cron(minutes hours day-of-month month day-of-week year)</c> or <c>rate(value unit)</c>, at most 256 characters.</summary>
    [Input("expression", required: true)]
    public string Expression { get; set; } = null!;

    /// <summary>IANA time zone in which a cron expression is meant, such as <c>Europe/Berlin</c>. Default <c>UTC</c>.</summary>
    [Input("timeZone")]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Minutes within which the start may be delayed, 1 to 1440. Default 0: on time.</summary>
    [Input("flexibleWindowInMinutes")]
    public int FlexibleWindowInMinutes { get; set; }

    /// <summary>Whether the schedule is active. Default true.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;
}
