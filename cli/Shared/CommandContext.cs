using Infra.Cli.Rendering;
using Spectre.Console;

namespace Infra.Cli.Shared;

/// <summary>What every command is given: where the project is, where to write, what time it is.</summary>
internal sealed class CommandContext
{
    /// <summary>The folder of Pulumi.yaml.</summary>
    public required string Root { get; init; }

    /// <summary>Results: people read them, pipes receive them.</summary>
    public required IAnsiConsole Output { get; init; }

    /// <summary>Progress and errors.</summary>
    public required IAnsiConsole Error { get; init; }

    public required TextReader Input { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Shows stack traces of unexpected failures.</summary>
    public bool Verbose { get; set; }

    /// <summary>The stack file of <paramref name="stack"/>.</summary>
    public string StackFile(string stack) => Path.Combine(Root, $"Pulumi.{stack}.yaml");

    public static CommandContext FromEnvironment() => new()
    {
        Root = System.Environment.GetEnvironmentVariable("INFRA_ROOT") ?? FindRoot(AppContext.BaseDirectory),
        Output = AnsiConsole.Create(Settings(Console.Out, Console.IsOutputRedirected)),
        Error = AnsiConsole.Create(Settings(Console.Error, Console.IsErrorRedirected)),
        Input = Console.In,
    };

    private static AnsiConsoleSettings Settings(TextWriter writer, bool redirected) => new()
    {
        Out = redirected ? new PipeOutput(writer) : new AnsiConsoleOutput(writer),
        Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
        Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
    };

    private static string FindRoot(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Pulumi.yaml")))
            {
                return directory.FullName;
            }
        }

        throw new UserException("INFRA191", "No Pulumi.yaml was found above the command's own folder. Run ./infra from a clone of the project.");
    }
}
