using System.Collections.Immutable;

namespace Infra.Components.Tests.Mocks;

/// <summary>Ways into the inputs of a registration.</summary>
internal static class Nesting
{
    public static ImmutableDictionary<string, object> Map(this ImmutableDictionary<string, object> map, string key) =>
        Assert.IsType<ImmutableDictionary<string, object>>(map[key]);

    public static IReadOnlyList<ImmutableDictionary<string, object>> Maps(this ImmutableDictionary<string, object> map, string key) =>
        [.. Assert.IsType<ImmutableArray<object>>(map[key]).Cast<ImmutableDictionary<string, object>>()];

    public static IReadOnlyList<ImmutableDictionary<string, object>> Maps(this RecordedResource resource, string input) => resource.Inputs.Maps(input);

    /// <summary>"key=value" of every input that is no map and no list, in ordinal order.</summary>
    public static IReadOnlyList<string> Scalars(this ImmutableDictionary<string, object> map) =>
    [
        .. map.Where(pair => pair.Value is string or bool or double)
            .Select(pair => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}"))
            .Order(StringComparer.Ordinal),
    ];
}
