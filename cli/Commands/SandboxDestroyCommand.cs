using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.StackConfiguration;
using Spectre.Console;

namespace Infra.Cli.Commands;

/// <summary><c>infra sandbox destroy</c>: removes what <c>up</c> made, and the sandbox's files.</summary>
internal static class SandboxDestroyCommand
{
    public static Command Create(CommandContext context)
    {
        var json = GlobalOptions.Json();
        var command = new ExampleCommand("destroy", "Delete the deployed resources and everything the sandbox keeps on disk", "./infra sandbox destroy") { json };
        command.SetAction((result, cancel) => RunAsync(context, result.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, bool json, CancellationToken cancellationToken)
    {
        if (!SandboxTarget.Exists(context))
        {
            context.Error.WriteLine("The sandbox is empty: nothing to destroy.");
            return ExitCode.Done;
        }

        await using var target = await SandboxTarget.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var result = await target.DestroyAsync(UsableFile(context), cancellationToken).ConfigureAwait(false);
        if (result.Succeeded)
        {
            target.Forget();
        }
        else
        {
            await target.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        if (json)
        {
            JsonText.Write(context, new { deleted = result.Steps.Length, failures = result.Failures });
        }
        else
        {
            PlanTree.Write(context.Output, result.Steps);
            context.Output.MarkupLine(result.Succeeded ? "The sandbox is gone, with its files." : "[red]The sandbox is kept: not everything could be deleted.[/]");
        }

        DeploymentErrors.Write(context, result.Diagnostics);
        return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static StackFile? UsableFile(CommandContext context)
    {
        var path = context.StackFile(SandboxTarget.StackName);
        try
        {
            StackCheck.Require(path);
            return StackFile.Load(path);
        }
        catch (Exception exception) when (exception is InputException or StackFileException)
        {
            return null;
        }
    }
}
