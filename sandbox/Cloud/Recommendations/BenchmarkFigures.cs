using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Recommendations;

/// <summary>
/// Simulated metrics of a candidate. The measured latency of the model is rounded up to whole quanta of 10 ms, what a real-time
/// endpoint adds around a small model; every candidate's latency is that number of quanta times a whole number from the catalogue's
/// clock and processors, so the ratios between candidates do not depend on this machine.
/// </summary>
/// <remarks>
/// Half of a request's work is taken to spread over the processors, so a larger size of a family answers sooner; its throughput grows
/// more slowly than its price, as that of real servers does, so a smaller size is cheaper per inference.
/// </remarks>
internal static class BenchmarkFigures
{
    private const double QuantumMilliseconds = 10;

    /// <summary>Throughput grows with the processors to this power: locks, memory and network are shared.</summary>
    private const double ScalingPower = 0.8;

    /// <summary>The part of a request's work that does not spread over the processors.</summary>
    private const double SerialShare = 0.5;

    /// <summary>Processors at which a simulated latency is the measured one (at the catalogue's reference clock).</summary>
    private const double ReferenceVCpu = 2;

    /// <summary>Memory of a serverless endpoint that comes with one processor; AWS gives processors in proportion to memory.</summary>
    private const double MegabytesPerVCpu = 2048;

    private const double ModelMemoryGiB = 0.5;

    public static int Quanta(TimeSpan measured) => Math.Max(1, (int)Math.Ceiling(measured.TotalMilliseconds / QuantumMilliseconds));

    /// <summary>The instances that together reach a number of invocations per minute; one when none is asked for.</summary>
    public static int InstancesFor(int? invocations, CatalogueInstance instance, int quanta, InstanceCatalogue catalogue) =>
        Math.Max(1, (int)Math.Ceiling((invocations ?? 0) / (double)OfInstance(instance, quanta, catalogue).Int("MaxInvocations")!));

    public static JsonObject OfInstance(CatalogueInstance instance, int quanta, InstanceCatalogue catalogue, int count = 1)
    {
        var onReference = QuantumMilliseconds * catalogue.ReferenceClockGHz / instance.ClockGHz;
        var unit = Math.Max(1, (int)Math.Round(onReference * (SerialShare + ((1 - SerialShare) * ReferenceVCpu / instance.VCpu))));
        var busy = Math.Pow(instance.VCpu, ScalingPower);
        var invocations = Math.Max(1, (int)(60_000 * busy / onReference) / quanta) * count;
        var costPerHour = instance.UsdPerHour * count;
        return new JsonObject
        {
            ["CostPerHour"] = costPerHour,
            ["CostPerInference"] = costPerHour / (invocations * 60.0),
            ["MaxInvocations"] = invocations,
            ["ModelLatency"] = unit * quanta,
            ["CpuUtilization"] = Math.Round(100 * busy / instance.VCpu, 2),
            ["MemoryUtilization"] = Math.Round(100 * ModelMemoryGiB / instance.MemoryGiB, 2),
        };
    }

    /// <summary>Measured, as AWS does, at a MaxConcurrency of 1.</summary>
    public static JsonObject OfServerless(int memoryInMB, int quanta, InstanceCatalogue catalogue)
    {
        var unit = (int)Math.Round(QuantumMilliseconds / Math.Min(1, memoryInMB / MegabytesPerVCpu));
        var invocations = Math.Max(1, 60_000 / unit / quanta);
        var costPerInference = catalogue.ServerlessUsdPerGBSecond * memoryInMB / 1024.0 * unit * quanta / 1000.0;
        return new JsonObject
        {
            ["CostPerHour"] = costPerInference * invocations * 60,
            ["CostPerInference"] = costPerInference,
            ["MaxInvocations"] = invocations,
            ["ModelLatency"] = unit * quanta,
            ["MemoryUtilization"] = Math.Round(100 * ModelMemoryGiB * 1024 / memoryInMB, 2),
        };
    }
}
