using Microsoft.Playwright;

namespace Infra.Browser.Tests.Browsers;

/// <summary>One headless browser for all tests, with a profile of its own that is new in each run; each test opens a page in a context of its own.</summary>
public sealed class HeadlessBrowser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (InstalledBrowser.Path is not { } path)
            return;

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
    }

    internal async Task<OpenedPage> OpenAsync(string html, BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        return await OpenedPage.OpenAsync(context, html);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
