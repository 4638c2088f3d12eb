using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Bounds of the capacity from a point in time on, such as office hours, until another schedule sets others.</summary>
public sealed class ScheduledCapacityArgs : ResourceArgs
{
    /// <summary>Name within the endpoint, 1 to 40 lower-case letters, digits and hyphens, starting and ending with a letter or digit.</summary>
    [Input("name", required: true)]
    public string Name { get; set; } = null!;

    /// <summary>
    /// <c>cron(minutes hours day-of-month month day-of-week year)</c> with a <c>?</c> for one of both days, <c>rate(value unit)</c>, or once
    /// <c>at(yyyy-mm-ddThh:mm:ss)</c>.
    /// </summary>
    [Input("schedule", required: true)]
    public string Schedule { get; set; } = null!;

    /// <summary>IANA time zone in which <c>cron</c> and <c>at</c> are meant, such as <c>Europe/Berlin</c>. Default <c>UTC</c>.</summary>
    [Input("timeZone")]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Least capacity from then on, at least what the kind of endpoint allows.</summary>
    [Input("minCapacity", required: true)]
    public int MinCapacity { get; set; }

    /// <summary>Most capacity from then on, at least <see cref="MinCapacity"/>.</summary>
    [Input("maxCapacity", required: true)]
    public int MaxCapacity { get; set; }

    /// <summary>First moment at which the schedule counts, in UTC, such as <c>2027-01-31T08:00:00Z</c>. Default: at once.</summary>
    [Input("startTime")]
    public string? StartTime { get; set; }

    /// <summary>Moment from which the schedule no longer counts, in UTC, after <see cref="StartTime"/>. Default: never.</summary>
    [Input("endTime")]
    public string? EndTime { get; set; }
}
