using System.Globalization;

namespace Infra.Components.Shared.Instances;

/// <summary>
/// The types of one family by EC2's rules: a <c>large</c> has 2 virtual processors, an <c>xlarge</c> 4 and an <c>Nxlarge</c> 4·N, with the same
/// memory for each of them. What breaks a rule is given with the size.
/// </summary>
/// <param name="Name">Such as <c>c5</c>.</param>
/// <param name="IsTransform">Whether transform jobs can use the family, but for sizes that say otherwise.</param>
/// <param name="Architecture">What its processors run.</param>
/// <param name="MemoryGiBPerVCpu">Memory for each virtual processor.</param>
/// <param name="Accelerator">Chip beside the processors, or null.</param>
/// <param name="Sizes">The sizes that SageMaker hosts on, as the table has them.</param>
internal sealed record InstanceFamily(
    string Name, bool IsTransform, string Architecture, double MemoryGiBPerVCpu, AcceleratorChip? Accelerator, string[] Sizes)
{
    public IEnumerable<InstanceType> Types => Sizes.Select(At);

    public static InstanceFamily Parse(string line)
    {
        var words = line.Split(' ');
        return new InstanceFamily(words[0], words[1] == "transform", words[2], Number(words[3]), Chips.Of(words[4]), words[5..]);
    }

    public InstanceType? Find(string size)
    {
        foreach (var text in Sizes)
        {
            if (SizeOf(text.Split(':')[0]) == size)
            {
                return At(text);
            }
        }

        return null;
    }

    private InstanceType At(string text)
    {
        var parts = text.Split(':');
        var size = SizeOf(parts[0]);
        var processors = parts.Length > 4 ? Whole(parts[4]) : ByRule(size);
        return new InstanceType(
            $"ml.{Name}.{size}",
            Name,
            processors,
            parts.Length > 3 ? Number(parts[3]) : processors * MemoryGiBPerVCpu,
            Architecture,
            Accelerator,
            parts.Length > 1 ? Whole(parts[1]) : 0,
            parts.Length > 2 ? Whole(parts[2]) : 0,
            IsTransform && parts[0] == size);
    }

    private static string SizeOf(string text) => text.TrimEnd('!');

    private static int ByRule(string size) => size switch
    {
        "medium" => 1,
        "large" => 2,
        "xlarge" => 4,
        _ => 4 * Whole(size[..^"xlarge".Length]),
    };

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
