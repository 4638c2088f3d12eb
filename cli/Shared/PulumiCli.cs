namespace Infra.Cli.Shared;

/// <summary>The Pulumi CLI, run in the project's folder for one stack; arguments go to it as they are, through no shell.</summary>
internal sealed class PulumiCli(CommandContext context, string stack)
{
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public string Stack => stack;

    /// <summary>Whether there is a program called <c>pulumi</c> on the PATH.</summary>
    public bool IsInstalled => Find() is not null;

    /// <returns>Exit code and captured text; exit code 127 when the CLI is not installed.</returns>
    /// <param name="args">Command and options.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <param name="last">What comes after <c>--</c>: a value that may begin with a dash.</param>
    public async Task<(int Exit, string Output, string Error)> RunAsync(
        IEnumerable<string> args, CancellationToken cancellationToken, params IReadOnlyCollection<string> last) => Find() is { } program
        ? await ChildProcess.CaptureAsync(
            program,
            [.. args, "--non-interactive", "--stack", stack, .. last.Count > 0 ? ["--", .. last] : (string[])[]],
            context.Root,
            cancellationToken).ConfigureAwait(false)
        : (127, "", "'pulumi' is not installed");

    private string? Find() => (context.Environment("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Extensions.Select(extension => Path.Combine(folder, "pulumi" + extension)))
        .FirstOrDefault(File.Exists);
}
