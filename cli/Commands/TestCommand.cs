using System.Collections.Concurrent;
using System.CommandLine;
using System.Xml.Linq;
using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Spectre.Console;

namespace Infra.Cli.Commands;

/// <summary><c>infra test</c>: builds the solution, runs every test project, ends with one line.</summary>
internal static class TestCommand
{
    /// <summary>What the test platform says of itself; people want the outcome of each project and the failures.</summary>
    private static readonly string[] Noise = ["Test run for", "VSTest version", "Starting test execution", "A total of", "Results File:", "Additionally, path to test adapters", "No test matches"];

    /// <summary>The test platform's word for a skipped test.</summary>
    private const string Skipped = "NotExecuted";

    public static Command Create(CommandContext context)
    {
        var filter = new Option<string?>("--filter") { Description = "Run the tests that match, e.g. FullyQualifiedName~Ranking" };
        var command = new ExampleCommand(
            "test",
            "Build and run all tests; ends with 'N passed, N failed, N skipped'",
            "./infra test",
            "./infra test --filter FullyQualifiedName~Ranking") { filter };
        command.SetAction((result, cancel) => RunAsync(context, result.GetValue(filter), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? filter, CancellationToken cancellationToken)
    {
        var results = Directory.CreateTempSubdirectory("infra-test-");
        try
        {
            context.Error.WriteLine("building the tests ...");
            if (await BuildAsync(context, cancellationToken).ConfigureAwait(false) != 0)
            {
                ErrorText.Line(context, "INFRA189", "The solution does not build; the compiler's messages stand above.");
                return ExitCode.Failed;
            }

            string[] args = ["test", "Infra.sln", "-c", "Release", "--no-build", "-v", "quiet", "--logger", "trx", "--results-directory", results.FullName];
            var exit = await ChildProcess.FilterAsync(
                "dotnet",
                filter is null ? args : [.. args, "--filter", filter],
                context.Root,
                line => !Noise.Any(noise => line.StartsWith(noise, StringComparison.Ordinal)) && !string.IsNullOrWhiteSpace(line),
                line => context.Output.WriteLine(line.TrimEnd()),
                cancellationToken).ConfigureAwait(false);
            foreach (var (reason, count) in Skips(results))
            {
                context.Output.WriteLine($"skipped {count}: {reason}");
            }

            var (passed, failed, skipped) = Count(results);
            context.Output.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
            return exit == 0 && failed == 0 && passed > 0 ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    /// <summary>Of the compiler's words only the errors, each once: a project that others reference repeats its own.</summary>
    private static Task<int> BuildAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var shown = new ConcurrentDictionary<string, bool>();
        return ChildProcess.FilterAsync(
            "dotnet",
            ["build", "Infra.sln", "-c", "Release", "-v", "quiet"],
            context.Root,
            line => line.Contains(": error ", StringComparison.Ordinal) && shown.TryAdd(line.Trim(), true),
            line => context.Error.WriteLine(line.Trim()),
            cancellationToken);
    }

    internal static (int Passed, int Failed, int Skipped) Count(DirectoryInfo results)
    {
        var outcomes = Results(results).CountBy(Outcome).ToDictionary(StringComparer.Ordinal);
        int Of(string outcome) => outcomes.GetValueOrDefault(outcome);
        return (Of("Passed"), outcomes.Values.Sum() - Of("Passed") - Of(Skipped), Of(Skipped));
    }

    /// <summary>Why tests were skipped, and how many for each reason.</summary>
    internal static IEnumerable<(string Reason, int Count)> Skips(DirectoryInfo results) =>
        from result in Results(results)
        where Outcome(result) == Skipped
        group result by result.Descendants().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value.Trim() ?? "no reason given" into same
        orderby same.Key
        select (same.Key, same.Count());

    private static IEnumerable<XElement> Results(DirectoryInfo results) => results.EnumerateFiles("*.trx")
        .SelectMany(file => XDocument.Load(file.FullName).Descendants())
        .Where(element => element.Name.LocalName == "UnitTestResult");

    private static string Outcome(XElement result) => (string?)result.Attribute("outcome") ?? "";
}
