using System.Text;

namespace Infra.EndToEnd.Tests.Roots;

/// <summary>Standard output that can be waited for while the command runs.</summary>
internal sealed class LineWriter(string last) : StringWriter
{
    private readonly TaskCompletionSource<string> complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Everything written once the last line is there.</summary>
    public Task<string> CompleteAsync() => complete.Task;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if ((value ?? "").Split('\n')[^1] == last)
        {
            complete.TrySetResult(ToString());
        }
    }
}
