namespace Infra.Cli.Shared;

/// <summary>Several mistakes in the input, each on a line of its own. Ends the command with exit code 2.</summary>
internal sealed class InputException(IReadOnlyList<string> lines) : Exception(string.Join('\n', lines))
{
    public IReadOnlyList<string> Lines { get; } = lines;
}
