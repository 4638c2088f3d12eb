using System.Text.Json;
using System.Text.Json.Serialization;
using Infra.Components.Shared.Instances;

namespace Infra.Sandbox.Cloud.Recommendations;

/// <summary>An instance type with what simulated figures are derived from.</summary>
/// <param name="InstanceType">Such as ml.c5.xlarge.</param>
/// <param name="VCpu">Virtual processors.</param>
/// <param name="MemoryGiB">Memory in GiB.</param>
/// <param name="ClockGHz">The family's clock.</param>
/// <param name="UsdPerHour">Hosting on demand in us-east-1.</param>
/// <param name="Source">Where the price stands.</param>
public sealed record CatalogueInstance(string InstanceType, int VCpu, double MemoryGiB, double ClockGHz, double UsdPerHour, string Source);

/// <summary>The published catalogue (<c>instance-catalogue.json</c>) behind the sandbox's recommendation figures. Only what is in it has a quota.</summary>
public sealed class InstanceCatalogue
{
    private static readonly Lazy<InstanceCatalogue> Shared = new(Read);
    private readonly Dictionary<string, CatalogueInstance> byType;

    private InstanceCatalogue(CatalogueFile file)
    {
        byType = file.Instances.Select(Complete).ToDictionary(instance => instance.InstanceType, StringComparer.Ordinal);
        ReferenceClockGHz = file.ReferenceClockGHz;
        ServerlessUsdPerGBSecond = file.ServerlessUsdPerGBSecond;
    }

    /// <summary>The embedded catalogue.</summary>
    public static InstanceCatalogue Default => Shared.Value;

    /// <summary>All instances, in the file's order.</summary>
    public IReadOnlyCollection<CatalogueInstance> Instances => byType.Values;

    /// <summary>The clock at which a simulated latency is the measured one.</summary>
    public double ReferenceClockGHz { get; }

    /// <summary>Price of serverless inference.</summary>
    public double ServerlessUsdPerGBSecond { get; }

    /// <summary>The entry of a type; null when it is not in the catalogue.</summary>
    public CatalogueInstance? Find(string instanceType) => byType.GetValueOrDefault(instanceType);

    private static CatalogueInstance Complete(CatalogueEntry entry)
    {
        var type = InstanceTypes.Find(entry.InstanceType)!;
        var price = ListPrices.Of(entry.InstanceType)!;
        return new CatalogueInstance(entry.InstanceType, type.VCpu, type.MemoryGiB, entry.ClockGHz, (double)price.UsdPerHour, price.Source);
    }

    private static InstanceCatalogue Read()
    {
        using var stream = typeof(InstanceCatalogue).Assembly.GetManifestResourceStream($"{typeof(InstanceCatalogue).Namespace}.instance-catalogue.json")!;
        return new InstanceCatalogue(JsonSerializer.Deserialize(stream, CatalogueJson.Default.CatalogueFile)!);
    }
}

internal sealed record CatalogueFile(double ReferenceClockGHz, double ServerlessUsdPerGBSecond, IReadOnlyList<CatalogueEntry> Instances);

internal sealed record CatalogueEntry(string InstanceType, double ClockGHz);

[JsonSerializable(typeof(CatalogueFile))]
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
internal sealed partial class CatalogueJson : JsonSerializerContext;
