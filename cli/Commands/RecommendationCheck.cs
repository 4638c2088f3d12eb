using System.CommandLine;
using System.Globalization;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Staleness;
using Spectre.Console;

namespace Infra.Cli.Commands;

/// <summary><c>infra recommend --check</c>: whether the decision still stands; it starts no job and writes nothing.</summary>
internal sealed class RecommendationCheck
{
    private readonly Option<bool> check = new("--check") { Description = "Only say whether the recommendation is stale: exit 3 if so; starts no job, writes nothing" };
    private readonly Option<int?> maxAge = new("--max-age") { Description = "With --check: days until a measurement is stale (default maxAgeDays, 30)", HelpName = "days" };

    public IReadOnlyList<Option> Options => [check, maxAge];

    /// <summary>Whether the check is asked for, in place of a recommendation.</summary>
    public bool IsAskedFor(ParseResult result)
    {
        var asked = result.GetValue(check);
        return (asked, result.GetValue(maxAge)) switch
        {
            (false, not null) => throw new UserException("INFRA190", "\"--max-age\" says when --check calls a recommendation stale. Add --check, or leave it out."),
            (true, < 1 or > 3650) => throw new UserException("INFRA190", $"\"{result.GetValue(maxAge)}\" is no age. Give days, 1 to 3650."),
            _ => asked,
        };
    }

    public async Task<int> RunAsync(
        CommandContext context, IStackTarget target, RecommendationRequest request, ParseResult result, bool json, CancellationToken cancellationToken)
    {
        var report = await new StalenessCheck(target.Clients.SageMaker, target.Clients.S3, context.Time)
            .RunAsync(request, result.GetValue(maxAge), cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonText.Write(context, StalenessFacts.Of(target.Stack, report));
        }
        else
        {
            Write(context, target.Stack, report);
        }

        return report.IsStale ? ExitCode.Stale : ExitCode.Done;
    }

    private static void Write(CommandContext context, string stack, StalenessReport report)
    {
        if (!report.IsStale)
        {
            context.Output.MarkupLineInterpolated(
                $"fresh: \"{report.InstanceType}\" in stack {stack} rests on job {report.JobName} of {Day(report.Date)}, {report.AgeDays} days ago; {report.MaxAgeDays} are allowed.");
            return;
        }

        foreach (var reason in report.Reasons)
        {
            context.Output.MarkupLineInterpolated($"stale: {reason.Text}");
        }

        context.Output.MarkupLineInterpolated($"Next: [bold]./infra recommend --stack {stack}[/]");
    }

    private static string Day(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "an unknown day";
}
