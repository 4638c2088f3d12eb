using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Facts;

/// <summary>A value for every property of the facts, as it travels: each name gives another value.</summary>
internal static class Wire
{
    public static ImmutableDictionary<string, object> Of(Package package, IEnumerable<JsonProperty> properties) =>
        properties.ToImmutableDictionary(property => property.Name, property => Of(package, property.Name, Expression.Of(property)));

    public static object Of(Package package, string name, Expression type)
    {
        if (type.Element is { } element)
        {
            return ImmutableArray.Create(Of(package, name + "Item", element));
        }

        if (type.MapValue is { } value)
        {
            return ImmutableDictionary<string, object>.Empty.Add("key", Of(package, name + "Value", value));
        }

        if (type.TypeKey is { } key)
        {
            return Of(package, package.PropertiesOf(key).EnumerateObject());
        }

        if (type.EnumKey is { } enumeration)
        {
            return package.Enums.GetProperty(enumeration).EnumerateObject().Last().Value.GetString()!;
        }

        return type.First.Text switch
        {
            "boolean" => true,
            "integer" => (double)name.Length,
            "number" => name.Length + 0.25,
            "asset" => new StringAsset(name),
            _ => name + " text",
        };
    }

    /// <summary>The value as text with sorted keys, for comparison and for a readable difference.</summary>
    public static string Text(object? value, int depth = 0)
    {
        var indent = new string(' ', 2 * depth);
        return value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool boolean => boolean ? "true" : "false",
            ImmutableDictionary<string, object> map => "{" + string.Concat(map.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"\n{indent}  {pair.Key}: {Text(pair.Value, depth + 1)}")) + "}",
            ImmutableArray<object> list => "[" + string.Join(", ", list.Select(item => Text(item, depth + 1))) + "]",
            AssetOrArchive asset => asset.GetType().Name,
            _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", value),
        };
    }

    /// <summary>The value of a JSON text: what a provider setting carries.</summary>
    public static object OfJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(property => property.Name, property => OfJson(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(OfJson).ToImmutableArray(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => json.GetString()!,
    };
}
