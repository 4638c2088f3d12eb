using Infra.Cli.Rendering;
using Infra.Operations.Recommendation.Reports;
using Spectre.Console;

namespace Infra.Cli.Shared;

/// <summary>Where the reports of a recommendation go.</summary>
/// <param name="context">The console, and the environment that tells whether GitHub Actions wants to read along.</param>
/// <param name="markdown">The file for the Markdown; <see cref="StandardOutput"/>, or null for none.</param>
/// <param name="html">The file for the page; <see cref="StandardOutput"/>, or null for none.</param>
internal sealed class ReportPlan(CommandContext context, string? markdown, string? html)
{
    /// <summary>Stands for standard output where a file could be named.</summary>
    public const string StandardOutput = "-";

    /// <summary>Whether standard output is taken by a report: nothing else may be written there.</summary>
    public bool TakesOutput => markdown == StandardOutput || html == StandardOutput;

    public async Task WriteAsync(RecommendationOverview overview, CancellationToken cancellationToken)
    {
        await WriteAsync(markdown, overview.ToMarkdown, cancellationToken).ConfigureAwait(false);
        await WriteAsync(html, overview.ToHtml, cancellationToken).ConfigureAwait(false);
        RecommendationOutputs.Write(context, overview);
    }

    private async Task WriteAsync(string? path, Func<string> render, CancellationToken cancellationToken)
    {
        if (path == StandardOutput)
        {
            await context.Output.Profile.Out.Writer.WriteAsync(render().AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        else if (path is not null)
        {
            await File.WriteAllTextAsync(path, render(), cancellationToken).ConfigureAwait(false);
            context.Error.MarkupLineInterpolated($"[grey]  report written to {path}[/]");
        }
    }
}
