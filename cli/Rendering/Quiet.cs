using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>A console that shows nothing: what people read is left out when machines asked for JSON.</summary>
internal static class Quiet
{
    public static IAnsiConsole Console() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(TextWriter.Null),
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
    });
}
