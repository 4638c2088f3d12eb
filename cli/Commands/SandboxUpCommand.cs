using System.CommandLine;
using Infra.Cli.Loop;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.Shared;

namespace Infra.Cli.Commands;

/// <summary><c>infra sandbox up</c>: deploy, recommend, write back, deploy again, invoke, batch.</summary>
internal static class SandboxUpCommand
{
    public static Command Create(CommandContext context)
    {
        var json = GlobalOptions.Json();
        var command = new ExampleCommand(
            "up",
            "Deploy, run the recommendation step, deploy its change, send a request, run a batch",
            "./infra sandbox up",
            "./infra sandbox up --html report.html",
            "./infra sandbox up --json > up.json") { json };
        var reports = new ReportFiles();
        reports.AddTo(command);
        command.SetAction((result, cancel) => RunAsync(
            context, result.GetValue(json), reports.Plan(context, result, context.StackFile(SandboxTarget.StackName), result.GetValue(json)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, bool json, ReportPlan plan, CancellationToken cancellationToken)
    {
        var began = context.Time.GetTimestamp();
        var path = context.StackFile(SandboxTarget.StackName);
        StackCheck.Require(path);
        await using var target = await SandboxTarget.OpenAsync(context, cancellationToken).ConfigureAwait(false);
        var report = new LoopReport(json || plan.TakesOutput ? Quiet.Console() : context.Output);
        var loop = new SandboxLoop(context, target, path, report, plan);
        var succeeded = await RunAsync(loop, context, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonText.Write(context, report.Facts);
        }
        else
        {
            report.Close(succeeded, context.Time.GetElapsedTime(began));
        }

        return succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Whatever ends the loop after its first deployment is a failure of the run, bad input too: something has been written.</summary>
    private static async Task<bool> RunAsync(SandboxLoop loop, CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await loop.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationException exception)
        {
            ErrorText.Write(context, exception);
            return false;
        }
    }
}
