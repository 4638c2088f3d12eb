using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// Binds a JSON value to the args of a component and reports every mistake instead of the first: unknown and missing keys, wrong types.
/// Keys are the names of the <c>[Input]</c> properties, so the config of a stack speaks the components' own words.
/// </summary>
internal sealed class SettingsBinder(List<SettingsProblem> problems)
{
    /// <param name="element">The value of the config key.</param>
    /// <param name="key">The config key, for messages.</param>
    /// <param name="reserved">Inputs that the program supplies itself; as keys they are unknown.</param>
    /// <returns>The bound args; null when they could not be built, with the reasons in the list of problems.</returns>
    public T? Bind<T>(JsonElement element, string key, params IReadOnlyCollection<string> reserved)
        where T : ResourceArgs, new() => (T?)Args(typeof(T), element, key, reserved);

    private object? Value(Type type, JsonElement element, string key)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return definition switch
        {
            not null when definition == typeof(Nullable<>) => Value(type.GenericTypeArguments[0], element, key),
            not null when definition == typeof(Input<>) => Value(type.GenericTypeArguments[0], element, key) is string text ? (Input<string>)text : null,
            not null when definition == typeof(List<>) => List(type, element, key),
            _ when type == typeof(InputMap<string>) => Map(element, key),
            _ when type.IsAssignableTo(typeof(ResourceArgs)) => Args(type, element, key, []),
            _ => Scalar(type, element, key),
        };
    }

    private object? Scalar(Type type, JsonElement element, string key)
    {
        object? value = Type.GetTypeCode(type) switch
        {
            // Scalars that look like numbers or booleans are typed by whoever wrote the file; a text key takes them as they stand.
            TypeCode.String => element.ValueKind is JsonValueKind.String ? element.GetString()
                : element.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : null,
            TypeCode.Int32 => element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null,
            TypeCode.Double => element.ValueKind is JsonValueKind.Number ? element.GetDouble() : null,
            TypeCode.Boolean => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : null,
            _ => throw new NotSupportedException($"Config cannot hold a {type}."),
        };
        return value ?? Wrong(key, element, Name(type));
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

    private object? Map(JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Wrong(key, element, "a map");
        }

        var map = new InputMap<string>();
        foreach (var entry in element.EnumerateObject())
        {
            if (Scalar(typeof(string), entry.Value, $"{key}.{entry.Name}") is string text)
            {
                map.Add(entry.Name, text);
            }
        }

        return map;
    }

    private object? Args(Type type, JsonElement element, string key, IReadOnlyCollection<string> reserved)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Wrong(key, element, "a map");
        }

        var before = problems.Count;
        var inputs = InputProperty.Of(type).Where(input => !reserved.Contains(input.Name)).ToDictionary(input => input.Name);
        var given = element.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null).ToDictionary(entry => entry.Name, entry => entry.Value);
        var args = Activator.CreateInstance(type)!;
        foreach (var (name, value) in given)
        {
            if (!inputs.TryGetValue(name, out var input))
            {
                problems.Add(new(SettingsProblem.Unknown, $"{key}.{name}", "Nothing reads this key.", Suggestion(name, inputs.Keys)));
            }
            else if (Value(input.Property.PropertyType, value, $"{key}.{name}") is { } bound)
            {
                input.Property.SetValue(args, bound);
            }
        }

        foreach (var input in inputs.Values.Where(input => input.Required && !given.ContainsKey(input.Name)))
        {
            problems.Add(new(SettingsProblem.Missing, $"{key}.{input.Name}", "This key is required.", $"Set it: pulumi config set --path '{key}.{input.Name}' <value>."));
        }

        return problems.Count == before ? args : null;
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

    private sealed record InputProperty(string Name, bool Required, PropertyInfo Property)
    {
        /// <remarks><see cref="InputAttribute"/> has no public members; its constructor arguments are its content.</remarks>
        public static IEnumerable<InputProperty> Of(Type type) =>
            from property in type.GetProperties()
            from attribute in property.GetCustomAttributesData()
            where attribute.AttributeType == typeof(InputAttribute)
            select new InputProperty(
                (string)attribute.ConstructorArguments[0].Value!,
                attribute.ConstructorArguments.ElementAtOrDefault(1).Value is true,
                property);
    }
}
