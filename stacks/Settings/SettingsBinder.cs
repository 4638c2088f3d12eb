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
    private const int LongestShown = 60;

    /// <param name="element">The value of the config key.</param>
    /// <param name="key">The config key, for messages.</param>
    /// <param name="reserved">Inputs that the program supplies itself; as keys they are unknown.</param>
    /// <returns>The args with every value that could be bound, the rest in the list of problems; null when there is no map.</returns>
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
            TypeCode.String => Text(element),
            TypeCode.Int32 => element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out var number) ? number : null,
            TypeCode.Double => element.ValueKind is JsonValueKind.Number ? element.GetDouble() : null,
            TypeCode.Boolean => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : null,
            _ => throw new NotSupportedException($"Config cannot hold a {type}."),
        };
        return value ?? Wrong(key, element, Name(type));
    }

    /// <summary>
    /// Whole numbers and booleans are taken as they stand, because <c>pulumi config set --path</c> writes them unquoted. Fractions are not: what
    /// was written as 1.10 arrives as 1.1.
    /// </summary>
    private static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        JsonValueKind.Number when element.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-') => element.GetRawText(),
        _ => null,
    };

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

    /// <summary>A map of texts, without those that could not be bound; null when there is no map.</summary>
    public Dictionary<string, string>? Texts(JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(NotAMap(key, element));
            return null;
        }

        var texts = new Dictionary<string, string>();
        foreach (var entry in element.EnumerateObject())
        {
            if (Scalar(typeof(string), entry.Value, $"{key}.{entry.Name}") is string text)
            {
                texts[entry.Name] = text;
            }
        }

        return texts;
    }

    private InputMap<string>? Map(JsonElement element, string key) => Texts(element, key) is { } texts ? (InputMap<string>)texts : null;

    private object? Args(Type type, JsonElement element, string key, IReadOnlyCollection<string> reserved)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Wrong(key, element, "a map");
        }

        var inputs = InputProperty.Of(type).Where(input => !reserved.Contains(input.Name)).ToDictionary(input => input.Name);
        var given = Given(element);
        var args = Activator.CreateInstance(type)!;
        foreach (var (name, value) in given)
        {
            if (!inputs.TryGetValue(name, out var input))
            {
                problems.Add(UnknownKey($"{key}.{name}", name, inputs.Keys));
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

        return args;
    }

    /// <summary>The values that are set; a key that is null is not, and of a key that stands twice the last counts, as JSON has it.</summary>
    private static Dictionary<string, JsonElement> Given(JsonElement element)
    {
        var given = new Dictionary<string, JsonElement>();
        foreach (var entry in element.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null))
        {
            given[entry.Name] = entry.Value;
        }

        return given;
    }

    public static SettingsProblem NotAMap(string key, JsonElement element) =>
        new(SettingsProblem.WrongType, key, $"It takes a map, not {Shown(element)}.", "Write a map.");

    public static SettingsProblem NotAMap(string key, string text) =>
        new(SettingsProblem.WrongType, key, $"It takes a map, not {Shown(text)}.", "Write a map.");

    public static SettingsProblem UnknownKey(string key, string given, IEnumerable<string> known) =>
        new(SettingsProblem.Unknown, key, "Nothing reads this key.", Suggestion(given, known));

    private object? Wrong(string key, JsonElement element, string expected)
    {
        var remedy = element.ValueKind == JsonValueKind.Number && expected == "a text" ? "Put it in quotes: unquoted, 1.10 is the number 1.1." : $"Write {expected}.";
        problems.Add(new(SettingsProblem.WrongType, key, $"It takes {expected}, not {Shown(element)}.", remedy));
        return null;
    }

    private static string Shown(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "a map",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Shown(element.GetString()!),
        _ => $"\"{element.GetRawText()}\"",
    };

    private static string Shown(string text) => text.Length <= LongestShown ? $"the text \"{text}\"" : $"the text \"{text[..LongestShown]}…\"";

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
