using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Samples;
using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Benchmarks;

/// <summary>The real program through the sandbox's engine into an account in memory, with AWS's durations all but removed.</summary>
public class EngineBenchmarks
{
    private static readonly SandboxProgram Program = SandboxProgram.Create(options => new InferenceStack(options));

    private readonly ImmutableDictionary<string, string> config = Repository.SandboxStack().ToConfigValues().Values.ToImmutableDictionary();
    private DirectoryInfo directory = null!;
    private SandboxAccount account = null!;
    private SandboxEngine engine = null!;

    [IterationSetup(Target = nameof(FirstAsync))]
    public void NewAccount()
    {
        directory = Directory.CreateTempSubdirectory("infra-benchmark");
        account = new SandboxAccount(new SandboxOptions { SpeedUp = 1e9 }, TimeProvider.System);
        SampleSeeder.Seed(account, Path.Combine(Repository.Root, "samples", "iris"));
        var options = new EngineOptions { StatePath = Path.Combine(directory.FullName, "state.json"), RootDirectory = Repository.Root };
        engine = new SandboxEngine(account, options, TimeProvider.System);
    }

    [GlobalSetup(Targets = [nameof(UnchangedAsync), nameof(PreviewAsync)])]
    public void Deployed()
    {
        NewAccount();
        FirstAsync().GetAwaiter().GetResult();
    }

    [IterationCleanup(Target = nameof(FirstAsync))]
    [GlobalCleanup(Targets = [nameof(UnchangedAsync), nameof(PreviewAsync)])]
    public void Forget()
    {
        account.Dispose();
        directory.Delete(recursive: true);
    }

    [Benchmark(Description = "first deployment")]
    public async Task<DeploymentResult> FirstAsync() => Expect(await engine.UpAsync(Program, config), changes: true);

    [Benchmark(Description = "unchanged deployment")]
    public async Task<DeploymentResult> UnchangedAsync() => Expect(await engine.UpAsync(Program, config), changes: false);

    [Benchmark(Description = "unchanged preview")]
    public Task<DeploymentPlan> PreviewAsync() => engine.PreviewAsync(Program, config);

    /// <summary>A figure for a deployment that failed, or did something else, would mislead.</summary>
    private static DeploymentResult Expect(DeploymentResult result, bool changes) =>
        result.Failures.Count() == 0 && result.Steps.Any(step => step.Operation != StepOperation.Same) == changes
            ? result
            : throw new InvalidOperationException($"{result.Failures.Count()} failures: {string.Join("; ", result.Diagnostics.Select(diagnostic => diagnostic.Message))}");
}
