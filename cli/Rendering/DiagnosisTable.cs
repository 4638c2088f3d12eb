using Infra.Cli.Shared;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>The findings of <c>infra doctor</c>, a line each, the remedy below.</summary>
internal static class DiagnosisTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Check> checks)
    {
        var width = checks.Max(check => check.Subject.Length);
        foreach (var check in checks)
        {
            console.MarkupLine($"{Mark(check.State)} {Markup.Escape(check.Subject.PadRight(width))}  {Markup.Escape(check.Finding)}");
            if (check.Remedy is not null)
            {
                console.MarkupLine($"     {new string(' ', width)}  [grey]{Markup.Escape(check.Remedy)}[/]");
            }
        }
    }

    private static string Mark(CheckState state) => state switch
    {
        CheckState.Good => "[green]ok[/]  ",
        CheckState.Note => "[yellow]note[/]",
        _ => "[red]miss[/]",
    };
}
