using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;

namespace Infra.Cli.Commands;

/// <summary><c>infra batch</c>: the stack's batch transform.</summary>
internal static class BatchCommand
{
    public static Command Create(CommandContext context) => new ExampleCommand("batch", "Run the stack's batch transform job", "./infra batch run --output results/")
    {
        Run(context),
        Status(context),
    };

    private static ExampleCommand Run(CommandContext context)
    {
        var (stack, json, output) = (GlobalOptions.Stack(), GlobalOptions.Json(), Output());
        var noWait = new Option<bool>("--no-wait") { Description = "Start the job and return" };
        var command = new ExampleCommand(
            "run", "Start the job, wait for it, fetch its outputs", "./infra batch run", "./infra batch run --stack dev --output results/") { stack, output, noWait, json };
        command.SetAction((result, cancel) => WithTargetAsync(
            context,
            result.GetValue(stack)!,
            result.GetValue(json),
            target => BatchRuns.RunAsync(context, target, result.GetValue(output), wait: !result.GetValue(noWait), cancel),
            cancel));
        return command;
    }

    private static ExampleCommand Status(CommandContext context)
    {
        var (stack, json, output) = (GlobalOptions.Stack(), GlobalOptions.Json(), Output());
        var name = new Argument<string>("job") { Description = "The job's name, as 'batch run' printed it" };
        var command = new ExampleCommand("status", "Show a job, and fetch its outputs", "./infra batch status inference-20260101-000000 --output results/") { name, stack, output, json };
        command.SetAction((result, cancel) => WithTargetAsync(
            context,
            result.GetValue(stack)!,
            result.GetValue(json),
            target => BatchRuns.StatusAsync(context, target, result.GetValue(name)!, result.GetValue(output), cancel),
            cancel));
        return command;
    }

    private static Option<string?> Output() => new("--output", "-o") { Description = "Download the outputs into this folder", HelpName = "folder" };

    private static async Task<int> WithTargetAsync(
        CommandContext context, string stack, bool json, Func<IStackTarget, Task<BatchFacts>> work, CancellationToken cancellationToken)
    {
        await using var target = await StackTargets.OpenAsync(context, stack, cancellationToken).ConfigureAwait(false);
        var facts = await work(target).ConfigureAwait(false);
        if (target is SandboxTarget sandbox)
        {
            await sandbox.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        if (json)
        {
            JsonText.Write(context, facts);
        }
        else
        {
            BatchText.Write(context.Output, facts);
        }

        return facts.Status is "Failed" or "Stopped" ? ExitCode.Failed : ExitCode.Done;
    }
}
