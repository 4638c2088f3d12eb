using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns arguments, and what mocks return, into the values that pass between program and monitor.</summary>
internal sealed class ArgumentSerializer
{
    /// <summary>The resources met on the way.</summary>
    public HashSet<Resource> Resources { get; } = [];

    public async ValueTask<object?> SerializeAsync(string context, object? value)
    {
        switch (value)
        {
            case null or bool or double or string or AssetOrArchive:
                return value;
            case int number:
                return (double)number;
            case IOutput output:
                return await SerializeOutputAsync(context, output);
            case IInput input:
                return await SerializeOutputAsync(context, input.ToOutput());
            case IUnion union:
                return await SerializeAsync(context, union.Value);
            case AsJson json:
                return JsonText.Of(await SerializeAsync(context, json.Value));
            case InputArgs args:
                return await SerializeEntriesAsync(context, args.ToProperties());
            case Resource resource:
                return await SerializeResourceAsync(resource);
            case JsonElement element:
                return SerializeJson(element);
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}");
            case IDictionary dictionary:
                return await SerializeEntriesAsync(context, StringKeyed(context, dictionary));
            case IList list:
                return await SerializeListAsync(context, list);
            default:
                return await SerializeByTypeAsync(context, value);
        }
    }

    private async ValueTask<object?> SerializeOutputAsync(string context, IOutput output)
    {
        var data = await output.GetDataAsync();
        Resources.UnionWith(data.Resources);
        var value = data.IsKnown ? await SerializeAsync(context, data.Value) : Marks.Unknown;
        return data.IsSecret ? new SecretMark(value) : value;
    }

    private async ValueTask<object?> SerializeResourceAsync(Resource resource)
    {
        Resources.Add(resource);
        var urn = await resource.Urn.DataTask;
        return new ResourceMark(urn.Value, ResourceTypes.VersionOf(resource.GetType()));
    }

    private async ValueTask<object?> SerializeEntriesAsync(string context, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, value) in entries)
        {
            var serialized = await SerializeAsync($"{context}.{key}", value);
            if (serialized is not null)
                result[key] = serialized;
        }

        return result.ToImmutable();
    }

    private async ValueTask<object?> SerializeListAsync(string context, IList list)
    {
        if (ValueShapes.IsDefaultImmutableArray(list))
            return ImmutableArray<object?>.Empty;

        var result = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
            result.Add(await SerializeAsync($"{context}[{i}]", list[i]));
        return result.ToImmutable();
    }

    private async ValueTask<object?> SerializeByTypeAsync(string context, object value)
    {
        var type = value.GetType();
        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
            return (double)(int)value;
        if (ValueShapes.EnumConversion(type, context) is { } convert)
            return convert(value);
        if (ValueShapes.OutputFields(type) is { } fields)
            return await SerializeEntriesAsync(
                context, fields.Select(field => KeyValuePair.Create(field.Key, field.Value.GetValue(value))));

        throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{context}");
    }

    private static IEnumerable<KeyValuePair<string, object?>> StringKeyed(string context, IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");
        }
    }

    private static object? SerializeJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(SerializeJson).ToImmutableArray(),
        JsonValueKind.Object => element.EnumerateObject()
            .Aggregate(ImmutableDictionary<string, object?>.Empty, (map, member) => map.SetItem(member.Name, SerializeJson(member.Value))),
        _ => null,
    };
}
