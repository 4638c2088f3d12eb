using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The end of an output at which its value is put in.</summary>
internal interface IOutputSource
{
    IOutput Output { get; }

    /// <exception cref="MismatchException">The value is not of the output's type; the output is left open.</exception>
    void SetValue(string context, OutputData<object?> data);

    void SetDefault(ImmutableHashSet<Resource> resources, bool isKnown);

    void SetException(Exception exception);
}

internal sealed class OutputSource<T> : IOutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OutputSource() => Output = new(source.Task);

    public Output<T> Output { get; }

    IOutput IOutputSource.Output => Output;

    public void SetValue(string context, OutputData<object?> data)
    {
        var value = data.IsKnown ? (T)OutputConverter.Convert(context, data.Value, typeof(T))! : default!;
        source.TrySetResult(new(data.Resources, value, data.IsKnown, data.IsSecret));
    }

    public void SetDefault(ImmutableHashSet<Resource> resources, bool isKnown) =>
        source.TrySetResult(new(resources, default!, isKnown, IsSecret: false));

    public void SetException(Exception exception) => source.TrySetException(exception);
}

/// <summary>The [Output] properties of a resource class; found once for each class.</summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<OutputProperty>> Properties = new();

    public static ImmutableArray<OutputProperty> Of(Type type) => Properties.GetOrAdd(type, Find);

    /// <exception cref="RunException">A property is not an Output.</exception>
    public static void CheckTypes(Type type)
    {
        var wrong = Of(type).Where(property => property.ValueType is null).Select(property => property.Name).ToList();
        if (wrong.Count > 0)
            throw RunException.OutputsHaveIncorrectType(wrong);
    }

    private static ImmutableArray<OutputProperty> Find(Type type)
    {
        var found = new Dictionary<string, OutputProperty>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var property in current.GetProperties(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
                    found.TryAdd(attribute.Name ?? property.Name, new(property, attribute.Name ?? property.Name));
            }
        }

        return [.. found.Values];
    }
}

internal sealed class OutputProperty
{
    private readonly PropertyInfo property;
    private readonly Func<IOutputSource>? newSource;

    public OutputProperty(PropertyInfo property, string name)
    {
        this.property = property;
        Name = name;
        if (!ValueShapes.IsGeneric(property.PropertyType, typeof(Output<>)))
            return;

        ValueType = property.PropertyType.GetGenericArguments()[0];
        newSource = typeof(OutputProperty).GetMethod(nameof(NewSource), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(ValueType).CreateDelegate<Func<IOutputSource>>();
    }

    public string Name { get; }

    /// <summary>The output's type; null if the property is not an Output.</summary>
    public Type? ValueType { get; }

    public object? Read(Resource resource) => property.GetValue(resource);

    /// <summary>Gives the resource an open output in this property.</summary>
    public IOutputSource Open(Resource resource)
    {
        var source = newSource!();
        property.SetValue(resource, source.Output);
        return source;
    }

    private static IOutputSource NewSource<T>() => new OutputSource<T>();
}
