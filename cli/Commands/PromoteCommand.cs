using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Operations.Promotion;
using Spectre.Console;

namespace Infra.Cli.Commands;

/// <summary><c>infra promote</c>: values travel from one stack file to the next.</summary>
internal static class PromoteCommand
{
    public static Command Create(CommandContext context)
    {
        var from = new Argument<string>("from") { Description = "The stack the values come from" };
        var to = new Argument<string>("to") { Description = "The stack they go to, normally the next in promotion.yaml" };
        var allowSkip = new Option<bool>("--allow-skip") { Description = "Pass over an environment of promotion.yaml" };
        var commit = new Option<string?>("--commit") { Description = "Commit to note in the provenance, such as $(git rev-parse HEAD)", HelpName = "hash" };
        var (dryRun, exitCode, json) = (GlobalOptions.DryRun(), GlobalOptions.ExitCode(), GlobalOptions.Json());
        var command = new ExampleCommand(
            "promote",
            "Copy what promotion.yaml lets travel from one stack file to the next",
            "./infra promote dev staging --dry-run",
            "./infra promote staging prod") { from, to, dryRun, allowSkip, commit, exitCode, json };
        command.SetAction(result => Run(
            context,
            new PromotionRequest(result.GetValue(from)!, result.GetValue(to)!)
            {
                DryRun = result.GetValue(dryRun),
                AllowSkip = result.GetValue(allowSkip),
                Commit = result.GetValue(commit),
            },
            result.GetValue(exitCode),
            result.GetValue(json)));
        return command;
    }

    private static int Run(CommandContext context, PromotionRequest request, bool exitCode, bool json)
    {
        var result = new Promoter(context.Root, context.Time).Promote(request);
        if (json)
        {
            JsonText.Write(context, result);
        }
        else if (result.Changes.Count == 0)
        {
            context.Output.MarkupLineInterpolated($"Nothing to promote: {result.File} already has what {request.From} has.");
        }
        else
        {
            DiffText.Write(context.Output, result.Diff);
            context.Output.MarkupLineInterpolated($"{result.Changes.Count} {(result.Changes.Count == 1 ? "value" : "values")} from {request.From} to {request.To}.");
            Closing.Write(context.Output, result.Written, result.File, $"pulumi preview -s {request.To}");
        }

        return exitCode && result.Changes.Count == 0 ? ExitCode.Unchanged : ExitCode.Done;
    }
}
