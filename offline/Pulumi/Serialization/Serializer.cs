using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>A value as mocks see it, and what was inside it on the way there.</summary>
internal readonly record struct SerializedValue(object? Value, bool IsUnknown, bool IsSecret, IReadOnlyCollection<Resource> Dependencies);

/// <summary>Turns args into what mocks see: numbers are doubles, lists immutable arrays, maps immutable dictionaries, outputs their values.</summary>
internal sealed class Serializer
{
    /// <summary>The text that stands for an unknown value on the wire.</summary>
    public const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private readonly HashSet<Resource> dependencies = [];
    private bool unknown;
    private bool secret;

    /// <exception cref="InvalidOperationException">A value has a type that cannot be sent.</exception>
    public async Task<SerializedValue> SerializeAsync(object? value)
    {
        var result = await VisitAsync(value).ConfigureAwait(false);
        return new SerializedValue(result, unknown, secret, dependencies);
    }

    private async Task<object?> VisitAsync(object? value)
    {
        switch (value)
        {
            case null or bool or double or string or AssetOrArchive:
                if (value is string and UnknownValue)
                {
                    unknown = true;
                }

                return value;
            case int number:
                return (double)number;
            case Enum choice:
                return (double)Convert.ToInt32(choice, System.Globalization.CultureInfo.InvariantCulture);
            case InputArgs args:
                return await VisitMembersAsync(args.ToDictionary()).ConfigureAwait(false);
            case IInputCollection collection:
                return await collection.VisitAsync(VisitAsync).ConfigureAwait(false);
            case IInput input:
                return await VisitAsync(input.Raw).ConfigureAwait(false);
            case IOutput output:
                return await VisitOutputAsync(output).ConfigureAwait(false);
            case IUnion union:
                return await VisitAsync(union.Value).ConfigureAwait(false);
            case JsonElement json:
                return FromJson(json);
            case Resource resource:
                return await VisitResourceAsync(resource).ConfigureAwait(false);
            case IDictionary map:
                return await VisitMembersAsync(Entries(map)).ConfigureAwait(false);
            case IList list:
                return await VisitListAsync(list).ConfigureAwait(false);
            case Task:
                throw Unsupported("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\tOutput.Create(task)");
            default:
                return await VisitObjectAsync(value).ConfigureAwait(false);
        }
    }

    private async Task<object?> VisitOutputAsync(IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        dependencies.UnionWith(data.Resources);
        secret |= data.IsSecret;
        if (data.IsKnown)
        {
            return await VisitAsync(data.Value).ConfigureAwait(false);
        }

        unknown = true;
        return UnknownValue;
    }

    private async Task<object?> VisitResourceAsync(Resource resource)
    {
        dependencies.Add(resource);
        var urn = await resource.Urn.DataTask.ConfigureAwait(false);
        return new ResourceReference(urn.Value);
    }

    private async Task<object?> VisitListAsync(IList list)
    {
        if (list.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty(nameof(ImmutableArray<object>.IsDefault))!.GetValue(list)!)
        {
            return ImmutableArray<object?>.Empty;
        }

        var items = ImmutableArray.CreateBuilder<object?>(list.Count);
        foreach (var item in list)
        {
            items.Add(await VisitAsync(item).ConfigureAwait(false));
        }

        return items.ToImmutable();
    }

    /// <summary>Null members are absent; so are those whose key begins with two underscores.</summary>
    private async Task<object?> VisitMembersAsync(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, member) in members)
        {
            if (await VisitAsync(member).ConfigureAwait(false) is { } value && !key.StartsWith("__", StringComparison.Ordinal))
            {
                map[key] = value;
            }
        }

        return map.ToImmutable();
    }

    private async Task<object?> VisitObjectAsync(object value)
    {
        var type = value.GetType();
        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return await VisitAsync(EnumTypes.ToValue(value)).ConfigureAwait(false);
        }

        if (type.IsDefined(typeof(OutputTypeAttribute)))
        {
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public)
                .Select(field => KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value)));
            return await VisitMembersAsync(fields).ConfigureAwait(false);
        }

        throw Unsupported($"{type.FullName} is not a supported argument type.");
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw Unsupported($"Dictionaries are only supported with string keys: {entry.Key.GetType().FullName} is not a supported argument type.");
        }
    }

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToImmutableArray(),
        _ => json.EnumerateObject().ToImmutableDictionary(member => member.Name, member => FromJson(member.Value)),
    };

    private static InvalidOperationException Unsupported(string message) => new(message);
}

/// <summary>A resource among the inputs; the monitor puts a fresh instance in its place.</summary>
internal sealed record ResourceReference(string Urn);
