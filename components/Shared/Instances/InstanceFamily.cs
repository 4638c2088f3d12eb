namespace Infra.Components.Shared.Instances;

/// <summary>
/// The types of one family by EC2's rules: a <c>large</c> has 2 virtual processors, an <c>xlarge</c> 4 and an <c>Nxlarge</c> 4·N, with the same
/// memory for each of them. What breaks a rule is given size by size, in the order of <see cref="Sizes"/>.
/// </summary>
/// <param name="Name">Such as <c>c5</c>.</param>
/// <param name="MemoryGiBPerVCpu">Memory for each virtual processor.</param>
/// <param name="Sizes">The sizes that SageMaker hosts on.</param>
internal sealed record InstanceFamily(string Name, double MemoryGiBPerVCpu, params string[] Sizes)
{
    public string Architecture { get; init; } = Architectures.X86;

    /// <summary>Whether transform jobs can use the family.</summary>
    public bool IsTransform { get; init; }

    /// <summary>Sizes of such a family that they cannot use.</summary>
    public string[] HostingOnly { get; init; } = [];

    public AcceleratorChip? Accelerator { get; init; }

    public int[] AcceleratorCounts { get; init; } = [];

    /// <summary>Local NVMe storage; none means that the family has none.</summary>
    public int[] LocalStorageGB { get; init; } = [];

    /// <summary>Virtual processors where the rule does not hold.</summary>
    public int[] VCpu { get; init; } = [];

    /// <summary>Memory where the rule does not hold.</summary>
    public double[] MemoryGiB { get; init; } = [];

    public IEnumerable<InstanceType> Types => Sizes.Select((_, index) => At(index));

    public InstanceType? Find(string size) => Array.IndexOf(Sizes, size) is >= 0 and var index ? At(index) : null;

    private InstanceType At(int index)
    {
        var processors = VCpu.Length > 0 ? VCpu[index] : ByRule(Sizes[index]);
        return new InstanceType(
            $"ml.{Name}.{Sizes[index]}",
            Name,
            processors,
            MemoryGiB.Length > 0 ? MemoryGiB[index] : processors * MemoryGiBPerVCpu,
            Architecture,
            Accelerator,
            Accelerator is null ? 0 : AcceleratorCounts[index],
            LocalStorageGB.Length > 0 ? LocalStorageGB[index] : 0,
            IsTransform && !HostingOnly.Contains(Sizes[index]));
    }

    private static int ByRule(string size) => size switch
    {
        "medium" => 1,
        "large" => 2,
        "xlarge" => 4,
        _ => 4 * int.Parse(size[..^"xlarge".Length], System.Globalization.CultureInfo.InvariantCulture),
    };
}
