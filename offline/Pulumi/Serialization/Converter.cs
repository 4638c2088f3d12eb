using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns what a mock returned into the type an output declares.</summary>
internal static class Converter
{
    /// <returns>False when the value does not fit the type.</returns>
    public static bool TryConvert(object? value, Type type, out object? converted)
    {
        try
        {
            converted = Convert(value, type);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or TargetInvocationException or FormatException)
        {
            converted = Default(type);
            return false;
        }
    }

    public static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static object? Convert(object? value, Type type)
    {
        if (value is null)
        {
            return Default(type);
        }

        if (type == typeof(object))
        {
            return value;
        }

        if (type == typeof(JsonElement))
        {
            return JsonSerializer.SerializeToElement(Plain(value));
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(int) && value is double number)
        {
            return (int)number;
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        if (type.IsEnum && value is double ordinal)
        {
            return Enum.ToObject(type, (int)ordinal);
        }

        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return EnumTypes.FromValue(type, value) ?? throw Mismatch(value, type);
        }

        return type.IsGenericType ? ConvertGeneric(value, type) : ConvertObject(value, type);
    }

    private static object? ConvertGeneric(object value, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(ImmutableArray<>) && value is ImmutableArray<object?> list)
        {
            return Generic(nameof(List), type.GenericTypeArguments[0], list);
        }

        if (definition == typeof(ImmutableDictionary<,>) && value is ImmutableDictionary<string, object?> map)
        {
            return Generic(nameof(Map), type.GenericTypeArguments[1], map);
        }

        if (definition == typeof(Union<,>))
        {
            return TryConvert(value, type.GenericTypeArguments[0], out var first)
                ? type.GetMethod("FromT0")!.Invoke(null, [first])
                : type.GetMethod("FromT1")!.Invoke(null, [Convert(value, type.GenericTypeArguments[1])]);
        }

        return ConvertObject(value, type);
    }

    private static object? Generic(string method, Type element, object value) =>
        typeof(Converter).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(element).Invoke(null, [value]);

    private static ImmutableArray<T> List<T>(ImmutableArray<object?> values) => [.. values.Select(value => (T)Convert(value, typeof(T))!)];

    private static ImmutableDictionary<string, T> Map<T>(ImmutableDictionary<string, object?> values) =>
        values.ToImmutableDictionary(entry => entry.Key, entry => (T)Convert(entry.Value, typeof(T))!);

    private static object ConvertObject(object value, Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(candidate => candidate.IsDefined(typeof(OutputConstructorAttribute)));
        if (constructor is null || value is not ImmutableDictionary<string, object?> map)
        {
            throw Mismatch(value, type);
        }

        var arguments = constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert(map.GetValueOrDefault(name), parameter.ParameterType);
        });
        return constructor.Invoke([.. arguments]);
    }

    private static object? Plain(object? value) => value switch
    {
        ImmutableArray<object?> list => list.Select(Plain).ToArray(),
        ImmutableDictionary<string, object?> map => map.ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        _ => value,
    };

    private static InvalidOperationException Mismatch(object value, Type type) =>
        new($"Expected {type.FullName} but got {value.GetType().FullName} deserializing");
}
