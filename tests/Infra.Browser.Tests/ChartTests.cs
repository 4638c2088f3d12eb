using System.Globalization;
using Infra.Browser.Tests.Browsers;

namespace Infra.Browser.Tests;

/// <summary>The chart of cost and latency.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ChartTests(HeadlessBrowser browser)
{
    [BrowserFact]
    public async Task Marks_RunsWithFigures_AreOneEachAndTheFrontIsMarked()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());

        Assert.Equal(["1", "10", "2", "3", "4", "5", "6", "7", "8", "9"], [.. (await RunsOf(opened, ".mark")).Order(StringComparer.Ordinal)]);
        Assert.Equal(["1", "2", "3"], [.. (await RunsOf(opened, ".mark.pareto")).Order(StringComparer.Ordinal)]);
        Assert.Equal(["1"], await RunsOf(opened, ".mark.winner"));
        Assert.Equal(["6"], await RunsOf(opened, ".mark.current"));
        Assert.Equal(["10", "9"], [.. (await RunsOf(opened, ".mark.left-out")).Order(StringComparer.Ordinal)]);
        Assert.Equal(1, await opened.Page.Locator("path.front").CountAsync());
    }

    [BrowserFact]
    public async Task Marks_CheaperIsLeftFasterIsBelowAndTheAreaIsTheThroughput()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());
        var (fast, cheap) = (await CentreAsync(opened, 1), await CentreAsync(opened, 3));

        Assert.True(cheap.X < fast.X && fast.Y > cheap.Y, $"{cheap} {fast}");
        Assert.Equal(9000d / 5600, Math.Pow(await RadiusAsync(opened, 1) / await RadiusAsync(opened, 2), 2), 6);
    }

    [BrowserFact]
    public async Task Keyboard_TabToAMark_ShowsItsFiguresAndEnterLeadsToItsRow()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());

        await opened.Page.FocusAsync("[aria-labelledby=chart-title][tabindex]");
        await opened.Page.Keyboard.PressAsync("Tab");
        var run = await opened.Page.EvaluateAsync<string>("document.activeElement.dataset.run");
        var tip = await opened.Page.InnerTextAsync("#tip");
        Assert.Contains("hot", await opened.Page.GetAttributeAsync($"#run-{run}", "class"), StringComparison.Ordinal);
        await opened.Page.Keyboard.PressAsync("Escape");
        Assert.False(await opened.Page.IsVisibleAsync("#tip"));
        await opened.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("9", run);
        Assert.Equal("ml.g5.xlarge: 0.00162 USD per thousand inferences, 6 ms, 14,500 invocations per minute, 1.408 USD per hour; left out: 1.408 USD/h is above the limit of 1 USD/h", tip);
        Assert.EndsWith("#run-9", opened.Page.Url, StringComparison.Ordinal);
        Assert.Equal("run-9", await opened.Page.EvaluateAsync<string>("document.querySelector(':target').id"));
    }

    [BrowserFact]
    public async Task Pointer_OverAMark_ShowsItsFiguresInsideTheWindow()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());

        await opened.Page.HoverAsync("#mark-10");

        Assert.StartsWith("serverless 2048 MB, concurrency 4: 0.00210 USD per thousand inferences", await opened.Page.InnerTextAsync("#tip"), StringComparison.Ordinal);
        Assert.True(await opened.Page.EvalOnSelectorAsync<bool>("#tip", "tip => { const at = tip.getBoundingClientRect(); return at.left >= 0 && at.right <= innerWidth && at.top >= 0; }"));
        await opened.Page.HoverAsync("h1");
        Assert.False(await opened.Page.IsVisibleAsync("#tip"));
    }

    private static Task<string[]> RunsOf(OpenedPage opened, string selector) =>
        opened.Page.EvalOnSelectorAllAsync<string[]>(selector, "marks => marks.map(mark => mark.dataset.run)");

    private static async Task<(double X, double Y)> CentreAsync(OpenedPage opened, int run)
    {
        var box = (await opened.Page.Locator($"#mark-{run} .dot").BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static async Task<double> RadiusAsync(OpenedPage opened, int run) =>
        double.Parse((await opened.Page.GetAttributeAsync($"#mark-{run} .dot", "r"))!, CultureInfo.InvariantCulture);
}
