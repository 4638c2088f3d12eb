using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Infra.Components.AsyncInference;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Benchmarks;

/// <summary>Many asynchronous services in one program, by the real components under mocks: the time must grow linearly.</summary>
public class AsyncServicesBenchmarks
{
    private static readonly TestOptions Options = new() { IsPreview = false, ProjectName = "infra", StackName = "bench" };

    /// <summary>Services in the program.</summary>
    [Params(50, 500)]
    public int Services { get; set; }

    /// <summary>With the defaults: about 30 resources each.</summary>
    [Benchmark(Description = "async services under mocks")]
    public async Task<ImmutableArray<Resource>> BuildAsync() => Expect(await Deployment.TestAsync(new EchoMocks(), Options, () =>
    {
        for (var i = 0; i < Services; i++)
        {
            _ = new AsyncEndpoint($"service-{i}", new AsyncEndpointArgs
            {
                ModelName = $"model-{i}",
                ExecutionRoleArn = $"arn:aws:iam::123456789012:role/service-{i}",
                InstanceType = "ml.m5.xlarge",
                Tags = { ["service"] = $"service-{i}" },
            });
        }
    }));

    /// <summary>A program that stopped half-way would give a good figure.</summary>
    private ImmutableArray<Resource> Expect(ImmutableArray<Resource> resources) => resources.OfType<AsyncEndpoint>().Count() == Services
        ? resources
        : throw new InvalidOperationException($"{resources.Length} resources, but not {Services} services.");
}
