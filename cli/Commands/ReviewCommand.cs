using System.CommandLine;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Operations.Review;

namespace Infra.Cli.Commands;

/// <summary><c>infra review</c>: a preview as a short report for the person who decides.</summary>
internal static class ReviewCommand
{
    public static Command Create(CommandContext context)
    {
        var preview = new Argument<string>("preview")
        {
            Description = "File with the output of 'pulumi preview --json' or of './infra sandbox preview --json'; - for standard input",
            DefaultValueFactory = _ => "-",
        };
        var title = new Option<string?>("--title") { Description = "Heading of the report; default: project and stack of the preview" };
        var (exitCode, json) = (GlobalOptions.ExitCode(), GlobalOptions.Json());
        var command = new ExampleCommand(
            "review",
            "Turn a preview into Markdown for a pull request",
            "pulumi preview --json -s dev | ./infra review",
            "./infra review preview.json --title dev > review.md") { preview, title, exitCode, json };
        command.SetAction((result, cancel) => RunAsync(
            context, result.GetValue(preview)!, result.GetValue(title), result.GetValue(exitCode), result.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context, string preview, string? title, bool exitCode, bool json, CancellationToken cancellationToken)
    {
        var review = PreviewReview.Parse(await ReadAsync(context, preview, cancellationToken).ConfigureAwait(false), preview == "-" ? "stdin" : preview);
        if (json)
        {
            JsonText.Write(context, review);
        }
        else
        {
            context.Output.Profile.Out.Writer.Write(review.ToMarkdown(new ReviewOptions { Title = title }));
        }

        return exitCode && !review.HasChanges ? ExitCode.Unchanged : ExitCode.Done;
    }

    private static async Task<string> ReadAsync(CommandContext context, string preview, CancellationToken cancellationToken)
    {
        if (preview == "-")
        {
            return await context.Input.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await File.ReadAllTextAsync(preview, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = exception is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new UserException("INFRA188", $"\"{preview}\" {problem}. Give a file with a preview as JSON, or - for standard input.");
        }
    }
}
