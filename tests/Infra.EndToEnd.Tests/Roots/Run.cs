using System.Text.Json.Nodes;

namespace Infra.EndToEnd.Tests.Roots;

/// <summary>What a command left: its exit code, standard output, standard error.</summary>
public sealed record Run(int Exit, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;
}
