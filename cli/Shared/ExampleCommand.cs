using System.CommandLine;

namespace Infra.Cli.Shared;

/// <summary>A command whose help ends with examples that can be pasted.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
