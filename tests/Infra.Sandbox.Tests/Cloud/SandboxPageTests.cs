using System.Globalization;
using Infra.Sandbox.Cloud.Recommendations;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class SandboxPageTests
{
    [Fact]
    public void Page_ExampleOfDerivedFigures_IsWhatTheSandboxComputes()
    {
        var catalogue = InstanceCatalogue.Default;
        var instance = catalogue.Find("ml.c5.xlarge")!;

        var figures = BenchmarkFigures.OfInstance(instance, quanta: 1, catalogue);

        var (latency, invocations, cost) = ((int)figures["ModelLatency"]!, (int)figures["MaxInvocations"]!, (double)figures["CostPerInference"]! * 1000);
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"For `{instance.InstanceType}` ({instance.VCpu} vCPU, {instance.ClockGHz} GHz, {instance.UsdPerHour} USD per hour): {latency} ms, 60000 × {Math.Pow(instance.VCpu, 0.8):0.0000} / {10 * catalogue.ReferenceClockGHz / instance.ClockGHz:0.0000} = {invocations} invocations per minute, {cost:0.000000} USD per thousand inferences.");
        Assert.Contains(sentence, File.ReadAllText(Path.Combine(Repository.IrisSamples, "..", "..", "docs", "sandbox.md")), StringComparison.Ordinal);
    }
}
