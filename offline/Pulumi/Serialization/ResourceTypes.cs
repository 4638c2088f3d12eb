using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace Pulumi;

/// <summary>The resource classes of the loaded assemblies, by type token.</summary>
internal static class ResourceTypes
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, Type>> ByAssembly = new();
    private static readonly ConcurrentDictionary<Type, string> Versions = new();

    public static string VersionOf(Type type) =>
        Versions.GetOrAdd(type, key => key.GetCustomAttribute<ResourceTypeAttribute>()?.Version ?? "");

    /// <summary>A resource of the class that bears the token, reading itself back by its URN; null if there is no such class.</summary>
    public static Resource? Construct(string token, string urn)
    {
        var type = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => ByAssembly.GetOrAdd(assembly, Find).GetValueOrDefault(token))
            .FirstOrDefault(found => found is not null);
        if (type is null)
            return null;

        var constructor = type.GetConstructors().SingleOrDefault(IsResourceConstructor) ?? throw new InvalidOperationException(
            $"Could not find a constructor of {type.FullName} with the parameters (string, args, options) for the resource {urn}.");
        ResourceOptions options = typeof(CustomResource).IsAssignableFrom(type)
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        return (Resource)constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, binder: null, [Urn.NameOf(urn), null, options], CultureInfo.InvariantCulture);
    }

    private static bool IsResourceConstructor(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var name, _, var options]
        && name.ParameterType == typeof(string)
        && typeof(ResourceOptions).IsAssignableFrom(options.ParameterType);

    private static bool RefersToPulumi(Assembly assembly) =>
        !assembly.IsDynamic
        && assembly.GetReferencedAssemblies().Any(reference => reference.Name == typeof(ResourceTypes).Assembly.GetName().Name);

    private static Dictionary<string, Type> Find(Assembly assembly)
    {
        var found = new Dictionary<string, Type>();
        if (!RefersToPulumi(assembly))
            return found;

        foreach (var type in assembly.GetTypes())
        {
            if (typeof(Resource).IsAssignableFrom(type) && type.GetCustomAttribute<ResourceTypeAttribute>() is { } attribute)
                found.TryAdd(attribute.Type, type);
        }

        return found;
    }
}
