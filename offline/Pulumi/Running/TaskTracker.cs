namespace Pulumi;

/// <summary>Everything a run has started: done when all of it is, or with the first failure.</summary>
internal sealed class TaskTracker
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running = 1;
    private Exception? failure;

    public Task Done => done.Task;

    public Exception? Failure => failure;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        Interlocked.Increment(ref running);
        task.ContinueWith(
            static (finished, state) => ((TaskTracker)state!).Finish(finished), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The program itself has returned: nothing new begins but from what is still running.</summary>
    public void ProgramReturned() => Release();

    public void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref failure, exception, null);
        done.TrySetResult();
    }

    private void Finish(Task task)
    {
        if (task.Exception is { } exception)
        {
            Fail(exception.Flatten().InnerExceptions[0]);
        }
        else if (task.IsCanceled)
        {
            Fail(new TaskCanceledException(task));
        }

        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref running) == 0)
        {
            done.TrySetResult();
        }
    }
}
