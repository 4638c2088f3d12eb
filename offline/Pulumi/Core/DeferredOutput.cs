namespace Pulumi;

/// <summary>An output whose source is named later: breaks a cycle between components.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int resolved;

    public DeferredOutput() => Output = new Output<T>(source.Task);

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (Interlocked.Exchange(ref resolved, 1) == 1)
        {
            throw new InvalidOperationException("DeferredOutput has already been resolved.");
        }

        _ = ForwardAsync(output);
    }

    private async Task ForwardAsync(Output<T> output)
    {
        try
        {
            source.SetResult(await output.DataTask.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            source.SetException(exception);
        }
    }
}
