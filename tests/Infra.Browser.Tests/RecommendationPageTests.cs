using Infra.Browser.Tests.Browsers;
using Infra.Operations.Recommendation.Reports;
using Microsoft.Playwright;

namespace Infra.Browser.Tests;

/// <summary>The report as people open it: from a file, in a browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RecommendationPageTests(HeadlessBrowser browser)
{
    private static readonly string[] ByRank =
    [
        "ml.g4dn.xlarge", "ml.c5.2xlarge", "ml.c5.xlarge", "ml.inf2.xlarge", "ml.m5.2xlarge", "ml.m5.xlarge", "ml.c5.large", "ml.m5.large",
        "ml.g5.xlarge", "serverless 2048 MB, concurrency 4", "ml.c6g.xlarge",
    ];

    [BrowserFact]
    public async Task Open_FromAFile_AsksForNothingElseAndHasNothingToComplainOf()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());
        await opened.Page.HoverAsync("#mark-1");
        await opened.Page.ClickAsync("#runs thead button >> nth=2");

        Assert.Equal("Inference recommendation for dev", await opened.Page.TitleAsync());
        Assert.Empty(opened.Requests);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task Open_Decision_IsReadAtOnce()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml());

        Assert.Equal(["ml.m5.xlarge → ml.g4dn.xlarge"], await opened.TextsAsync("h1"));
        Assert.Equal(
            [
                "USD per month, 0 to 4 instances 0 to 2,149.12 before 0 to 671.60 +220 %",
                "USD per hour 0.736 before 0.230 +220 %",
                "USD per thousand inferences 0.00136 before 0.00147 −7.6 %",
                "model latency, ms 8 before 26 −69.2 %",
                "invocations per minute 9,000 before 2,600 +246.2 %",
            ],
            await opened.TextsAsync(".figures > div"));
        Assert.Equal(["+220 %", "+220 %"], await opened.TextsAsync(".figures .worse"));
        Assert.Equal(["−7.6 %", "−69.2 %", "+246.2 %"], await opened.TextsAsync(".figures .better"));
        Assert.Equal(["./infra recommend --stack dev", "aws sagemaker describe-inference-recommendations-job --job-name infra-0123456789abcdef-1 --region eu-west-1"], await opened.TextsAsync("code.block"));
        Assert.Equal(
            "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1", await opened.Page.GetAttributeAsync(".job a", "href"));
    }

    [BrowserFact]
    public async Task Open_Simulated_SaysSo()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight(simulated: true).ToHtml());

        Assert.Equal([ReportWords.Simulated], await opened.TextsAsync(".simulated"));
        Assert.Equal(0, await opened.Page.Locator(".job a").CountAsync());
    }

    [BrowserFact]
    public async Task Open_MarkupInEveryTextFromOutside_IsShownAndNotRun()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Attacked().ToHtml());
        await opened.Page.HoverAsync("#mark-1");

        Assert.Equal($"Inference recommendation for dev{SampleReports.Attack}", await opened.Page.TitleAsync());
        Assert.Equal(0, await opened.Page.Locator("img").CountAsync());
        Assert.Equal(1, await opened.Page.Locator("script").CountAsync());
        Assert.Equal([$"{SampleReports.Attack} → ml.c5.2xlarge{SampleReports.Attack}"], await opened.TextsAsync("h1"));
        Assert.StartsWith($"ml.c5.2xlarge{SampleReports.Attack}: ", await opened.Page.InnerTextAsync("#tip"), StringComparison.Ordinal);
        Assert.Contains(SampleReports.Attack, await opened.RowsAsync());
        Assert.Empty(opened.Requests);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task Policy_ScriptThatIsNotThePagesOwn_IsRefused()
    {
        var html = SampleReports.Eight().ToHtml().Replace("<main>", "<main><script>document.title = 'attacked'</script>", StringComparison.Ordinal);

        await using var opened = await browser.OpenAsync(html);

        Assert.Equal("Inference recommendation for dev", await opened.Page.TitleAsync());
        Assert.Contains("Content Security Policy", Assert.Single(opened.Complaints), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Scripts_Off_TableAndChartAreThereInTheOrderOfTheRanking()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml(), new BrowserNewContextOptions { JavaScriptEnabled = false });

        Assert.True(await opened.Page.IsVisibleAsync("#runs"));
        Assert.True(await opened.Page.IsVisibleAsync("#mark-1 .dot"));
        Assert.Equal(0, await opened.Page.Locator("#runs button").CountAsync());
        Assert.Equal(11, await opened.Page.Locator("#runs tbody tr").CountAsync());
        Assert.Equal(ByRank, (await opened.TextsAsync("#runs tbody th")).Select((text, at) => text[..ByRank[at].Length]));
        Assert.False(await opened.Page.IsVisibleAsync("#tip"));
    }

    [BrowserFact]
    public async Task Print_OnPaper_IsLightAndWhole()
    {
        await using var opened = await browser.OpenAsync(SampleReports.Eight().ToHtml(), new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", await opened.Page.EvalOnSelectorAsync<string>("body", "body => getComputedStyle(body).backgroundColor"));
        Assert.False(await opened.Page.IsVisibleAsync("#sorted"));
        Assert.True(await opened.Page.EvalOnSelectorAsync<bool>("#runs", "table => table.getBoundingClientRect().width <= document.documentElement.clientWidth"));
    }
}
