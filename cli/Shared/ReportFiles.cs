using System.CommandLine;

namespace Infra.Cli.Shared;

/// <summary>The options by which a recommendation is written as Markdown and as a page; the paths are tried before anything is started.</summary>
internal sealed class ReportFiles
{
    private readonly Option<string?> markdown = new("--markdown")
    {
        Description = "Write the report as Markdown, for the body of a pull request; - for standard output",
        HelpName = "file",
    };

    private readonly Option<string?> html = new("--html")
    {
        Description = "Write the report as one HTML page that works offline; - for standard output",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(markdown);
        command.Add(html);
    }

    /// <summary>Refuses the options beside one that makes no report.</summary>
    /// <exception cref="UserException">One of them is given.</exception>
    public void RefuseWith(string option, ParseResult result)
    {
        if ((result.GetValue(markdown) is null ? html : markdown) is var given && result.GetValue(given) is not null)
            throw new UserException("INFRA190", $"\"{given.Name}\" writes the report of a recommendation, and {option} makes none. Leave one of them out.");
    }

    /// <summary>Tries each path that is given: what cannot be written is told before a job is paid for.</summary>
    /// <exception cref="InputException">A path cannot be written, would overwrite the stack file, or two reports go to one place.</exception>
    public ReportPlan Plan(CommandContext context, ParseResult result, string stackFile, bool json)
    {
        var (toMarkdown, toHtml) = (result.GetValue(markdown), result.GetValue(html));
        (string Option, string Path)[] places =
        [
            .. toMarkdown is null ? [] : new[] { (markdown.Name, toMarkdown) },
            .. toHtml is null ? [] : new[] { (html.Name, toHtml) },
            .. json ? new[] { ("--json", ReportPlan.StandardOutput) } : [],
        ];
        string[] problems =
        [
            .. places.GroupBy(place => Full(place.Path), StringComparer.Ordinal).Where(same => same.Count() > 1).Select(Clash),
            .. places.Where(place => place.Path != ReportPlan.StandardOutput).DistinctBy(place => Full(place.Path))
                .Select(place => (place, Problem: ReportPath.ProblemOf(place.Path, stackFile))).Where(tried => tried.Problem is not null)
                .Select(tried => $"INFRA180: {tried.place.Option}: \"{tried.place.Path}\" {tried.Problem}"),
        ];
        return problems.Length > 0 ? throw new InputException(problems, "Nothing was started or changed.") : new ReportPlan(context, toMarkdown, toHtml);
    }

    private static string Full(string path) => path is ReportPlan.StandardOutput or "" ? path : Path.GetFullPath(path);

    private static string Clash(IGrouping<string, (string Option, string Path)> same)
    {
        var place = same.Key == ReportPlan.StandardOutput ? "standard output" : $"\"{same.First().Path}\"";
        return $"INFRA181: {string.Join(" and ", same.Select(one => one.Option))} would both go to {place}. Give each a file of its own.";
    }
}
