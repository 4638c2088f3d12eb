using System.Collections.Immutable;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Invokes;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>One preview, deployment or destruction: the parts that belong together for its length.</summary>
internal sealed class DeploymentSession
{
    private readonly EngineOptions options;
    private readonly SandboxAccount account;
    private readonly bool isPreview;

    public DeploymentSession(
        SandboxAccount account, EngineOptions options, TimeProvider time, ResourceLedger ledger, bool isPreview, IProgress<StepEvent>? progress)
    {
        (this.account, this.options, this.isPreview, Ledger) = (account, options, isPreview, ledger);
        Reporter = new StepReporter(progress, Diagnostics, time);
        Observer = new ProgramObserver(options);
        Providers = new ResourceProviders(account);
        Planner = new StepPlanner(ledger, Providers);
        var hooks = new HookRunner(Observer, Diagnostics, isPreview);
        Remover = new ResourceRemover(Providers, ledger, hooks, Reporter);
        Executor = isPreview
            ? new PreviewExecutor(Planner, Providers, hooks)
            : new UpExecutor(Planner, Providers, ledger, hooks, Remover, time);
    }

    public ResourceLedger Ledger { get; }

    public DiagnosticBag Diagnostics { get; } = new();

    public StepReporter Reporter { get; }

    public ProgramObserver Observer { get; }

    public ResourceProviders Providers { get; }

    public StepPlanner Planner { get; }

    public ResourceRemover Remover { get; }

    public IStepExecutor Executor { get; }

    /// <summary>Runs the program; its errors become failures.</summary>
    /// <returns>The outputs registered by components and the stack, by URN.</returns>
    public async Task<IReadOnlyDictionary<string, MapValue>> RunAsync(
        SandboxProgram program, IReadOnlyDictionary<string, string> config, CancellationToken cancellationToken)
    {
        var monitor = new DeploymentMonitor(
            Observer, new GoalReader(Observer, options), Planner, Executor, Reporter, new ProviderInvokes(account), isPreview, cancellationToken);
        var errors = await ProgramRun.RunAsync(program, options, config, isPreview, Observer, monitor, cancellationToken);
        foreach (var error in errors) Reporter.FailProgram(options.StackName, error);
        return monitor.RegisteredOutputs;
    }

    /// <summary>What the state has and the program has not, and what has been replaced.</summary>
    public ImmutableArray<ResourceState> Obsolete()
    {
        var wanted = Observer.All.Select(registration => registration.Urn).ToHashSet(StringComparer.Ordinal);
        return [.. Ledger.All().Where(state => state.Delete || !wanted.Contains(state.Urn))];
    }

    /// <summary>Runs the program for the hooks it makes, and carries nothing out.</summary>
    public async Task CollectHooksAsync(SandboxProgram program, IReadOnlyDictionary<string, string> config, CancellationToken cancellationToken)
    {
        var silent = new StepReporter(null, new DiagnosticBag(), TimeProvider.System);
        var monitor = new DeploymentMonitor(
            Observer, new GoalReader(Observer, options), Planner, new RecallExecutor(), silent, new ProviderInvokes(account), isPreview: true, cancellationToken);
        foreach (var error in await ProgramRun.RunAsync(program, options, config, isPreview: true, Observer, monitor, cancellationToken))
            Diagnostics.Warn(options.StackUrn, $"The program did not run to its end, so delete hooks may be missing: {error}");
    }

    /// <summary>Takes what a killed deployment had begun and the account has: it is there, so the state must say so.</summary>
    public void Adopt()
    {
        foreach (var operation in Ledger.Pending())
        {
            var state = operation.Resource;
            if (operation.Kind == "creating" && Providers.IsSimulated(state) && Providers.Exists(state))
            {
                if (Ledger.Find(state.Urn) is { } replaced && replaced.Id != state.Id) Ledger.Retire(replaced);
                Ledger.Set(state);
            }
            else
            {
                Ledger.Fail(state.Urn);
            }
        }
    }
}
