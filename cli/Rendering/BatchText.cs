using System.Globalization;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The result of a batch transform.</summary>
internal static class BatchText
{
    public static void Write(IAnsiConsole console, BatchFacts facts)
    {
        console.MarkupLineInterpolated($"job      {facts.JobName} [grey]({facts.Status})[/]");
        if (facts.FailureReason is not null)
        {
            console.MarkupLineInterpolated($"[red]failed[/]   {facts.FailureReason} [grey]{facts.LogHint}[/]");
        }

        foreach (var output in facts.Outputs)
        {
            console.MarkupLineInterpolated($"output   {output.Location} [grey]({output.Bytes} bytes)[/]");
        }

        foreach (var file in facts.Files)
        {
            console.MarkupLineInterpolated($"file     {file}");
        }

        if (facts.Accuracy is { } accuracy)
        {
            console.MarkupLineInterpolated($"accuracy [bold]{accuracy.Share.ToString("0.000", CultureInfo.InvariantCulture)}[/] [grey]({accuracy.Right} of {accuracy.Rows} rows as labelled)[/]");
        }
    }
}
