namespace Infra.Components.Endpoints.Scaling;

/// <summary>The bounds of a scaled variant.</summary>
internal sealed record CapacityBounds(int Minimum, int Maximum)
{
    public CapacityBounds With(CapacityBounds other) => new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));
}

/// <summary>The bounds that a scalable target is registered with, and those that schedules give it at their times.</summary>
internal sealed record ScaledCapacity(CapacityBounds Registered, IReadOnlyList<CapacityBounds> Scheduled)
{
    public static ScaledCapacity Of(int minimum, int maximum, IEnumerable<ScheduledCapacityArgs> schedules) => new(
        new CapacityBounds(minimum, maximum), [.. schedules.Select(schedule => new CapacityBounds(schedule.MinCapacity, schedule.MaxCapacity))]);

    /// <summary>Everything that may hold at some time.</summary>
    public CapacityBounds Widest => Scheduled.Aggregate(Registered, (widest, scheduled) => widest.With(scheduled));

    /// <summary>
    /// The number of instances to restore after an update. A target that stays keeps the bounds that a schedule has given it, and the number was
    /// chosen within them; one that was deregistered comes back with its own bounds until the next schedule.
    /// </summary>
    public int Restored(int count, bool isDeregistered)
    {
        var bounds = isDeregistered ? Registered : Widest;
        return Math.Clamp(count, bounds.Minimum, bounds.Maximum);
    }
}
