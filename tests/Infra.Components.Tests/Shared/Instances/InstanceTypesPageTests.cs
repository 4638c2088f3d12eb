using System.Globalization;
using System.Runtime.CompilerServices;
using Infra.Components.Shared.Instances;

namespace Infra.Components.Tests.Shared.Instances;

/// <summary>docs/instance-types.md is written from the table; INFRA_ACCEPT_SNAPSHOTS=1 rewrites its rows.</summary>
public sealed class InstanceTypesPageTests
{
    [Fact]
    public void Page_OfInstanceTypes_HasTheTablesRows()
    {
        var lines = File.ReadAllLines(Page()).ToList();
        var first = lines.FindIndex(line => line.StartsWith("| family", StringComparison.Ordinal)) + 2;
        var last = lines.FindIndex(first, line => !line.StartsWith('|'));
        List<string> rows = [.. InstanceFamilies.All.Select(Row)];
        if (Environment.GetEnvironmentVariable("INFRA_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(Page(), [.. lines[..first], .. rows, .. lines[last..]]);
            return;
        }

        Assert.Equal(rows, lines[first..last]);
    }

    private static string Row(InstanceFamily family)
    {
        List<InstanceType> types = [.. family.Types];
        var chip = family.Accelerator is null ? "" : $"{Range(types.Select(type => (double)type.AcceleratorCount))} {family.Accelerator.Model}";
        return $"| `ml.{family.Name}` | {Sizes(types)} | {Range(types.Select(type => (double)type.VCpu))} | {Range(types.Select(type => type.MemoryGiB))} "
            + $"| {family.Architecture} | {chip} | {(types[0].HasLocalStorage ? Range(types.Select(type => (double)type.LocalStorageGB)) : "")} |";
    }

    /// <summary>What transform jobs cannot use is in brackets.</summary>
    private static string Sizes(List<InstanceType> types)
    {
        var names = types.Select(type => type.Name.Split('.')[2] is var size && type.IsTransform ? size : $"({type.Name.Split('.')[2]})");
        return types.Exists(type => type.IsTransform) ? string.Join(", ", names) : $"({string.Join(", ", types.Select(type => type.Name.Split('.')[2]))})";
    }

    private static string Range(IEnumerable<double> values)
    {
        var (least, most) = (values.Min(), values.Max());
        return least == most ? Text(least) : $"{Text(least)}–{Text(most)}";
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Page([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "..", "docs", "instance-types.md");
}
