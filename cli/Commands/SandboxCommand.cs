using System.CommandLine;
using Infra.Cli.Shared;

namespace Infra.Cli.Commands;

/// <summary><c>infra sandbox</c>: the whole loop with no account.</summary>
internal static class SandboxCommand
{
    public static Command Create(CommandContext context)
    {
        _ = context;
        return new("sandbox", "The whole loop on this machine, with no account.");
    }
}
