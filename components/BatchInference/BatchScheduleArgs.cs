using Pulumi;

namespace Infra.Components.BatchInference;

/// <summary>A schedule of EventBridge Scheduler.</summary>
public sealed class BatchScheduleArgs : ResourceArgs
{
    /// <summary>
    /// <c>cron(minutes hours day-of-month month day-of-week year)</c>, <c>rate(value unit)</c> or <c>at(yyyy-mm-ddThh:mm:ss)</c>, at most 256
    /// characters. Of the two days of a cron expression exactly one is <c>?</c>.
    /// </summary>
    [Input("expression", required: true)]
    public string Expression { get; set; } = null!;

    /// <summary>IANA time zone in which the expression is meant, such as <c>Europe/Berlin</c>. Default <c>UTC</c>.</summary>
    [Input("timeZone")]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Minutes within which the start may be delayed, 1 to 1440. Default 0: on time.</summary>
    [Input("flexibleWindowInMinutes")]
    public int FlexibleWindowInMinutes { get; set; }

    /// <summary>Time in UTC before which nothing starts, such as <c>2026-01-31T00:00:00Z</c>. Default: at once.</summary>
    [Input("startDate")]
    public string? StartDate { get; set; }

    /// <summary>Time in UTC after which nothing starts, later than <see cref="StartDate"/>. Default: never.</summary>
    [Input("endDate")]
    public string? EndDate { get; set; }

    /// <summary>Whether the schedule is active. Default true.</summary>
    [Input("enabled")]
    public bool Enabled { get; set; } = true;
}
