using Infra.Browser.Tests.Browsers;

namespace Infra.Browser.Tests;

/// <summary>The table of all runs, sorted by each of its columns.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SortTests(HeadlessBrowser browser)
{
    private const string Unmeasured = "ml.c6g.xlarge";
    private const string Serverless = "serverless 2048 MB, concurrency 4";

    /// <summary>The order after one click on each column, and the direction it begins with; what has no figure goes last.</summary>
    public static TheoryData<int, string, string[]> Columns => new()
    {
        { 1, "ascending", ["ml.c5.2xlarge", "ml.c5.large", "ml.c5.xlarge", Unmeasured, "ml.g4dn.xlarge", "ml.g5.xlarge", "ml.inf2.xlarge", "ml.m5.2xlarge", "ml.m5.large", "ml.m5.xlarge", Serverless] },
        { 2, "ascending", ["ml.g5.xlarge", "ml.g4dn.xlarge", "ml.inf2.xlarge", "ml.c5.2xlarge", "ml.m5.2xlarge", "ml.c5.xlarge", "ml.m5.xlarge", Serverless, "ml.c5.large", "ml.m5.large", Unmeasured] },
        { 3, "descending", ["ml.g5.xlarge", "ml.g4dn.xlarge", "ml.inf2.xlarge", "ml.c5.2xlarge", "ml.m5.2xlarge", Serverless, "ml.c5.xlarge", "ml.m5.xlarge", "ml.c5.large", "ml.m5.large", Unmeasured] },
        { 4, "ascending", ["ml.c5.large", "ml.m5.large", Serverless, "ml.c5.xlarge", "ml.m5.xlarge", "ml.c5.2xlarge", "ml.m5.2xlarge", "ml.g4dn.xlarge", "ml.inf2.xlarge", "ml.g5.xlarge", Unmeasured] },
        { 5, "ascending", ["ml.c5.xlarge", "ml.c5.2xlarge", "ml.g4dn.xlarge", "ml.c5.large", "ml.m5.xlarge", "ml.inf2.xlarge", "ml.m5.2xlarge", "ml.g5.xlarge", "ml.m5.large", Serverless, Unmeasured] },
        { 6, "ascending", ["ml.c5.large", "ml.m5.large", "ml.c5.xlarge", "ml.m5.xlarge", "ml.c5.2xlarge", "ml.m5.2xlarge", "ml.g4dn.xlarge", "ml.inf2.xlarge", "ml.g5.xlarge", Serverless, Unmeasured] },
        { 7, "descending", ["ml.g4dn.xlarge", "ml.c5.2xlarge", "ml.c5.xlarge", "ml.inf2.xlarge", "ml.m5.2xlarge", "ml.m5.xlarge", "ml.c5.large", "ml.m5.large", "ml.g5.xlarge", Serverless, Unmeasured] },
    };

    [BrowserTheory]
    [MemberData(nameof(Columns))]
    public async Task Click_AHeaderOnceAndAgain_SortsByItsColumnAndReversesWhatHasAFigure(int column, string direction, string[] expected)
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());
        var (button, head) = ($"#runs thead button >> nth={column}", $"#runs thead th >> nth={column}");
        var missing = column switch { 1 => 0, 6 => 2, 7 => 3, _ => 1 };

        await opened.Page.ClickAsync(button);
        var (once, sorted) = (await opened.RowsAsync(), await opened.Page.GetAttributeAsync(head, "aria-sort"));
        await opened.Page.ClickAsync(button);
        var again = await opened.RowsAsync();

        Assert.Equal(expected, once);
        Assert.Equal(direction, sorted);
        Assert.Equal(1, await opened.Page.Locator("th[aria-sort]").CountAsync());
        Assert.Equal(expected.SkipLast(missing).Reverse().Concat(expected.TakeLast(missing)), again);
        Assert.Equal(direction == "ascending" ? "descending" : "ascending", await opened.Page.GetAttributeAsync(head, "aria-sort"));
    }

    [BrowserFact]
    public async Task Click_TheRank_LeadsBackToTheOrderOfTheRanking()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());
        var ranked = await opened.RowsAsync();

        await opened.Page.ClickAsync("#runs thead button >> nth=0");
        Assert.Equal("ml.m5.large", (await opened.RowsAsync())[0]);
        await opened.Page.ClickAsync("#runs thead button >> nth=0");

        Assert.Equal(ranked, await opened.RowsAsync());
    }

    [BrowserFact]
    public async Task Keyboard_EnterAndSpaceOnAHeader_SortAndSaySo()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());

        await opened.Page.FocusAsync("#runs thead button >> nth=2");
        await opened.Page.Keyboard.PressAsync("Enter");
        var down = (await opened.RowsAsync())[0];
        var said = await opened.Page.InnerTextAsync("#sorted");
        await opened.Page.Keyboard.PressAsync("Space");

        Assert.Equal(("ml.g5.xlarge", "ml.m5.large"), (down, (await opened.RowsAsync())[0]));
        Assert.Equal("Sorted by latency ms, ascending.", said);
        Assert.Equal("Sorted by latency ms, descending.", await opened.Page.InnerTextAsync("#sorted"));
    }
}
