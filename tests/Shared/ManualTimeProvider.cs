namespace Infra.Testing;

/// <summary>A clock that stands still until a test advances it; timers fire in order of their due time.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>When set, creating a timer advances the clock to its due time at once: waits cost nothing.</summary>
    public bool AutoAdvance { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = target > now ? target : now;
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (gate)
        {
            var due = timers.Where(t => t.Due <= target).MinBy(t => t.Due);
            if (due is null)
            {
                return null;
            }

            now = due.Due > now ? due.Due.Value : now;
            timers.Remove(due);
            due.Reschedule(now);
            if (due.Due is not null)
            {
                timers.Add(due);
            }

            return due;
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            timers.Remove(timer);
            timer.Set(dueTime == Timeout.InfiniteTimeSpan ? null : now + dueTime, period);
            if (timer.Due is not null)
            {
                timers.Add(timer);
            }
        }

        if (AutoAdvance && dueTime > TimeSpan.Zero)
        {
            _ = Task.Run(() => Advance(dueTime));
        }
        else if (dueTime == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }
    }

    private void Forget(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset? Due { get; private set; }

        public void Set(DateTimeOffset? due, TimeSpan every) => (Due, period) = (due, every);

        public void Reschedule(DateTimeOffset from) => Due = period > TimeSpan.Zero ? from + period : null;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            owner.Schedule(this, dueTime, every);
            return true;
        }

        public void Dispose() => owner.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
