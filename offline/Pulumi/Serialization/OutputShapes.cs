using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>How the types of outputs are constructed; found once for each type.</summary>
internal static class OutputShapes
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, Func<Array, object>> Arrays = new();
    private static readonly ConcurrentDictionary<Type, Func<IDictionary, object>> Maps = new();
    private static readonly ConcurrentDictionary<Type, ObjectShape> Objects = new();

    public static Func<Array, object> ToImmutableArray(Type element) =>
        Arrays.GetOrAdd(element, type => Bind<Func<Array, object>>(nameof(MakeArray), type));

    public static Func<IDictionary, object> ToImmutableDictionary(Type element) =>
        Maps.GetOrAdd(element, type => Bind<Func<IDictionary, object>>(nameof(MakeMap), type));

    public static ConstructorInfo EnumConstructor(Type type, string context) =>
        type.GetConstructors(Instance).FirstOrDefault(constructor =>
            constructor.GetParameters() is [var parameter]
            && (parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(double)))
        ?? throw new InvalidOperationException(
            $"Expected target type {type.FullName} to have a constructor with a single String or Double parameter. {context}");

    public static ObjectShape ObjectConstructor(Type type, string context) => Objects.GetOrAdd(type, FindConstructor, context);

    private static ObjectShape FindConstructor(Type type, string context)
    {
        var constructor = type.GetConstructors(Instance)
            .FirstOrDefault(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? throw new InvalidOperationException(
                $"Expected target type {type.FullName} to have a constructor marked with [OutputConstructor]. {context}");
        return new(constructor, [.. constructor.GetParameters().Select(Parameter.Of)]);
    }

    private static TDelegate Bind<TDelegate>(string method, Type element)
        where TDelegate : Delegate =>
        typeof(OutputShapes).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element).CreateDelegate<TDelegate>();

    private static object MakeArray<T>(Array items) => ImmutableArray.Create((T[])items);

    private static object MakeMap<T>(IDictionary items) => ((Dictionary<string, T>)items).ToImmutableDictionary();

    public sealed record ObjectShape(ConstructorInfo Constructor, ImmutableArray<Parameter> Parameters);

    public sealed record Parameter(string Name, Type Type)
    {
        public static Parameter Of(ParameterInfo info) =>
            new(info.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? info.Name!, info.ParameterType);
    }
}
