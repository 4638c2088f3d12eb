using System.Collections.Concurrent;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Tests.Engine.State;
using Infra.Testing;

namespace Infra.Sandbox.Tests.Engine.Programs;

/// <summary>An empty account, a state file and the engine over them, for one test.</summary>
internal sealed class EngineFixture : IDisposable
{
    public static readonly IReadOnlyDictionary<string, string> NoConfig = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly TemporaryDirectory directory = new();

    public EngineFixture()
    {
        Account = new SandboxAccount(new SandboxOptions(), new ManualTimeProvider { AutoAdvance = true });
        Engine = NewEngine();
    }

    public SandboxAccount Account { get; }

    public SandboxEngine Engine { get; private set; }

    public string StatePath => directory.File("state.json");

    public string[] Files => directory.Files;

    public ConcurrentQueue<StepEvent> Events { get; } = new();

    public void Dispose()
    {
        Account.Dispose();
        directory.Dispose();
    }

    public SandboxEngine NewEngine(Func<EngineOptions, EngineOptions>? change = null)
    {
        var options = new EngineOptions { StatePath = StatePath };
        return Engine = new SandboxEngine(Account, change?.Invoke(options) ?? options, new ManualTimeProvider());
    }

    public Task<DeploymentPlan> PreviewAsync(Action content) => Engine.PreviewAsync(TestStack.Of(content), NoConfig);

    public Task<DeploymentResult> UpAsync(Action content) => Engine.UpAsync(TestStack.Of(content), NoConfig, new QueueProgress(Events));

    public Task<DeploymentResult> UpAsync(Func<object?> content) => Engine.UpAsync(TestStack.Of(content), NoConfig, new QueueProgress(Events));

    /// <summary>Deploys and fails the test if that fails.</summary>
    public async Task<DeploymentResult> DeployAsync(Action content)
    {
        var result = await UpAsync(content);
        Assert.Empty(result.Failures);
        return result;
    }

    /// <summary>The steps but those that change nothing, as <c>Update name: a, b</c>.</summary>
    public static string[] Changes(IEnumerable<PlannedStep> steps) =>
    [
        .. steps.Where(step => step.Operation != StepOperation.Same)
            .Select(step => $"{step.Operation} {step.Name}{(step.Changes.IsEmpty ? "" : ": " + string.Join(", ", step.Changes.Select(change => change.Path)))}"),
    ];

    private sealed class QueueProgress(ConcurrentQueue<StepEvent> events) : IProgress<StepEvent>
    {
        public void Report(StepEvent value) => events.Enqueue(value);
    }
}
