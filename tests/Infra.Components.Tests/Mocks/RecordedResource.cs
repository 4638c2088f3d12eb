using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Infra.Components.Tests.Mocks;

/// <summary>A registration as the engine would see it.</summary>
internal sealed record RecordedResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    public object? this[string input] => Inputs.GetValueOrDefault(input);

    public string Text(string input) => Assert.IsType<string>(this[input]);

    public ImmutableDictionary<string, object> Map(string input) => Assert.IsType<ImmutableDictionary<string, object>>(this[input]);

    public ImmutableArray<object> List(string input) => Assert.IsType<ImmutableArray<object>>(this[input]);

    /// <summary>A JSON document among the inputs.</summary>
    public JsonNode Json(string input) => JsonNode.Parse(Text(input))!;
}
