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

    private sealed class EchoMocks : IMocks
    {
        private const string Account = "123456789012";

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            var name = $"{args.Name}-0000000";
            var arn = args.Type == "aws:iam/role:Role" ? $"arn:aws:iam::{Account}:role/{name}" : $"arn:aws:mock:us-east-1:{Account}:{name}";
            return Task.FromResult<(string?, object)>((name, args.Inputs.SetItem("name", name).SetItem("arn", arn)));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty
            .Add("id", "id").Add("partition", "aws").Add("dnsSuffix", "amazonaws.com").Add("reverseDnsPrefix", "com.amazonaws")
            .Add("region", "us-east-1").Add("name", "us-east-1").Add("accountId", Account));
    }
}
