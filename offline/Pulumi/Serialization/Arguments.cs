using System.Collections.Immutable;

namespace Pulumi;

internal static class Arguments
{
    /// <summary>The properties of <paramref name="args"/> as they pass to the monitor; null ones are left out.</summary>
    public static async Task<ImmutableDictionary<string, object?>> SerializeAsync(
        string label, InputArgs args, ArgumentSerializer serializer, Predicate<string> isFiltered)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, value) in args.ToProperties())
        {
            if (value is null || isFiltered(key))
                continue;

            var serialized = await SerializePropertyAsync(label, key, value, serializer);
            if (serialized is not null)
                result[key] = serialized;
        }

        return result.ToImmutable();
    }

    private static async ValueTask<object?> SerializePropertyAsync(string label, string key, object value, ArgumentSerializer serializer)
    {
        try
        {
            return await serializer.SerializeAsync($"{label}.{key}", value);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"error serializing property \"{key}\": {exception.Message}", exception);
        }
    }
}
