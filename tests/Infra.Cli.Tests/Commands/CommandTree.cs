using System.CommandLine;
using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Commands;

/// <summary>Every command that can be typed.</summary>
internal static class CommandTree
{
    /// <summary>The words of each command, the root's being none.</summary>
    public static IReadOnlyList<string[]> All()
    {
        using var run = new CommandRun();
        return [.. Below([], CommandLine.Create(run.Context))];
    }

    /// <summary>Those that do something, rather than group others.</summary>
    public static IEnumerable<string[]> Leaves() => All().Where(words => !All().Any(other => other.Length > words.Length && other[..words.Length].SequenceEqual(words)));

    private static IEnumerable<string[]> Below(string[] words, Command command) =>
        command.Subcommands.SelectMany(child => Below([.. words, child.Name], child)).Prepend(words);
}
