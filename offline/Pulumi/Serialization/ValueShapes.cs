using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>What is special about the types of values; found once for each type.</summary>
internal static class ValueShapes
{
    private static readonly ConcurrentDictionary<Type, object?> DefaultArrays = new();
    private static readonly ConcurrentDictionary<Type, ImmutableArray<KeyValuePair<string, FieldInfo>>?> Fields = new();
    private static readonly ConcurrentDictionary<Type, MethodInfo?> Conversions = new();

    public static bool IsDefaultImmutableArray(object list)
    {
        var empty = DefaultArrays.GetOrAdd(
            list.GetType(), type => IsGeneric(type, typeof(ImmutableArray<>)) ? Activator.CreateInstance(type) : null);
        return empty is not null && empty.Equals(list);
    }

    /// <summary>How a value of an [EnumType] struct becomes a string or a number.</summary>
    public static Func<object, object?>? EnumConversion(Type type, string context)
    {
        if (type.GetCustomAttribute<EnumTypeAttribute>() is null)
            return null;

        var conversion = Conversions.GetOrAdd(type, FindConversion) ?? throw new InvalidOperationException(
            $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");
        return value => conversion.Invoke(null, [value]);
    }

    /// <summary>The fields of an [OutputType] object by the names of its properties.</summary>
    public static ImmutableArray<KeyValuePair<string, FieldInfo>>? OutputFields(Type type) => Fields.GetOrAdd(type, FindFields);

    public static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static ImmutableArray<KeyValuePair<string, FieldInfo>>? FindFields(Type type) =>
        type.GetCustomAttribute<OutputTypeAttribute>() is null
            ? null
            : [.. type.GetFields(BindingFlags.Instance | BindingFlags.Public)
                .Where(field => field.IsInitOnly)
                .Select(field => KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field))];

    private static MethodInfo? FindConversion(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(method =>
            method.Name == "op_Explicit"
            && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double))
            && method.GetParameters() is [var parameter] && parameter.ParameterType == type);
}
