using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>A unified diff in colours.</summary>
internal static class DiffText
{
    public static void Write(IAnsiConsole console, string diff)
    {
        foreach (var line in diff.TrimEnd('\n').Split('\n'))
        {
            console.MarkupLine($"[{Colour(line)}]{Markup.Escape(line)}[/]");
        }
    }

    private static string Colour(string line) => line switch
    {
        ['@', '@', ..] => "aqua",
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => "grey",
        ['+', ..] => "green",
        ['-', ..] => "red",
        _ => "default",
    };
}
