namespace Infra.Cli.Shared;

/// <summary>Mistakes in the input, all of them. Ends the command with exit code 2.</summary>
/// <param name="mistakes">Each mistake: a line that says where and what, perhaps with others below it.</param>
/// <param name="summary">What follows from them.</param>
internal sealed class InputException(IReadOnlyList<string> mistakes, string summary) : Exception(string.Join('\n', mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;

    public string Summary { get; } = summary;
}
