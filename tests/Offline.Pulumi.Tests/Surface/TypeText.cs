using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Tests.Surface;

internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>The name of a type's definition.</summary>
    public static string NameOf(Type type)
    {
        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return BareNameOf(type) + arguments;
    }

    public static string DeclarationOf(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"public delegate {MemberText.ReturnOf(invoke)} ({MemberText.ParametersOf(invoke)})";
        }

        var bases = BasesOf(type).Select(parent => Of(parent, nullability: null, new())).ToList();
        return UsageOf(type) + "public " + KindOf(type) + (bases.Count > 0 ? " : " + string.Join(", ", bases) : "");
    }

    /// <summary>A use of a type, with its nullable annotations where they are given.</summary>
    public static string Of(Type type, NullabilityInfo? nullability, TupleNames names)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability, names);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, nullability: null, names) + "?";

        return CoreOf(type, nullability, names) + (IsAnnotated(type, nullability) ? "?" : "");
    }

    private static string CoreOf(Type type, NullabilityInfo? nullability, TupleNames names)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return Of(type.GetElementType()!, nullability?.ElementType, names) + "[]";
        if (!type.IsGenericType)
            return BareNameOf(type);

        var arguments = type.GetGenericArguments();
        var isTuple = typeof(ITuple).IsAssignableFrom(type) && type.IsValueType;
        var elementNames = isTuple ? names.Take(arguments.Length) : [];
        var rendered = arguments.Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i), names)).ToList();
        if (!isTuple || arguments.Length == 8)
            return $"{BareNameOf(type)}<{string.Join(", ", rendered)}>";

        return $"({string.Join(", ", rendered.Select((text, i) => elementNames[i] is { } name ? $"{text} {name}" : text))})";
    }

    private static bool IsAnnotated(Type type, NullabilityInfo? nullability) =>
        !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable
        && nullability.WriteState != NullabilityState.NotNull;

    private static string BareNameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested ? $"{BareNameOf(type.DeclaringType!)}.{name}" : $"{type.Namespace}.{name}";
    }

    private static string KindOf(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
            return (type.GetCustomAttribute<IsReadOnlyAttribute>() is null ? "" : "readonly ") + "struct";

        return (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + "class";
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            yield return parent;

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var all = type.GetInterfaces().Where(one => one.IsVisible && !inherited.Contains(one)).ToList();
        foreach (var one in all.Where(one => !all.Any(other => other != one && other.GetInterfaces().Contains(one))))
            yield return one;
    }

    private static string UsageOf(Type type)
    {
        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is not { } usage)
            return "";

        return $"[AttributeUsage({usage.ValidOn}{(usage.AllowMultiple ? ", AllowMultiple = true" : "")})] ";
    }
}

/// <summary>The names of tuple elements of one signature, in the order in which the compiler stores them.</summary>
internal sealed class TupleNames(IEnumerable<string?>? names = null)
{
    private readonly Queue<string?> names = new(names ?? []);

    public string?[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => names.TryDequeue(out var name) ? name : null)];

    public static TupleNames Of(ICustomAttributeProvider provider) =>
        new(provider.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false)
            .OfType<TupleElementNamesAttribute>().FirstOrDefault()?.TransformNames);
}
