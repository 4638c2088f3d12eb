using System.Text;
using Spectre.Console;

namespace Infra.Cli.Shared;

/// <summary>What a step of GitHub Actions reads back: its outputs and its summary. Nothing happens elsewhere.</summary>
internal sealed class GitHubActions(CommandContext context)
{
    /// <summary>GitHub drops the summary of a step that is larger.</summary>
    private const int MaxSummaryBytes = 1024 * 1024;

    /// <summary>The file that takes the step's outputs; null when there is none.</summary>
    public string? OutputFile { get; } = FileOf(context, "GITHUB_OUTPUT");

    /// <summary>The file that takes the step's summary; null when there is none.</summary>
    public string? SummaryFile { get; } = FileOf(context, "GITHUB_STEP_SUMMARY");

    /// <summary>Sets outputs. Each is written with a delimiter that stands in no line of it, so that no value can set another.</summary>
    public void Set(IEnumerable<(string Name, string Value)> outputs)
    {
        if (OutputFile is null)
        {
            return;
        }

        File.AppendAllText(OutputFile, string.Concat(outputs.Select(output => Assignment(output.Name, output.Value))));
    }

    /// <summary>Adds to the step's summary, unless that would make it too large to be shown.</summary>
    public void Summarize(string markdown)
    {
        if (SummaryFile is null)
        {
            return;
        }

        var file = new FileInfo(SummaryFile);
        if ((file.Exists ? file.Length : 0) + Encoding.UTF8.GetByteCount(markdown) + 1 > MaxSummaryBytes)
        {
            context.Error.WriteLine("The step's summary is full (1 MiB): the report is not added to it.");
            return;
        }

        File.AppendAllText(SummaryFile, markdown + "\n");
    }

    internal static string Assignment(string name, string value)
    {
        var lines = value.ReplaceLineEndings("\n");
        var delimiter = "end-of-" + name;
        while (lines.Split('\n').Contains(delimiter, StringComparer.Ordinal))
        {
            delimiter += "-";
        }

        return $"{name}<<{delimiter}\n{lines}\n{delimiter}\n";
    }

    private static string? FileOf(CommandContext context, string variable) =>
        context.Environment("GITHUB_ACTIONS") == "true" && context.Environment(variable) is { Length: > 0 } path ? path : null;
}
