using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Infra.Settings;

/// <summary>
/// Binds a JSON value to a settings record and reports every mistake instead of the first: unknown and missing keys, wrong types.
/// Keys are the property names in camelCase; <see langword="required"/> properties must be there.
/// </summary>
internal sealed class SettingsBinder(List<SettingsProblem> problems)
{
    /// <returns>The bound record; null when it could not be built, with the reasons in the list of problems.</returns>
    public T? Bind<T>(JsonElement element, string key)
        where T : class => (T?)Value(typeof(T), element, key);

    private object? Value(Type type, JsonElement element, string key)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Value(underlying, element, key);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            return List(type, element, key);
        }

        if (type == typeof(Dictionary<string, string>))
        {
            return Map(element, key);
        }

        return type.IsClass && type != typeof(string) ? Record(type, element, key) : Scalar(type, element, key);
    }

    private object? Scalar(Type type, JsonElement element, string key)
    {
        if (type.IsEnum)
        {
            return Choice(type, element, key);
        }

        object? value = Type.GetTypeCode(type) switch
        {
            // Scalars that look like numbers or booleans are typed by whoever wrote the file; a text key takes them as they stand.
            TypeCode.String => element.ValueKind is JsonValueKind.String ? element.GetString()
                : element.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : null,
            TypeCode.Int32 => element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null,
            TypeCode.Double => element.ValueKind is JsonValueKind.Number ? element.GetDouble() : null,
            TypeCode.Boolean => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : null,
            _ => throw new NotSupportedException($"A settings record has a property of type {type}."),
        };
        return value ?? Wrong(key, element, Name(type));
    }

    private object? Choice(Type type, JsonElement element, string key)
    {
        var names = Enum.GetNames(type);
        var given = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        if (names.Contains(given))
        {
            return Enum.Parse(type, given);
        }

        problems.Add(new(SettingsProblem.WrongValue, key, $"\"{given}\" is none of its values.", $"Use one of {string.Join(", ", names)}."));
        return null;
    }

    private object? List(Type type, JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Wrong(key, element, "a list");
        }

        var list = (System.Collections.IList)Activator.CreateInstance(type)!;
        foreach (var (index, item) in element.EnumerateArray().Index())
        {
            if (Value(type.GenericTypeArguments[0], item, $"{key}[{index}]") is { } value)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private Dictionary<string, string>? Map(JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return (Dictionary<string, string>?)Wrong(key, element, "a map");
        }

        var map = new Dictionary<string, string>();
        foreach (var entry in element.EnumerateObject())
        {
            if (Scalar(typeof(string), entry.Value, $"{key}.{entry.Name}") is string text)
            {
                map[entry.Name] = text;
            }
        }

        return map;
    }

    private object? Record(Type type, JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Wrong(key, element, "a map");
        }

        var before = problems.Count;
        var properties = type.GetProperties().Where(property => property.CanWrite).ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        var record = Activator.CreateInstance(type)!;
        foreach (var entry in element.EnumerateObject())
        {
            if (!properties.TryGetValue(entry.Name, out var property))
            {
                problems.Add(new(SettingsProblem.Unknown, $"{key}.{entry.Name}", "Nothing reads this key.", Suggestion(entry.Name, properties.Keys)));
            }
            else if (entry.Value.ValueKind != JsonValueKind.Null && Value(property.PropertyType, entry.Value, $"{key}.{entry.Name}") is { } value)
            {
                property.SetValue(record, value);
            }
        }

        foreach (var (name, property) in properties)
        {
            if (property.IsDefined(typeof(RequiredMemberAttribute)) && (!element.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null))
            {
                problems.Add(new(SettingsProblem.Missing, $"{key}.{name}", "This key is required.", $"Set it: pulumi config set --path '{key}.{name}' <value>."));
            }
        }

        return problems.Count == before ? record : null;
    }

    private object? Wrong(string key, JsonElement element, string expected)
    {
        problems.Add(new(SettingsProblem.WrongType, key, $"It takes {expected}, not {Shown(element)}.", $"Write {expected}."));
        return null;
    }

    private static string Shown(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "a map",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text \"{element.GetString()}\"",
        _ => $"\"{element.GetRawText()}\"",
    };

    private static string Name(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "a text",
        TypeCode.Int32 => "a whole number",
        TypeCode.Double => "a number",
        _ => "true or false",
    };

    private static string Suggestion(string given, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (Name: name, Distance: EditDistance.Between(given, name))).MinBy(pair => pair.Distance);
        return nearest.Distance <= 3 ? $"Did you mean \"{nearest.Name}\"?" : $"Known keys: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }
}
