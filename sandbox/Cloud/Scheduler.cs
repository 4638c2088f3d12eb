namespace Infra.Sandbox.Cloud;

/// <summary>Runs work when its time has come on the account's clock; every call to the account also runs what is due.</summary>
internal sealed class Scheduler : IDisposable
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1);
    private readonly Lock gate = new();
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset Due, long Order)> queue = new();
    private readonly HashSet<Task> running = [];
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private long order;
    private bool disposed;

    public Scheduler(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => RunDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void At(DateTimeOffset due, Func<Task> work)
    {
        lock (gate)
        {
            queue.Enqueue(work, (due, order++));
        }

        Arm();
    }

    public void RunDue()
    {
        while (TakeDue() is { } work)
        {
            Start(work);
        }

        Arm();
    }

    /// <summary>Waits for the work that has been started and is not finished.</summary>
    public async Task SettleAsync()
    {
        while (Running() is { Length: > 0 } tasks)
        {
            await Task.WhenAll(tasks);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            queue.Clear();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            queue.Clear();
        }

        timer.Dispose();
    }

    private Task[] Running()
    {
        lock (gate)
        {
            running.RemoveWhere(task => task.IsCompletedSuccessfully);
            return [.. running];
        }
    }

    private void Start(Func<Task> work)
    {
        var task = RunAsync(work);
        lock (gate)
        {
            running.RemoveWhere(finished => finished.IsCompletedSuccessfully);
            if (!task.IsCompletedSuccessfully)
            {
                running.Add(task);
            }
        }
    }

    /// <summary>Failures stay in the task, also those before its first await: a timer's callback must not throw.</summary>
    private static async Task RunAsync(Func<Task> work) => await work();

    private Func<Task>? TakeDue()
    {
        lock (gate)
        {
            return queue.TryPeek(out var work, out var at) && at.Due <= time.GetUtcNow() && queue.TryDequeue(out work, out _) ? work : null;
        }
    }

    private void Arm()
    {
        TimeSpan wait;
        lock (gate)
        {
            if (disposed || !queue.TryPeek(out _, out var at))
            {
                return;
            }

            wait = at.Due - time.GetUtcNow();
        }

        timer.Change(wait < Soonest ? Soonest : wait, Timeout.InfiniteTimeSpan);
    }
}
