using Microsoft.Playwright;

namespace Infra.Browser.Tests.Browsers;

/// <summary>A report opened from a file, with everything the browser asked for and complained about.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infra-page-");

    private OpenedPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>The addresses that were asked for, but for the page's own file.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Errors and warnings of the console, and what no script caught.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<OpenedPage> OpenAsync(IBrowserContext context, string html)
    {
        var opened = new OpenedPage(context, await context.NewPageAsync());
        var file = Path.Combine(opened.folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, html);
        opened.Watch(new Uri(file).AbsoluteUri);
        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    /// <summary>The texts of the elements.</summary>
    public async Task<string[]> TextsAsync(string selector) =>
        [.. (await Page.Locator(selector).AllInnerTextsAsync()).Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>The names of the runs in the order of the table's rows.</summary>
    public Task<string[]> RowsAsync() => Page.EvalOnSelectorAllAsync<string[]>("#runs tbody th", "cells => cells.map(cell => cell.dataset.value)");

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private void Watch(string own)
    {
        Page.Request += (_, request) => Add(Requests, request.Url.Split('#')[0] == own ? null : request.Url);
        Page.Console += (_, message) => Add(Complaints, message.Type is "error" or "warning" ? message.Text : null);
        Page.PageError += (_, error) => Add(Complaints, error);
    }

    private static void Add(List<string> list, string? text)
    {
        if (text is not null)
            list.Add(text);
    }
}
