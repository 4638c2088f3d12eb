using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>Renders a recommendation for the body of a pull request: the decision first, bounded in size, the same for the same result.</summary>
internal static class RecommendationMarkdown
{
    /// <summary>The longest body that GitHub takes is 65,536 characters; the rest is room for what a workflow adds.</summary>
    public const int DefaultMaxLength = 60_000;

    /// <summary>AWS's longest reason of a failure.</summary>
    private const int MaxReasonLength = 1024;

    private const string Rest = "All of it is in the output of the command with --json.";

    public static string Render(RecommendationOverview overview, int maxLength)
    {
        var markdown = new BoundedMarkdown(Math.Max(maxLength, 4000), Rest);
        markdown.Section("", [Head(overview)], "", "headline");
        markdown.Section(ComparisonHead(overview), overview.Comparison.Select(figure => Row(figure, overview)), "", "figures");
        markdown.Section("\n#### What is written\n\n", overview.Report.Application.Values.Select(Written), "", "written values");
        markdown.Section("\n", overview.Report.Application.Notes.Select(note => $"- {MarkdownText.Plain(note)}\n"), "", "notes");
        markdown.Section("\n", [Why(overview)], "", "explanation");
        markdown.Section("\n", [Job(overview)], "", "job");
        markdown.Section(RunsHead, Runs(overview, RunState.Ranked).Select(RankedRow), $"\n{Legend(overview)}\n", "runs");
        markdown.Section("\n#### Left out\n\n", Runs(overview, RunState.LeftOut).Select(LeftOut), "", "runs left out");
        markdown.Section("\n#### Not benchmarked\n", Runs(overview, RunState.Failed).Select(Failed), "", "failed benchmarks");
        return markdown.ToString();
    }

    private const string RunsHead = """

        #### All runs

        | | run | latency, ms | invocations per minute | USD per hour | USD per thousand inferences | USD per month | score |
        |---|---|--:|--:|--:|--:|--:|--:|

        """;

    private static string Head(RecommendationOverview overview)
    {
        var simulated = overview.Subject.Simulated ? $"\n> **{MarkdownText.Plain(ReportWords.Simulated)}**\n" : "";
        return $"{MarkdownText.Marker("infra recommendation", overview.Subject.Stack)}\n### {Headline(overview)}\n{simulated}\n"
            + $"{MarkdownText.Plain(overview.Report.Decision.Reason)}\n";
    }

    private static string Headline(RecommendationOverview overview)
    {
        var decision = overview.Report.Decision;
        var (stack, from, to) = (MarkdownText.Code(overview.Subject.Stack), MarkdownText.Code(decision.CurrentInstanceType), MarkdownText.Code(decision.RecommendedInstanceType));
        return decision switch
        {
            { Verdict: RecommendationVerdict.Change, CurrentInstanceType: null } => $"{stack}: {to} recommended",
            { Verdict: RecommendationVerdict.Change } => $"{stack}: {from} → {to}",
            { Verdict: RecommendationVerdict.AlreadyBest } => $"{stack}: {from} stays, it ranks first",
            { Verdict: RecommendationVerdict.GainTooSmall } => $"{stack}: {from} stays, the gain is too small",
            { CurrentInstanceType: null } => $"{stack}: nothing to recommend",
            _ => $"{stack}: {from} stays, nothing to recommend",
        };
    }

    private static string ComparisonHead(RecommendationOverview overview) => overview.After is null
        ? $"\n| | {overview.BeforeTitle} |\n|---|--:|\n"
        : $"\n| | {overview.BeforeTitle} | {overview.AfterTitle} | change |\n|---|--:|--:|--:|\n";

    private static string Row(ComparedFigure figure, RecommendationOverview overview)
    {
        var (before, after) = ReferenceEquals(figure, overview.Comparison[0])
            ? (Name(figure.Before), figure.After is null ? "" : Name(figure.After))
            : (figure.Before, figure.After);
        return overview.After is null ? $"| {figure.Label} | {before} |\n" : $"| {figure.Label} | {before} | **{after}** | {figure.Change} |\n";
    }

    private static string Written(AppliedValue value) =>
        $"- {MarkdownText.Code(value.Path)}: {(value.Before is null ? "new" : MarkdownText.Code(ReportWords.Value(value.Before)))} → {(value.After is null ? "removed" : MarkdownText.Code(ReportWords.Value(value.After)))}\n";

    private static string Why(RecommendationOverview overview)
    {
        var endpoint = overview.Report.Endpoint is { } measured ? $"{MarkdownText.Plain(ReportWords.Endpoint(measured))}\n\n" : "";
        return $"**Why:** {MarkdownText.Plain(overview.Report.Explanation)}\n\n{endpoint}{MarkdownText.Plain(ReportWords.MonthlyCost(overview.Report.Capacity))}\n";
    }

    private static string Job(RecommendationOverview overview)
    {
        var job = overview.Report.Job;
        var link = overview.ConsoleUrl is { } url ? $" ([console]({url}), under Inference, Inference recommender)" : "";
        string[] commands = [overview.Subject.Command, .. overview.DescribeCommand is { } describe ? [describe] : Array.Empty<string>()];
        return $"""
            - Job {MarkdownText.Code(job.Name)}, completed {ReportWords.Date(job)}{link}: {MarkdownText.Code(job.Arn)}
            - Container {MarkdownText.Code(overview.Report.Container)}; {MarkdownText.Plain(ReportWords.RankedBy(overview.Report.Options))}
            - The same report again, from the same job:

            {MarkdownText.Block(string.Join('\n', commands), MaxReasonLength)}
            """;
    }

    private static IEnumerable<ReportRun> Runs(RecommendationOverview overview, RunState state) => overview.Runs.Where(run => run.State == state);

    private static string RankedRow(ReportRun run)
    {
        var mark = run.IsWinner ? "★" : run.IsParetoOptimal ? "○" : "";
        var figures = run.Figures;
        return $"| {mark} | {Name(run.Name)}{(run.IsCurrent ? " _(current)_" : "")} | {figures.Latency} | {figures.InvocationsPerMinute} | {figures.CostPerHour}"
            + $" | {figures.CostPerThousandInferences} | {figures.MonthlyCost} | {figures.Score} |\n";
    }

    private static string Legend(RecommendationOverview overview) =>
        overview.Runs.Any(run => run.IsParetoOptimal && !run.IsWinner) ? $"★ ranks first, ○ {ReportWords.Pareto}" : "★ ranks first";

    private static string LeftOut(ReportRun run)
    {
        var figures = run.Figures;
        return $"- {MarkdownText.Code(run.Name)}{(run.IsCurrent ? " _(current)_" : "")}: {MarkdownText.Plain(run.Reason ?? "")}"
            + $" ({figures.Latency} ms, {figures.InvocationsPerMinute} per minute, {figures.CostPerHour} USD per hour, {figures.CostPerThousandInferences} USD per thousand inferences)\n";
    }

    private static string Failed(ReportRun run) => $"\n{MarkdownText.Code(run.Name)}\n\n{MarkdownText.Block(run.Reason ?? "", MaxReasonLength)}";

    private static string Name(string text) => text == RunFigures.Nothing ? text : MarkdownText.Code(text, inTable: true);
}
