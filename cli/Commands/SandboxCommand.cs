using System.CommandLine;
using Infra.Cli.Shared;

namespace Infra.Cli.Commands;

/// <summary><c>infra sandbox</c>: the whole loop with no account.</summary>
internal static class SandboxCommand
{
    public static Command Create(CommandContext context) => new ExampleCommand("sandbox", "The whole loop on this machine, with no account", "./infra sandbox up", "./infra sandbox preview")
    {
        SandboxUpCommand.Create(context),
        SandboxPreviewCommand.Create(context),
        SandboxServeCommand.Create(context),
        SandboxDestroyCommand.Create(context),
    };
}
