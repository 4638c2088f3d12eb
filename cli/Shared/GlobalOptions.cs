using System.CommandLine;

namespace Infra.Cli.Shared;

/// <summary>Options that mean the same wherever they appear.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show stack traces of unexpected failures",
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Print the same facts as JSON, for machines" };

    public static Option<bool> ExitCode() => new("--exit-code") { Description = "Exit with 3 instead of 0 when there is nothing to change" };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the change of the stack file and write nothing" };

    public static Option<string> Stack(string defaultStack = "sandbox") => new("--stack", "-s")
    {
        Description = "The stack, as in Pulumi.<stack>.yaml; sandbox needs no account",
        HelpName = "stack",
        DefaultValueFactory = _ => defaultStack,
    };
}
