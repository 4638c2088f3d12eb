using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the values that pass between program and monitor: unwraps secrets, finds unknowns, resolves resources.</summary>
internal static class ValueReader
{
    /// <remarks><paramref name="resourceOf"/> gives the resource a URN names; without it the URN stays.</remarks>
    public static OutputData<object?> Read(object? value, Func<ResourceMark, Resource>? resourceOf) => value switch
    {
        Marks.Unknown => OutputData<object?>.Of(null) with { IsKnown = false },
        SecretMark secret => Read(secret.Value, resourceOf) with { IsSecret = true },
        ResourceMark mark => OutputData<object?>.Of(resourceOf is null ? mark.Urn : resourceOf(mark)),
        ImmutableArray<object?> list => ReadList(list, resourceOf),
        ImmutableDictionary<string, object?> map => ReadMap(map, resourceOf),
        _ => OutputData<object?>.Of(value),
    };

    private static OutputData<object?> ReadList(ImmutableArray<object?> list, Func<ResourceMark, Resource>? resourceOf)
    {
        var values = ImmutableArray.CreateBuilder<object?>(list.Length);
        var joined = OutputData<object?>.Of(null);
        foreach (var item in list)
        {
            var data = Read(item, resourceOf);
            values.Add(data.Value);
            joined = joined.With(data);
        }

        return joined.IsKnown ? joined with { Value = values.MoveToImmutable() } : joined;
    }

    private static OutputData<object?> ReadMap(ImmutableDictionary<string, object?> map, Func<ResourceMark, Resource>? resourceOf)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var joined = OutputData<object?>.Of(null);
        foreach (var (key, item) in map)
        {
            if (key.StartsWith("__", StringComparison.Ordinal))
                continue;

            var data = Read(item, resourceOf);
            values[key] = data.Value;
            joined = joined.With(data);
        }

        return joined.IsKnown ? joined with { Value = values.ToImmutable() } : joined;
    }
}
