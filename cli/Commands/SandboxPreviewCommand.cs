using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.StackConfiguration;

namespace Infra.Cli.Commands;

/// <summary><c>infra sandbox preview</c>: what <c>up</c> would change.</summary>
internal static class SandboxPreviewCommand
{
    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print Pulumi's preview digest, as 'pulumi preview --json' does" };
        var exitCode = GlobalOptions.ExitCode();
        var command = new ExampleCommand(
            "preview",
            "Show what the first deployment of 'up' would change; changes nothing",
            "./infra sandbox preview",
            "./infra sandbox preview --json | ./infra review -") { json, exitCode };
        command.SetAction((result, cancel) => RunAsync(context, result.GetValue(json), result.GetValue(exitCode), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, bool json, bool exitCode, CancellationToken cancellationToken)
    {
        var path = context.StackFile(SandboxTarget.StackName);
        StackCheck.Require(path);
        var existed = SandboxTarget.Exists(context);
        await using var target = await SandboxTarget.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        try
        {
            return await PreviewAsync(context, target, StackFile.Load(path), json, exitCode, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!existed)
            {
                target.Forget();
            }
        }
    }

    private static async Task<int> PreviewAsync(
        CommandContext context, SandboxTarget target, StackFile file, bool json, bool exitCode, CancellationToken cancellationToken)
    {
        var plan = await target.PreviewAsync(file, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            context.Output.Profile.Out.Writer.WriteLine(plan.ToDigestJson());
        }
        else
        {
            PlanTree.Write(context.Output, plan.Steps);
        }

        DeploymentErrors.Write(context, plan.Diagnostics);
        return !plan.Succeeded ? ExitCode.Failed : exitCode && !plan.HasChanges ? ExitCode.Unchanged : ExitCode.Done;
    }
}
