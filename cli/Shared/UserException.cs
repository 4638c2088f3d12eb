namespace Infra.Cli.Shared;

/// <summary>Bad input or wrong usage: what, which one in quotes, how to mend it. Ends the command with exit code 2.</summary>
internal sealed class UserException(string id, string message) : Exception(message)
{
    public string Id { get; } = id;
}
