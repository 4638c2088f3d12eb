using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns what a mock returned into the type of an output.</summary>
internal static class OutputConverter
{
    /// <exception cref="MismatchException">The value is not of the type.</exception>
    public static object? Convert(string context, object? value, Type target)
    {
        if (target == typeof(object))
            return value;
        if (value is null)
            return target.IsValueType ? Activator.CreateInstance(target) : null;
        if (Nullable.GetUnderlyingType(target) is { } underlying)
            return Convert(context, value, underlying);
        if (target.IsEnum)
            return Enum.ToObject(target, (int)Expect<double>(context, value, target));
        if (target == typeof(int))
            return (int)Expect<double>(context, value, target);
        if (target == typeof(JsonElement))
            return ToJson(value);
        if (ValueShapes.IsGeneric(target, typeof(Union<,>)))
            return ConvertUnion(context, value, target);
        if (ValueShapes.IsGeneric(target, typeof(ImmutableArray<>)))
            return ConvertArray(context, value, target);
        if (ValueShapes.IsGeneric(target, typeof(ImmutableDictionary<,>)))
            return ConvertMap(context, value, target);
        if (target.GetCustomAttribute<EnumTypeAttribute>() is not null)
            return OutputShapes.EnumConstructor(target, context).Invoke([value]);
        if (target.GetCustomAttribute<OutputTypeAttribute>() is not null)
            return ConvertObject(context, value, target);

        return target.IsInstanceOfType(value) ? value : throw MismatchException.Of(context, value, target);
    }

    private static object ConvertUnion(string context, object value, Type target)
    {
        var cases = target.GetGenericArguments();
        for (var i = 0; i < cases.Length; i++)
        {
            try
            {
                var converted = Convert(context, value, cases[i]);
                return target.GetMethod(i == 0 ? "FromT0" : "FromT1")!.Invoke(null, [converted])!;
            }
            catch (MismatchException) when (i == 0)
            {
                continue;
            }
        }

        throw MismatchException.Of(context, value, target);
    }

    private static object ConvertArray(string context, object value, Type target)
    {
        var source = Expect<ImmutableArray<object?>>(context, value, target);
        var element = target.GetGenericArguments()[0];
        var items = Array.CreateInstance(element, source.Length);
        for (var i = 0; i < source.Length; i++)
            items.SetValue(Convert($"{context}[{i}]", source[i], element), i);
        return OutputShapes.ToImmutableArray(element)(items);
    }

    private static object ConvertMap(string context, object value, Type target)
    {
        var source = Expect<ImmutableDictionary<string, object?>>(context, value, target);
        var element = target.GetGenericArguments()[1];
        var items = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var (key, item) in source)
            items[key] = Convert($"{context}.{key}", item, element);
        return OutputShapes.ToImmutableDictionary(element)(items);
    }

    private static object ConvertObject(string context, object value, Type target)
    {
        var source = Expect<ImmutableDictionary<string, object?>>(context, value, target);
        var (constructor, parameters) = OutputShapes.ObjectConstructor(target, context);
        return constructor.Invoke([.. parameters.Select(parameter =>
            Convert($"{target.FullName}({parameter.Name})", source.GetValueOrDefault(parameter.Name), parameter.Type))]);
    }

    private static JsonElement ToJson(object value) => JsonSerializer.SerializeToElement(value);

    private static T Expect<T>(string context, object value, Type target) =>
        value is T expected ? expected : throw MismatchException.Of(context, value, target);
}

internal sealed class MismatchException(string message) : Exception(message)
{
    public static MismatchException Of(string context, object value, Type target) =>
        new($"Expected {target.FullName} but got {value.GetType().FullName} deserializing {context}");
}
