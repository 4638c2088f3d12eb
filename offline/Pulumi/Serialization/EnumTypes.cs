using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Structs marked <c>[EnumType]</c>: a string or a number behind a private constructor and an explicit conversion.</summary>
internal static class EnumTypes
{
    private static readonly ConcurrentDictionary<Type, MethodInfo> Conversions = new();

    public static object? ToValue(object value) => Conversions.GetOrAdd(value.GetType(), Find).Invoke(null, [value]);

    public static object? FromValue(Type type, object value)
    {
        var constructor = type.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [value.GetType()]);
        return constructor?.Invoke([value]);
    }

    private static MethodInfo Find(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Single(method =>
            method.Name == "op_Explicit" && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double)));
}
