using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Hints;
using Infra.Operations.Shared;
using Spectre.Console;

namespace Infra.Cli.Commands;

/// <summary>What <c>infra recommend</c> tells without starting a job: <c>--quick</c>, <c>--estimate</c>, and a dry run that finds no job.</summary>
internal sealed class RecommendationOutlook
{
    private readonly Option<bool> quick = new("--quick") { Description = "Only show the instance types that SageMaker expects to fit, for free; no job, nothing written" };
    private readonly Option<bool> estimate = new("--estimate") { Description = "Only show what a job would take and cost, and its request; starts nothing" };
    private readonly Option<bool> shortlist = new("--shortlist") { Description = "Benchmark the instance types of --quick, and the current one, in place of those listed" };
    private readonly Option<decimal?> maxSpend = new("--max-spend") { Description = "Start no job that may cost more, or whose price is not known (default maxSpend)", HelpName = "usd" };

    public IReadOnlyList<Option> Options => [quick, estimate, shortlist, maxSpend];

    /// <summary>The option that takes the place of a recommendation; null when none is given.</summary>
    /// <exception cref="UserException">The options contradict each other, or a number is out of range.</exception>
    public string? Instead(ParseResult result)
    {
        if (result.GetValue(maxSpend) is { } usd and (<= 0 or > 1_000_000))
        {
            throw new UserException("INFRA190", $"\"{usd}\" is no amount to spend. Give USD above 0, up to 1000000.");
        }

        return (result.GetValue(quick), result.GetValue(estimate)) switch
        {
            (true, true) => throw new UserException("INFRA190", "\"--quick\" gives a hint and \"--estimate\" the cost of a job. Leave one of them out."),
            (true, _) => quick.Name,
            (_, true) => estimate.Name,
            _ => null,
        };
    }

    /// <summary>The request with what the options say.</summary>
    public RecommendationRequest Apply(RecommendationRequest request, ParseResult result) =>
        request with { Shortlist = result.GetValue(shortlist), MaxSpend = result.GetValue(maxSpend) };

    /// <summary>Tells what is asked for.</summary>
    /// <returns>The exit code; null when the recommendation itself is to go on.</returns>
    public async Task<int?> RunAsync(
        CommandContext context, IStackTarget target, RecommendationRequest request, ParseResult result, bool json, CancellationToken cancellationToken)
    {
        var step = new RecommendationStep(target.Clients.SageMaker, target.Clients.S3, context.Time);
        var progress = new RecommendationProgress(context, target.Simulated);
        if (result.GetValue(quick))
        {
            return Show(context, target, await step.HintAsync(request, progress, cancellationToken).ConfigureAwait(false), json);
        }

        if (!result.GetValue(estimate) && !request.DryRun)
        {
            return null;
        }

        var forecast = await step.ForecastAsync(request, progress, cancellationToken).ConfigureAwait(false);
        if (!result.GetValue(estimate) && forecast.Action is not JobAction.Start)
        {
            return null;
        }

        Show(context, target, forecast, result.GetValue(estimate), json);
        return forecast.Refusal is { } refusal ? ErrorText.Write(context, OperationException.BadInput(refusal)) : ExitCode.Done;
    }

    private static int Show(CommandContext context, IStackTarget target, RecommendationHint hint, bool json)
    {
        if (json)
        {
            JsonText.Write(context, HintFacts.Of(target.Stack, target.Simulated, hint));
        }
        else
        {
            OutlookText.Write(context.Output, hint, target.Stack, target.Simulated);
        }

        return hint.Status == "FAILED" ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Show(CommandContext context, IStackTarget target, RecommendationForecast forecast, bool asked, bool json)
    {
        if (json)
        {
            JsonText.Write(context, ForecastFacts.Of(target.Stack, target.Simulated, forecast));
            return;
        }

        OutlookText.Write(context.Output, forecast, target.Simulated, withRequest: asked);
        if (!asked)
        {
            context.Output.WriteLine("A dry run starts no job, and there is none to rank. Run without --dry-run to start it.");
        }
    }
}
