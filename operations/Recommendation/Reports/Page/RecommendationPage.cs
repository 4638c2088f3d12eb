using Infra.Operations.Recommendation.Candidates;

namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>Renders a recommendation as one HTML file that needs nothing else: no network, no other file, and no scripts but for sorting.</summary>
internal static class RecommendationPage
{
    public static string Render(RecommendationOverview overview)
    {
        (ReportRun Run, int Id)[] runs = [.. overview.Runs.Select((run, at) => (run, at + 1))];
        var (style, script) = (PageAssets.Style, PageAssets.Script);
        return HtmlText.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style.Hash}'; script-src '{script.Hash}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>{Title(overview)}</title>
            <style>{style.Text}</style>
            </head>
            <body>
            <main>
            {Head(overview)}{Figures(overview)}{Why(overview)}{Chart(runs)}<section aria-labelledby="runs-title">
            <h2 id="runs-title">All runs</h2>
            {RunTable.Render(overview, runs)}</section>
            {Job(overview)}</main>
            <div id="tip" role="tooltip" hidden></div>
            <script>{script.Text}</script>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>No line begins with a percent sign.</summary>
    private static string Unbroken(string sentence) => sentence.Replace(" %", "\u00a0%", StringComparison.Ordinal);

    private static string Title(RecommendationOverview overview) => $"Inference recommendation for {overview.Subject.Stack}";

    private static HtmlText Head(RecommendationOverview overview)
    {
        var simulated = overview.Subject.Simulated ? HtmlText.Of($"<p class=\"simulated\" role=\"note\">{ReportWords.Simulated}</p>\n") : HtmlText.Empty;
        return HtmlText.Of($"""
            <header>
            <p class="eyebrow">{Title(overview)} · {ReportWords.Date(overview.Report.Job)}</p>
            <h1>{Headline(overview.Report.Decision)}</h1>
            <p class="lead">{Unbroken(overview.Report.Decision.Reason)}</p>
            {simulated}</header>

            """);
    }

    private static HtmlText Headline(RecommendationDecision decision) => decision switch
    {
        { Verdict: RecommendationVerdict.Change, CurrentInstanceType: null } => HtmlText.Of($"<span class=\"to\">{decision.RecommendedInstanceType}</span>"),
        { Verdict: RecommendationVerdict.Change } => HtmlText.Of(
            $"<span class=\"from\">{decision.CurrentInstanceType}</span> <span class=\"arrow\" aria-label=\"becomes\">→</span> <span class=\"to\">{decision.RecommendedInstanceType}</span>"),
        { CurrentInstanceType: null } => HtmlText.Of($"Nothing to recommend"),
        _ => HtmlText.Of($"<span class=\"to\">{decision.CurrentInstanceType}</span> stays"),
    };

    private static HtmlText Figures(RecommendationOverview overview) => overview.Comparison.Count == 0 ? HtmlText.Empty : HtmlText.Of($"""
        <dl class="figures">
        {HtmlText.Join(overview.Comparison.Skip(1).Select(figure => Figure(figure, overview)))}</dl>

        """);

    private static HtmlText Figure(ComparedFigure figure, RecommendationOverview overview)
    {
        var change = figure.Change.Length == 0 ? HtmlText.Empty : HtmlText.Of($" <span class=\"change {Verdict(figure.IsBetter)}\">{figure.Change}</span>");
        var beside = figure.After is null
            ? HtmlText.Empty
            : HtmlText.Of($"<dd class=\"beside\"><span>{overview.BeforeTitle} {figure.Before}</span>{change}</dd>");
        return HtmlText.Of($"<div><dt>{figure.Label}</dt><dd class=\"value\">{figure.After ?? figure.Before}</dd>{beside}</div>\n");
    }

    private static string Verdict(bool? isBetter) => isBetter switch { true => "better", false => "worse", null => "same" };

    private static HtmlText Why(RecommendationOverview overview) => HtmlText.Of($"""
        <section aria-labelledby="why-title">
        <h2 id="why-title">Why</h2>
        <p>{overview.Report.Explanation}</p>
        {(overview.Report.Endpoint is { } measured ? HtmlText.Of($"<p>{ReportWords.Endpoint(measured)}</p>\n") : HtmlText.Empty)}<p class="muted">Ranked by {ReportWords.RankedBy(overview.Report.Options)}. {ReportWords.MonthlyCost(overview.Report.Capacity)}</p>
        </section>

        """);

    private static HtmlText Chart((ReportRun Run, int Id)[] runs)
    {
        var hidden = runs.Count(entry => entry.Run is { CostPerThousandInferences: null } or { LatencyMilliseconds: null });
        var note = hidden == 0 ? HtmlText.Empty : HtmlText.Of($" Not drawn, for want of figures: {hidden}.");
        return HtmlText.Of($"""
            <section aria-labelledby="chart-title">
            <h2 id="chart-title">Cost and latency</h2>
            <figure>
            <div class="scroll" role="region" aria-labelledby="chart-title" tabindex="0">
            {ScatterChart.Render(runs)}</div>
            <figcaption>
            <span class="key"><span class="swatch winner"></span>ranks first</span>
            <span class="key"><span class="swatch pareto"></span>Pareto front: {ReportWords.Pareto}</span>
            <span class="key"><span class="swatch other"></span>other</span>
            <span class="key"><span class="swatch left-out"></span>left out</span>
            <span class="key"><span class="swatch current"></span>current type</span>
            <span class="key">The number is the rank, the area stands for invocations per minute.{note}</span>
            </figcaption>
            </figure>
            </section>

            """);
    }

    private static HtmlText Job(RecommendationOverview overview)
    {
        var job = overview.Report.Job;
        var console = overview.ConsoleUrl is { } url
            ? HtmlText.Of($"<br><a href=\"{url}\" rel=\"noopener noreferrer\">SageMaker console, {overview.Region}</a>, under Inference, Inference recommender")
            : HtmlText.Empty;
        var describe = overview.DescribeCommand is { } command ? HtmlText.Of($"<code class=\"block\">{command}</code>") : HtmlText.Empty;
        return HtmlText.Of($"""
            <section aria-labelledby="job-title">
            <h2 id="job-title">Job</h2>
            <dl class="job">
            <div><dt>name</dt><dd><code>{job.Name}</code>{(job.Reused ? ", completed before this run" : "")}{console}</dd></div>
            <div><dt>ARN</dt><dd><code>{job.Arn}</code></dd></div>
            <div><dt>completed</dt><dd>{ReportWords.Date(job)}</dd></div>
            <div><dt>container</dt><dd><code>{overview.Report.Container}</code></dd></div>
            <div><dt>the same report again</dt><dd><code class="block">{overview.Subject.Command}</code>{describe}</dd></div>
            </dl>
            </section>

            """);
    }
}
