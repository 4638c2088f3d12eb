using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Reports.Page;

namespace Infra.Operations.Recommendation.Reports;

/// <summary>What a report is about and how to make it again.</summary>
/// <param name="Stack">The name of the stack.</param>
/// <param name="Simulated">Whether the figures come from the sandbox; every rendering says so.</param>
public sealed record ReportSubject(string Stack, bool Simulated)
{
    /// <summary>What config is read and written through, as <c>--via</c> takes it; null for the stack's file.</summary>
    public string? Via { get; init; }

    /// <summary>Further options, each with a blank before it.</summary>
    public string Options { get; init; } = "";

    /// <summary>The command that gives the same report again; it reuses the job.</summary>
    public string Command => $"./infra recommend --stack {Stack}{(Via is null ? "" : $" --via {Via}")}{Options}";
}

/// <summary>What people look at: the one model behind the table on the terminal, the Markdown, the page and the JSON.</summary>
public sealed record RecommendationOverview
{
    private RecommendationOverview()
    {
    }

    /// <summary>What it is about.</summary>
    public required ReportSubject Subject { get; init; }

    /// <summary>The step's result.</summary>
    public required RecommendationReport Report { get; init; }

    /// <summary>All runs: the ranked in their order, then those left out, then the failed.</summary>
    public required IReadOnlyList<ReportRun> Runs { get; init; }

    /// <summary>The run of the stack's instance type, without figures when it was not benchmarked; null when the stack has none.</summary>
    public required ReportRun? Before { get; init; }

    /// <summary>The winner, unless that is what the stack runs on already; null when there is none.</summary>
    public required ReportRun? After { get; init; }

    /// <summary>Both side by side.</summary>
    public required IReadOnlyList<ComparedFigure> Comparison { get; init; }

    /// <summary>The job's region; null when its ARN does not tell.</summary>
    public string? Region => ConsoleLinks.RegionOf(Report.Job.Arn);

    /// <summary>SageMaker's console in the job's region; null for a simulated job and where it is not known.</summary>
    public string? ConsoleUrl => Subject.Simulated ? null : ConsoleLinks.SageMakerOf(Report.Job.Arn);

    /// <summary>The AWS CLI's command that prints the job; null for a simulated one.</summary>
    public string? DescribeCommand => Subject.Simulated ? null
        : $"aws sagemaker describe-inference-recommendations-job --job-name {Report.Job.Name}{(Region is null ? "" : $" --region {Region}")}";

    /// <summary>Whether the instance type changes.</summary>
    public bool IsChange => Report.Decision.Verdict is RecommendationVerdict.Change;

    /// <summary>The heading above <see cref="Before"/>.</summary>
    public string BeforeTitle => IsChange ? "before" : "now";

    /// <summary>The heading above <see cref="After"/>.</summary>
    public string AfterTitle => IsChange ? "after" : "ranked first";

    /// <summary>Makes the model of a step's result.</summary>
    public static RecommendationOverview Of(RecommendationReport report, ReportSubject subject)
    {
        var runs = ReportRuns.Of(report);
        var before = runs.FirstOrDefault(run => run.IsCurrent) ?? NotBenchmarked(report.Decision.CurrentInstanceType);
        var winner = runs.FirstOrDefault(run => run.IsWinner);
        var after = ReferenceEquals(winner, before) || report.Decision.Verdict is RecommendationVerdict.NoCandidate ? null : winner;
        return new RecommendationOverview
        {
            Subject = subject,
            Report = report,
            Runs = runs,
            Before = before,
            After = after,
            Comparison = ComparisonTable.Of(before, after, report),
        };
    }

    /// <summary>The report in Markdown, for the body of a pull request.</summary>
    public string ToMarkdown() => RecommendationMarkdown.Render(this, RecommendationMarkdown.DefaultMaxLength);

    /// <summary>The report as one HTML file that needs no network and no other file.</summary>
    public string ToHtml() => RecommendationPage.Render(this);

    private static ReportRun? NotBenchmarked(string? type) =>
        type is null ? null : new ReportRun { Name = type, InstanceType = type, State = RunState.Failed, IsCurrent = true, Reason = "not benchmarked" };
}
