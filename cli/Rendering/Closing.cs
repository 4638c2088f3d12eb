using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The last line of a command that changes a stack file.</summary>
internal static class Closing
{
    public static void Write(IAnsiConsole console, bool written, string file, string next)
    {
        if (written)
        {
            console.MarkupLineInterpolated($"{file} is written. Next: [bold]{next}[/]");
        }
        else
        {
            console.MarkupLineInterpolated($"Dry run: {file} is not written.");
        }
    }
}
