using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Benchmarks;

/// <summary>The program alone: config, components, args; no engine.</summary>
public class ProgramBenchmarks
{
    private static readonly TestOptions Options = new() { IsPreview = true, ProjectName = "infra", StackName = "sandbox" };

    [GlobalSetup]
    public void Configure() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(Repository.SandboxStack().ToConfigValues().Values));

    [Benchmark(Description = "InferenceStack under mocks")]
    public Task<ImmutableArray<Resource>> RunAsync() => Deployment.TestAsync<InferenceStack>(new EchoMocks(), Options);
}
