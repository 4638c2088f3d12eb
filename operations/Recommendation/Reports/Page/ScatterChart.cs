namespace Infra.Operations.Recommendation.Reports.Page;

/// <summary>Cost and latency of every measured run, drawn on the server so that it shows without scripts: throughput as area, the front marked.</summary>
internal static class ScatterChart
{
    private const double Width = 860;
    private const double Height = 440;
    private const double Left = 72;
    private const double Right = Width - 24;
    private const double Top = 16;
    private const double Bottom = Height - 58;

    public static HtmlText Render(IReadOnlyList<(ReportRun Run, int Id)> runs)
    {
        var drawn = runs.Where(entry => entry.Run is { CostPerThousandInferences: not null, LatencyMilliseconds: not null }).ToArray();
        if (drawn.Length == 0)
            return HtmlText.Of($"<p class=\"muted\">No run has both a cost and a latency, so there is nothing to draw.</p>");

        var cost = new ChartScale([.. drawn.Select(entry => entry.Run.CostPerThousandInferences!.Value)], Left, Right);
        var latency = new ChartScale([.. drawn.Select(entry => entry.Run.LatencyMilliseconds!.Value)], Bottom, Top);
        var most = drawn.Max(entry => entry.Run.InvocationsPerMinute ?? 0);
        ChartMark[] marks =
        [
            .. drawn.Select(entry => new ChartMark(
                entry.Run, entry.Id, cost.At(entry.Run.CostPerThousandInferences!.Value), latency.At(entry.Run.LatencyMilliseconds!.Value),
                ChartMark.RadiusOf(entry.Run.InvocationsPerMinute, most))),
        ];
        return HtmlText.Of($"""
            <svg viewBox="0 0 {Width} {Height}" role="group" aria-label="Cost and latency of {drawn.Length} runs; each mark leads to its row in the table">
            {Axes(cost, latency)}{Front(marks)}{HtmlText.Join(Layered(marks).Select(Mark))}{Labels(marks)}</svg>

            """);
    }

    private static HtmlText Axes(ChartScale cost, ChartScale latency)
    {
        var columns = HtmlText.Join(cost.Ticks.Select(tick => HtmlText.Of(
            $"<line class=\"grid\" x1=\"{tick.At}\" x2=\"{tick.At}\" y1=\"{Top}\" y2=\"{Bottom}\"/><text class=\"tick\" x=\"{tick.At}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{tick.Label}</text>\n")));
        var rows = HtmlText.Join(latency.Ticks.Select(tick => HtmlText.Of(
            $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{tick.At}\" y2=\"{tick.At}\"/><text class=\"tick\" x=\"{Left - 8}\" y=\"{tick.At + 4}\" text-anchor=\"end\">{tick.Label}</text>\n")));
        return HtmlText.Of($"""
            <g aria-hidden="true">
            {columns}{rows}<path class="axis" d="M{Left} {Top}V{Bottom}H{Right}"/>
            <text class="title" x="{(Left + Right) / 2}" y="{Height - 12}" text-anchor="middle">USD per thousand inferences{Logarithmic(cost)}  ·  ← cheaper</text>
            <text class="title" transform="translate(18 {(Top + Bottom) / 2}) rotate(-90)" text-anchor="middle">model latency, ms{Logarithmic(latency)}  ·  ← faster</text>
            </g>

            """);
    }

    private static string Logarithmic(ChartScale scale) => scale.IsLogarithmic ? " (logarithmic)" : "";

    /// <summary>The steps between the runs that none beats in cost and latency both.</summary>
    private static HtmlText Front(ChartMark[] marks)
    {
        List<ChartMark> front = [];
        foreach (var mark in marks.Where(mark => mark.Run.IsParetoOptimal).OrderBy(mark => mark.X).ThenByDescending(mark => mark.Y))
        {
            if (front.Count == 0 || mark.Y > front[^1].Y)
                front.Add(mark);
        }

        return front.Count < 2
            ? HtmlText.Empty
            : HtmlText.Of($"<path class=\"front\" aria-hidden=\"true\" d=\"M{front[0].X} {front[0].Y}{HtmlText.Join(front.Skip(1).Select(mark => HtmlText.Of($"H{mark.X}V{mark.Y}")))}\"/>\n");
    }

    /// <summary>Large marks below small ones, so that none is hidden.</summary>
    private static IEnumerable<ChartMark> Layered(ChartMark[] marks) => marks.OrderByDescending(mark => mark.Radius).ThenBy(mark => mark.Id);

    private static HtmlText Mark(ChartMark mark)
    {
        var run = mark.Run;
        var ring = run.IsCurrent ? HtmlText.Of($"<circle class=\"ring\" r=\"{mark.Radius + ChartMark.RingWidth}\"/>") : HtmlText.Empty;
        var rank = run.Rank is { } place ? HtmlText.Of($"<text class=\"rank\" y=\"4\" text-anchor=\"middle\" aria-hidden=\"true\">{place}</text>") : HtmlText.Empty;
        return HtmlText.Of($"""
            <a class="mark{Classes(run)}" id="mark-{mark.Id}" href="#run-{mark.Id}" data-run="{mark.Id}" transform="translate({mark.X} {mark.Y})" aria-label="{RunWords.Of(run)}"><title>{RunWords.Of(run)}</title><circle class="dot" r="{mark.Radius}"/>{ring}{rank}</a>

            """);
    }

    private static HtmlText Labels(ChartMark[] marks)
    {
        ChartMark[] byImportance = [.. marks.OrderByDescending(mark => mark.Run.IsWinner).ThenByDescending(mark => mark.Run.IsCurrent)
            .ThenByDescending(mark => mark.Run.IsParetoOptimal).ThenBy(mark => mark.Id)];
        return HtmlText.Join(ChartLabels.Place(byImportance, Left, Right, Top, Bottom).Select(label => HtmlText.Of(
            $"<text class=\"name{Classes(label.Mark.Run)}\" x=\"{label.X}\" y=\"{label.Y}\" text-anchor=\"{label.Anchor}\" aria-hidden=\"true\">{label.Mark.Run.Name}</text>\n")));
    }

    private static string Classes(ReportRun run) =>
        (run.IsWinner ? " winner" : "") + (run.IsCurrent ? " current" : "") + (run.IsParetoOptimal ? " pareto" : "") + (run.State is RunState.LeftOut ? " left-out" : "");
}
