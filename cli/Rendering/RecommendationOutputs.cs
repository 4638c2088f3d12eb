using System.Globalization;
using System.Text.Json;
using Infra.Cli.Shared;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports;

namespace Infra.Cli.Rendering;

/// <summary>A recommendation for the steps of a workflow that come after it; docs/recommendation.md lists the outputs.</summary>
internal static class RecommendationOutputs
{
    public static void Write(CommandContext context, RecommendationOverview overview)
    {
        var actions = new GitHubActions(context);
        actions.Set(Of(overview));
        actions.Summarize(overview.ToMarkdown());
    }

    /// <summary>Names with their values; what is not known is empty.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Of(RecommendationOverview overview)
    {
        var (report, decision) = (overview.Report, overview.Report.Decision);
        var chosen = report.Decision.Verdict is RecommendationVerdict.Change ? overview.After : overview.Before;
        return
        [
            ("changed", report.Written ? "true" : "false"),
            ("verdict", JsonNamingPolicy.CamelCase.ConvertName(decision.Verdict.ToString())),
            ("simulated", overview.Subject.Simulated ? "true" : "false"),
            ("stack", overview.Subject.Stack),
            ("instance-type", decision.RecommendedInstanceType ?? ""),
            ("previous-instance-type", decision.CurrentInstanceType ?? ""),
            ("gain-percent", Number(decision.GainPercent)),
            ("reason", decision.Reason),
            ("job-name", report.Job.Name),
            ("job-arn", report.Job.Arn),
            ("job-completed-at", report.Job.CompletedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("console-url", overview.ConsoleUrl ?? ""),
            ("monthly-cost-minimum", Number(chosen?.MonthlyCost?.Minimum)),
            ("monthly-cost-maximum", Number(chosen?.MonthlyCost?.Maximum)),
            ("previous-monthly-cost-minimum", Number(overview.Before?.MonthlyCost?.Minimum)),
            ("previous-monthly-cost-maximum", Number(overview.Before?.MonthlyCost?.Maximum)),
            ("cost-per-thousand-inferences", Number(chosen?.CostPerThousandInferences)),
            ("model-latency-milliseconds", Number(chosen?.LatencyMilliseconds)),
            ("invocations-per-minute", Number(chosen?.InvocationsPerMinute)),
        ];
    }

    private static string Number(double? value) => ((decimal?)value)?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}
