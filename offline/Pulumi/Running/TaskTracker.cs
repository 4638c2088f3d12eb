namespace Pulumi;

/// <summary>Knows when everything a program started is done, or the first part of it has failed.</summary>
internal sealed class TaskTracker
{
    private readonly TaskCompletionSource<Exception?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tasks in flight, and the program itself.</summary>
    private int running = 1;

    /// <summary>The first failure, or null when all is done.</summary>
    public Task<Exception?> Done => done.Task;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;

        Interlocked.Increment(ref running);
        task.ContinueWith(
            static (finished, tracker) => ((TaskTracker)tracker!).Finish(finished),
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void Fail(Exception exception) => done.TrySetResult(exception);

    /// <summary>The program has run; its tasks may still be in flight.</summary>
    public void ProgramEnded() => Leave();

    private void Finish(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            Fail(task.Exception?.Flatten().InnerExceptions[0] ?? new TaskCanceledException(task));
        Leave();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref running) == 0)
            done.TrySetResult(null);
    }
}
