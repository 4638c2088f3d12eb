namespace Infra.EndToEnd.Tests.Roots;

/// <summary>Standard output that can be waited for while the command runs.</summary>
/// <param name="ready">Whether what has been written so far is what is waited for.</param>
internal sealed class WatchedWriter(Func<string, bool> ready) : StringWriter
{
    private readonly TaskCompletionSource<string> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What has been written once that is ready.</summary>
    public Task<string> Reached => reached.Task;

    public override void Write(string? value)
    {
        base.Write(value);
        Look();
    }

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        Look();
    }

    private void Look()
    {
        if (ready(ToString()))
        {
            reached.TrySetResult(ToString());
        }
    }
}
