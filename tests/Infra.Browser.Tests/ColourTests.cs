using Infra.Browser.Tests.Browsers;
using Microsoft.Playwright;

namespace Infra.Browser.Tests;

/// <summary>Both colour schemes.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ColourTests(HeadlessBrowser browser)
{
    /// <summary>WCAG 2.2, AA: the least contrast of text with what is behind it.</summary>
    private const double LeastContrast = 4.5;

    /// <summary>Each element with text of its own: its words, and the contrast of its colour with the nearest background that is not transparent.</summary>
    private const string Contrasts = """
        () => {
          const channels = text => text.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
          const behind = element => {
            for (let one = element; one; one = one.parentElement) {
              const colour = channels(getComputedStyle(one).backgroundColor);
              if (colour.length < 4 || colour[3] > 0) return colour;
            }
          };
          const texts = [...document.querySelectorAll('main *')].filter(one => !one.closest('svg')
            && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && one.getClientRects().length);
          return texts.map(one => {
            const [a, b] = [luminance(channels(getComputedStyle(one).color)), luminance(behind(one))];
            return { Text: one.textContent.trim(), Ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
          });
        }
        """;

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "rgb(245, 246, 248)", "rgb(27, 34, 48)")]
    [InlineData(ColorScheme.Dark, "rgb(15, 19, 26)", "rgb(231, 235, 242)")]
    public async Task Scheme_AsTheReaderPrefers_SetsPageAndInk(ColorScheme scheme, string page, string ink)
    {
        await using var opened = await OpenAsync(scheme);

        Assert.Equal([page, ink], await opened.Page.EvalOnSelectorAsync<string[]>("body", "body => [getComputedStyle(body).backgroundColor, getComputedStyle(body).color]"));
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Contrast_EveryText_IsEnoughToRead(ColorScheme scheme)
    {
        await using var opened = await OpenAsync(scheme);

        var contrasts = await opened.Page.EvaluateAsync<Contrast[]>(Contrasts);

        Assert.True(contrasts.Length > 100, $"{contrasts.Length} texts");
        Assert.Empty(contrasts.Where(contrast => contrast.Ratio < LeastContrast).Select(contrast => $"{contrast.Text}: {contrast.Ratio:0.00}"));
    }

    [BrowserFact]
    public async Task Marks_InBothSchemes_HaveTheirOwnColours()
    {
        var colours = new List<string[]>();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var opened = await OpenAsync(scheme);
            colours.Add(await opened.Page.EvaluateAsync<string[]>(
                "['#mark-1', '#mark-2', '#mark-4', '#mark-6'].map((mark, at) => getComputedStyle(document.querySelector(`${mark} ${at === 3 ? '.ring' : '.dot'}`)).stroke)"));
        }

        Assert.Equal(["rgb(124, 77, 186)", "rgb(124, 77, 186)", "rgb(136, 148, 168)", "rgb(163, 72, 8)"], colours[0]);
        Assert.Equal(["rgb(183, 148, 240)", "rgb(183, 148, 240)", "rgb(118, 131, 154)", "rgb(240, 164, 71)"], colours[1]);
    }

    private Task<OpenedPage> OpenAsync(ColorScheme scheme) =>
        browser.OpenAsync(SampleReports.Eight(simulated: true).ToHtml(), new BrowserNewContextOptions { ColorScheme = scheme });

    private sealed record Contrast
    {
        public string Text { get; init; } = "";

        public double Ratio { get; init; }
    }
}
