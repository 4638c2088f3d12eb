using Infra.Cli.Shared;
using Infra.Operations.BatchInference;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>What happens during a batch run, a line each.</summary>
internal sealed class BatchProgressLines(CommandContext context) : IProgress<BatchEvent>
{
    /// <summary>What takes no longer needs no word.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    public void Report(BatchEvent value)
    {
        if (Describe(value) is { } line)
        {
            context.Error.MarkupLineInterpolated($"[grey]  {line}[/]");
        }
    }

    private static string? Describe(BatchEvent happened) => happened switch
    {
        BatchChecked check => string.Join("; ", [$"{check.Preflight.Inputs.Count} input {(check.Preflight.Inputs.Count == 1 ? "object" : "objects")}", .. check.Preflight.Warnings]),
        BatchStarted started => $"job {started.JobName} started",
        BatchProgressed progressed when progressed.Waited >= Silence => $"{progressed.Outputs} of {progressed.Inputs} outputs after {progressed.Waited:h\\:mm\\:ss}",
        BatchLeftRunning left => $"job {left.JobName} goes on; look at it with ./infra batch status {left.JobName}",
        BatchStopRequested stopped => $"job {stopped.JobName} told to stop",
        _ => null,
    };
}
