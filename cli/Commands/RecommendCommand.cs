using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.StackConfiguration;

namespace Infra.Cli.Commands;

/// <summary><c>infra recommend</c>: the step after a deployment.</summary>
internal sealed class RecommendCommand
{
    private readonly Option<string> stack = GlobalOptions.Stack();
    private readonly Option<bool> dryRun = GlobalOptions.DryRun();
    private readonly Option<bool> exitCode = GlobalOptions.ExitCode();
    private readonly Option<bool> json = GlobalOptions.Json();
    private readonly Option<bool> fresh = new("--fresh") { Description = "Start a new job even if one with the same inputs has completed" };
    private readonly Option<bool> stopOnCancel = new("--stop-on-cancel") { Description = "Stop the job when this command is cancelled; without it the job goes on and a rerun resumes it" };
    private readonly RecommendationCheck check = new();
    private readonly RecommendationOutlook outlook = new();
    private readonly DecisionOptions decision = new();
    private readonly Option<string> via = StackStores.Via();
    private readonly ReportFiles reports = new();
    private readonly Option<int?> timeout = new("--timeout") { Description = "Give up waiting after so many minutes (default 120, for an Advanced job 420); the job goes on", HelpName = "minutes" };

    public static Command Create(CommandContext context)
    {
        var options = new RecommendCommand();
        var command = new ExampleCommand(
            "recommend",
            "Run or find the recommendation job, rank, decide, write the recommendation into the stack file",
            "./infra recommend --stack dev",
            "./infra recommend --stack dev --quick",
            "./infra recommend --stack dev --estimate --shortlist",
            "./infra recommend --stack dev --max-spend 5",
            "./infra recommend --stack dev --dry-run",
            "./infra recommend --stack dev --check --max-age 14",
            "./infra recommend --stack dev --cost highest --max-latency-ms 100 --scaling",
            "./infra recommend --stack dev --markdown report.md --html report.html",
            "./infra recommend --stack dev --exit-code --json")
        {
            options.stack, options.dryRun, options.fresh, options.stopOnCancel, options.timeout, options.via, options.exitCode, options.json,
        };
        foreach (var option in options.outlook.Options.Concat(options.check.Options))
        {
            command.Add(option);
        }

        options.decision.AddTo(command);
        options.reports.AddTo(command);
        command.SetAction((result, cancel) => options.RunAsync(context, result, cancel));
        return command;
    }

    private async Task<int> RunAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var minutes = result.GetValue(timeout);
        if (minutes is < 1)
        {
            throw new UserException("INFRA190", $"\"{minutes}\" is no timeout. Give minutes, 1 or more.");
        }

        var overrides = decision.Read(result);
        var isCheck = check.IsAskedFor(result);
        var instead = outlook.Instead(result);
        if ((isCheck ? "--check" : instead) is { } other)
        {
            reports.RefuseWith(other, result);
        }

        var plan = reports.Plan(context, result, context.StackFile(result.GetValue(stack)!), result.GetValue(json));
        var store = StackStores.Open(context, result.GetValue(via)!, result.GetValue(stack)!);
        await using var target = await StackTargets.OpenAsync(context, result.GetValue(stack)!, cancellationToken, needsFile: store is null).ConfigureAwait(false);
        var request = outlook.Apply(RecommendationRequests.For(context, target), result) with
        {
            Store = store,
            Overrides = overrides,
            DryRun = result.GetValue(dryRun),
            Fresh = result.GetValue(fresh),
            StopOnCancel = result.GetValue(stopOnCancel),
            Timeout = minutes is { } given ? TimeSpan.FromMinutes(given) : null,
        };
        if (isCheck)
        {
            return await check.RunAsync(context, target, request, result, result.GetValue(json), cancellationToken).ConfigureAwait(false);
        }

        if (await outlook.RunAsync(context, target, request, result, result.GetValue(json), cancellationToken).ConfigureAwait(false) is { } told)
        {
            // A dry run that has nothing to rank changes nothing.
            return told == ExitCode.Done && instead is null && result.GetValue(exitCode) ? ExitCode.Unchanged : told;
        }

        var report = await new RecommendationStep(target.Clients.SageMaker, target.Clients.S3, context.Time)
            .RunAsync(request, new RecommendationProgress(context, target.Simulated), cancellationToken).ConfigureAwait(false);
        if (!report.Job.Reused && target is SandboxTarget sandbox)
        {
            await sandbox.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        var overview = RecommendationOverview.Of(report, new ReportSubject(target.Stack, target.Simulated) { Via = store is null ? null : result.GetValue(via), Options = decision.Text(result) });
        Show(context, overview, target, plan, result, store);
        await plan.WriteAsync(overview, cancellationToken).ConfigureAwait(false);
        return result.GetValue(exitCode) && report.Diff.Length == 0 ? ExitCode.Unchanged : ExitCode.Done;
    }

    private void Show(CommandContext context, RecommendationOverview overview, IStackTarget target, ReportPlan plan, ParseResult result, IStackStore? store)
    {
        if (result.GetValue(json))
        {
            JsonText.Write(context, RecommendationFacts.Of(overview));
            return;
        }

        if (plan.TakesOutput)
        {
            return;
        }

        RecommendationTable.Write(context.Output, overview);
        if (overview.Report.Diff.Length > 0)
        {
            DiffText.Write(context.Output, overview.Report.Diff);
            Closing.Write(
                context.Output, overview.Report.Written, store is null ? $"Pulumi.{target.Stack}.yaml" : $"The config of stack {target.Stack}",
                target.Simulated ? "./infra sandbox up" : $"pulumi up -s {target.Stack}");
        }
    }
}
