using System.Collections.Immutable;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Execution;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine;

/// <summary>Deploys a Pulumi program into a sandbox account: an engine without a process of its own, with Pulumi's rules for what
/// is created, updated, replaced and deleted, and when.</summary>
/// <param name="account">The account the resources live in.</param>
/// <param name="options">Which stack, and where its state is.</param>
/// <param name="time">The clock of durations and timestamps.</param>
public sealed class SandboxEngine(SandboxAccount account, EngineOptions options, TimeProvider time)
{
    private readonly StateFile file = new(options.StatePath);

    /// <summary>Says what <see cref="UpAsync"/> would do, and changes nothing.</summary>
    /// <param name="program">The program.</param>
    /// <param name="config">Config values by full key, such as <c>infra:endpoint</c>; objects as JSON text.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    /// <returns>The plan; a program that fails gives one with errors among its diagnostics.</returns>
    /// <exception cref="EngineException">INFRA202: the state file cannot be read.</exception>
    public async Task<DeploymentPlan> PreviewAsync(
        SandboxProgram program, IReadOnlyDictionary<string, string> config, CancellationToken cancellationToken = default)
    {
        var start = time.GetTimestamp();
        var session = NewSession(new ResourceLedger(file.Load()), isPreview: true, progress: null);
        session.Adopt();
        var outputs = await session.RunAsync(program, config, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var stackOutputs = outputs.GetValueOrDefault(options.StackUrn, MapValue.Empty);
        var failed = !session.Reporter.Failures.IsEmpty;
        return new DeploymentPlan
        {
            Steps = [StackSteps.Of(session, options, stackOutputs), .. session.Reporter.Steps, .. failed ? [] : StackSteps.Deletions(session)],
            Diagnostics = session.Diagnostics.All,
            Outputs = StackOutputs.From(stackOutputs),
            Config = Blind(config),
            Duration = time.GetElapsedTime(start),
        };
    }

    /// <summary>Brings the account to what the program wants. What fails does not stop what is independent of it; the state always
    /// says what exists, and a later call goes on from there.</summary>
    /// <param name="program">The program.</param>
    /// <param name="config">Config values by full key; objects as JSON text.</param>
    /// <param name="progress">Told of each step as it happens.</param>
    /// <param name="cancellationToken">Lets what has begun end, begins nothing more, saves the state, then throws.</param>
    /// <exception cref="EngineException">INFRA201: another deployment is writing the state. INFRA202: the state file cannot be read.</exception>
    public Task<DeploymentResult> UpAsync(
        SandboxProgram program, IReadOnlyDictionary<string, string> config, IProgress<StepEvent>? progress = null,
        CancellationToken cancellationToken = default) =>
        ChangeAsync(progress, async session =>
        {
            var old = session.Ledger.Find(options.StackUrn)?.Outputs ?? MapValue.Empty;
            var outputs = await session.RunAsync(program, config, cancellationToken);
            StackSteps.NoteOutputs(session, options, outputs);
            var step = StackSteps.Of(session, options, StackSteps.Merge(old, outputs.GetValueOrDefault(options.StackUrn), session));
            session.Ledger.Set(step.New!);
            if (session.Reporter.Failures.IsEmpty && !cancellationToken.IsCancellationRequested)
                await session.Remover.RemoveAsync(session.Obsolete(), cancellationToken);
            return step;
        }, cancellationToken);

    /// <summary>Deletes everything the state has.</summary>
    /// <param name="program">The program, when its delete hooks are to run; otherwise null.</param>
    /// <param name="config">Config values by full key; objects as JSON text.</param>
    /// <param name="progress">Told of each step as it happens.</param>
    /// <param name="cancellationToken">Lets what has begun end, begins nothing more, saves the state, then throws.</param>
    /// <exception cref="EngineException">INFRA201: another deployment is writing the state. INFRA202: the state file cannot be read.
    /// INFRA204: a resource is protected; nothing has been deleted.</exception>
    public Task<DeploymentResult> DestroyAsync(
        SandboxProgram? program, IReadOnlyDictionary<string, string> config, IProgress<StepEvent>? progress = null,
        CancellationToken cancellationToken = default) =>
        ChangeAsync(progress, async session =>
        {
            foreach (var state in session.Ledger.All().Where(state => !state.Delete)) Protection.Check(state, "deleted");
            if (program is not null && session.Ledger.All().Any(state => !state.Hooks.IsEmpty))
                await session.CollectHooksAsync(program, config, cancellationToken);
            await session.Remover.RemoveAsync(session.Ledger.All(), cancellationToken);
            return null;
        }, cancellationToken);

    /// <summary>The stack's outputs after the last deployment; null when there is none.</summary>
    /// <exception cref="EngineException">INFRA202: the state file cannot be read.</exception>
    public Task<StackOutputs?> ReadOutputsAsync() => Task.FromResult(ReadOutputs(options));

    /// <summary>The stack's outputs after the last deployment, without an account; null when there is none.</summary>
    /// <param name="options">Which stack, and where its state is.</param>
    /// <exception cref="EngineException">INFRA202: the state file cannot be read.</exception>
    public static StackOutputs? ReadOutputs(EngineOptions options) =>
        new StateFile(options.StatePath).Load().Resources.FirstOrDefault(state => state.Urn == options.StackUrn) is { } stack
            ? StackOutputs.From(stack.Outputs)
            : null;

    private DeploymentSession NewSession(ResourceLedger ledger, bool isPreview, IProgress<StepEvent>? progress) =>
        new(account, options, time, ledger, isPreview, progress);

    private async Task<DeploymentResult> ChangeAsync(
        IProgress<StepEvent>? progress, Func<DeploymentSession, Task<PlannedStep?>> change, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var stateLock = StateLock.Acquire(options.StatePath);
        var snapshot = file.Load();
        if (File.Exists(file.JournalPath)) file.Save(snapshot);
        using var journal = new StateJournal(file.JournalPath);
        var session = NewSession(new ResourceLedger(snapshot, journal), isPreview: false, progress);
        PlannedStep? stack;
        try
        {
            session.Adopt();
            stack = await change(session);
        }
        finally
        {
            journal.Dispose();
            file.Save(session.Ledger.ToSnapshot([.. session.Observer.All.Select(registration => registration.Urn)]));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new DeploymentResult
        {
            Steps = stack is null ? session.Reporter.Steps : [stack, .. session.Reporter.Steps],
            Failures = session.Reporter.Failures,
            Diagnostics = session.Diagnostics.All,
            Outputs = StackOutputs.From(stack?.New?.Outputs ?? MapValue.Empty),
            Duration = time.GetElapsedTime(start),
        };
    }

    private ImmutableSortedDictionary<string, string> Blind(IReadOnlyDictionary<string, string> config) =>
        config.ToImmutableSortedDictionary(
            entry => entry.Key, entry => options.SecretConfigKeys.Contains(entry.Key) ? DeploymentPlan.MaskedValue : entry.Value, StringComparer.Ordinal);
}
