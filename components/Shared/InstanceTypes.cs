using System.Collections.Frozen;

namespace Infra.Components.Shared;

/// <summary>SageMaker's instance types by use, from instance-types.txt.</summary>
public static class InstanceTypes
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Table = Load();

    /// <summary>The types an endpoint can run on, in ordinal order.</summary>
    public static IReadOnlyList<string> Hosting { get; } = With("hosting");

    /// <summary>The types a transform job can run on, in ordinal order.</summary>
    public static IReadOnlyList<string> Transform { get; } = With("transform");

    /// <summary>Whether an endpoint can run on <paramref name="instanceType"/>.</summary>
    public static bool IsHosting(string instanceType) => Has(instanceType, "hosting");

    /// <summary>Whether a transform job can run on <paramref name="instanceType"/>.</summary>
    public static bool IsTransform(string instanceType) => Has(instanceType, "transform");

    /// <summary>Whether the type has local NVMe storage, for which SageMaker refuses a volume key.</summary>
    public static bool HasLocalStorage(string instanceType) => Has(instanceType, "nvme");

    /// <summary>Whether Application Auto Scaling refuses the type.</summary>
    public static bool IsBurstable(string instanceType) => instanceType.StartsWith("ml.t2.", StringComparison.Ordinal);

    private static bool Has(string instanceType, string trait) => Table.TryGetValue(instanceType, out var traits) && traits.Contains(trait);

    private static string[] With(string trait) =>
        [.. Table.Where(row => row.Value.Contains(trait)).Select(row => row.Key).Order(StringComparer.Ordinal)];

    private static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        using var stream = typeof(InstanceTypes).Assembly.GetManifestResourceStream("instance-types.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' '))
            .ToFrozenDictionary(words => words[0], words => words[1..].ToFrozenSet());
    }
}
