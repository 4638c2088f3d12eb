using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the class of a resource type, to put a fresh instance where a resource was passed as a value.</summary>
internal static class ResourcePackages
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Type> Types = [];
    private static readonly HashSet<Assembly> Scanned = [];

    public static Resource Construct(string urn)
    {
        var (type, name) = (Urn.TypeOf(urn), Urn.NameOf(urn));
        if (Find(type) is not { } found)
        {
            return new DependencyResource(urn);
        }

        var constructor = found.GetConstructors().Single(candidate => candidate.GetParameters().Length == 3);
        ResourceOptions options = found.IsAssignableTo(typeof(CustomResource)) ? new CustomResourceOptions { Urn = urn } : new ComponentResourceOptions { Urn = urn };
        return (Resource)constructor.Invoke([name, null, options]);
    }

    private static Type? Find(string token)
    {
        lock (Gate)
        {
            if (Types.TryGetValue(token, out var known))
            {
                return known;
            }

            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(RefersToPulumi).Where(Scanned.Add))
            {
                foreach (var type in assembly.GetTypes())
                {
                    if (type.GetCustomAttribute<ResourceTypeAttribute>() is { } attribute)
                    {
                        Types.TryAdd(attribute.Type, type);
                    }
                }
            }

            return Types.GetValueOrDefault(token);
        }
    }

    private static bool RefersToPulumi(Assembly assembly)
    {
        var own = typeof(ResourcePackages).Assembly.GetName().Name;
        return !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(reference => reference.Name == own);
    }

    /// <summary>A resource that is only known by its URN.</summary>
    private sealed class DependencyResource : CustomResource
    {
        public DependencyResource(string urn)
            : base("", "", dependency: true) => CompleteUrn(urn);
    }
}
