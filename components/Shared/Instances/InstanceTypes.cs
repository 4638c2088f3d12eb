namespace Infra.Components.Shared.Instances;

/// <summary>
/// SageMaker's instance types: the enums ProductionVariantInstanceType and TransformInstanceType of the service model 2017-07-24, with figures
/// estimated from the EC2 types of the same names. The one table of the repository; it depends on nothing, so other projects compile it in.
/// </summary>
internal static class InstanceTypes
{
    /// <summary>The types an endpoint can run on, in ordinal order.</summary>
    public static IReadOnlyList<string> Hosting => field ??= Sorted(_ => true);

    /// <summary>The types a transform job can run on, in ordinal order.</summary>
    public static IReadOnlyList<string> Transform => field ??= Sorted(type => type.IsTransform);

    /// <summary>Every type, by family.</summary>
    public static IEnumerable<InstanceType> All => InstanceFamilies.All.SelectMany(family => family.Types);

    /// <summary>The type of this name; null when SageMaker has none.</summary>
    public static InstanceType? Find(string name)
    {
        var parts = name.Split('.');
        return parts is ["ml", var family, var size] ? InstanceFamilies.Find(family)?.Find(size) : null;
    }

    /// <summary>Whether an endpoint can run on it.</summary>
    public static bool IsHosting(string name) => Find(name) is not null;

    /// <summary>Whether a transform job can run on it.</summary>
    public static bool IsTransform(string name) => Find(name) is { IsTransform: true };

    private static string[] Sorted(Func<InstanceType, bool> isWanted) =>
        [.. All.Where(isWanted).Select(type => type.Name).Order(StringComparer.Ordinal)];
}
