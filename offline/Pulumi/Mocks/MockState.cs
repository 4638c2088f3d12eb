using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Mocking;

/// <summary>What a mock returned, property by property; a value may be an output and so be unknown or secret.</summary>
internal static class MockState
{
    public static async Task<ImmutableDictionary<string, SerializedValue>> SerializeAsync(object state)
    {
        var values = ImmutableDictionary.CreateBuilder<string, SerializedValue>();
        foreach (var (key, value) in await MembersAsync(state).ConfigureAwait(false))
        {
            var serialized = await new Serializer().SerializeAsync(value).ConfigureAwait(false);
            if (serialized.Value is not null)
            {
                values[key] = serialized;
            }
        }

        return values.ToImmutable();
    }

    private static async Task<IEnumerable<KeyValuePair<string, object?>>> MembersAsync(object state)
    {
        ArgumentNullException.ThrowIfNull(state);
        switch (state)
        {
            case InputArgs args:
                return args.ToDictionary();
            case IEnumerable<KeyValuePair<string, object?>> map:
                return map;
            default:
                var serialized = await new Serializer().SerializeAsync(state).ConfigureAwait(false);
                return serialized.Value as ImmutableDictionary<string, object?>
                    ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type.");
        }
    }
}
