using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Args as mocks see them: without what is null, and without every property in which anything is unknown.</summary>
internal static class ResourceInputs
{
    /// <param name="members">The members by name.</param>
    /// <param name="dependencies">Gets the resources that the values came from.</param>
    /// <param name="withUnknown">Told when a property is left out because of an unknown in it.</param>
    public static async Task<ImmutableDictionary<string, object>> SerializeAsync(
        ImmutableDictionary<string, object?> members, HashSet<Resource> dependencies, Action? withUnknown = null)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, member) in members.Where(entry => entry.Key is not ("id" or "urn")))
        {
            var serialized = await SerializeAsync(name, member).ConfigureAwait(false);
            dependencies.UnionWith(serialized.Dependencies);
            if (serialized.IsUnknown)
            {
                withUnknown?.Invoke();
            }
            else if (Rehydrate(serialized.Value) is { } value)
            {
                inputs[name] = value;
            }
        }

        return inputs.ToImmutable();
    }

    private static async Task<SerializedValue> SerializeAsync(string name, object? member)
    {
        try
        {
            return await new Serializer().SerializeAsync(member).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
        }
    }

    private static object? Rehydrate(object? value) => value switch
    {
        ResourceReference reference => ResourcePackages.Construct(reference.Urn),
        ImmutableArray<object?> list => list.Select(Rehydrate).ToImmutableArray(),
        ImmutableDictionary<string, object?> map => map.ToImmutableDictionary(entry => entry.Key, entry => Rehydrate(entry.Value)),
        _ => value,
    };
}
