namespace Pulumi;

public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int resolved;

    public DeferredOutput() => Output = new(source.Task);

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (Interlocked.Exchange(ref resolved, 1) == 1)
            throw new InvalidOperationException("The DeferredOutput has already been resolved.");

        output.DataTask.ContinueWith(
            task => source.SetFromTask(task), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
