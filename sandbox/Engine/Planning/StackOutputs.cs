using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Planning;

/// <summary>A stack's outputs.</summary>
/// <param name="Values">The values in clear, by name.</param>
/// <param name="Secrets">The names of those that are secret.</param>
public sealed record StackOutputs(ImmutableSortedDictionary<string, JsonNode?> Values, ImmutableHashSet<string> Secrets)
{
    /// <summary>No outputs.</summary>
    public static StackOutputs Empty { get; } = new(ImmutableSortedDictionary<string, JsonNode?>.Empty, []);

    /// <summary>The output as text: a string as it is, anything else as JSON; null where there is none.</summary>
    public string? Text(string name) => Values.GetValueOrDefault(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var node => node.ToJsonString(),
    };

    internal static StackOutputs From(MapValue outputs)
    {
        var known = outputs.Entries.Where(entry => !entry.Value.ContainsUnknown).ToList();
        return new StackOutputs(
            known.ToImmutableSortedDictionary(entry => entry.Key, entry => PropertyJson.ToPlain(entry.Value), StringComparer.Ordinal),
            [.. known.Where(entry => entry.Value.ContainsSecret).Select(entry => entry.Key)]);
    }
}
