using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>An <c>[Output]</c> property of a resource, to be completed when the resource is.</summary>
internal interface IOutputCompletion
{
    /// <summary>The name under which the value is found in a resource's state.</summary>
    string Name { get; }

    void Complete(OutputData<object?> data);

    void Fail(Exception exception);
}

internal sealed record OutputProperty(string Name, PropertyInfo Property, Type ValueType);

/// <summary>The <c>[Output]</c> properties of resource types, found once per type.</summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, OutputProperty[]> Cache = new();

    public static OutputProperty[] Of(Type type) => Cache.GetOrAdd(type, Find);

    /// <summary>Gives each <c>[Output]</c> property an output of its own that waits for completion.</summary>
    public static List<IOutputCompletion> Initialize(Resource resource)
    {
        var completions = new List<IOutputCompletion>();
        foreach (var property in Of(resource.GetType()))
        {
            var completion = (IOutputCompletion)Activator.CreateInstance(typeof(OutputCompletion<>).MakeGenericType(property.ValueType), resource, property.Name)!;
            property.Property.SetValue(resource, ((IOutputHolder)completion).Output);
            completions.Add(completion);
        }

        return completions;
    }

    private static OutputProperty[] Find(Type type)
    {
        var found = (
            from level in Levels(type)
            from property in level.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let attribute = property.GetCustomAttribute<OutputAttribute>()
            where attribute is not null
            select (Name: attribute.Name ?? property.Name, Property: property)).ToArray();
        var wrong = found.Where(entry => !IsOutput(entry.Property.PropertyType)).Select(entry => entry.Name).ToArray();
        return wrong.Length == 0
            ? [.. found.Select(entry => new OutputProperty(entry.Name, entry.Property, entry.Property.PropertyType.GenericTypeArguments[0]))]
            : throw RunException.OutputsHaveIncorrectType(wrong);
    }

    /// <summary>The subclass's own properties and its bases', down to the classes that manage urn and id themselves.</summary>
    private static IEnumerable<Type> Levels(Type? type)
    {
        for (; type is not null && type != typeof(Resource) && type != typeof(CustomResource) && type != typeof(ComponentResource); type = type.BaseType)
        {
            yield return type;
        }
    }

    private static bool IsOutput(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>);

    private interface IOutputHolder
    {
        object Output { get; }
    }

    private sealed class OutputCompletion<T>(Resource resource, string name) : IOutputCompletion, IOutputHolder
    {
        private readonly TaskCompletionSource<OutputData<T>> source = new();
        private object? output;

        public string Name => name;

        public object Output => output ??= new Output<T>(source.Task);

        public void Complete(OutputData<object?> data)
        {
            if (!Converter.TryConvert(data.Value, typeof(T), out var value))
            {
                Deployment.WarnIfRunning($"{resource.GetResourceType()}.{name}: expected {typeof(T).FullName}, got {data.Value?.GetType().FullName}");
            }

            source.TrySetResult(new OutputData<T>((T)value!, data.IsKnown, data.IsSecret, data.Resources.Add(resource)));
        }

        public void Fail(Exception exception) => source.TrySetException(exception);
    }
}
