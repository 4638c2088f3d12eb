using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;
using Pulumi;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>What a hook is told of the resource.</summary>
internal sealed record HookSubject(string Urn, string Id, string Name, string Type)
{
    public MapValue? NewInputs { get; init; }

    public MapValue? OldInputs { get; init; }

    public MapValue? NewOutputs { get; init; }

    public MapValue? OldOutputs { get; init; }

    public static HookSubject Of(ResourceState state) => new(state.Urn, state.Id ?? string.Empty, state.Name, state.Type);
}

/// <summary>Runs hooks: those before a step make it fail, those after it only warn; in a preview only those that ask for it run.</summary>
internal sealed class HookRunner(ProgramObserver observer, DiagnosticBag diagnostics, bool isPreview)
{
    /// <exception cref="EngineException">INFRA207: a hook has failed.</exception>
    public async Task BeforeAsync(string kind, ResourceState state, HookSubject subject, CancellationToken cancellationToken)
    {
        foreach (var hook in Hooks(kind, state))
        {
            if (await RunAsync(hook, subject, cancellationToken) is not { } error) continue;
            var message = $"The {kind} hook \"{hook.Name}\" of \"{subject.Name}\" failed: {error}";
            if (hook.Options.IgnoreErrors != true) throw new EngineException("INFRA207", message);
            diagnostics.Warn(subject.Urn, $"INFRA207: {message}");
        }
    }

    public async Task AfterAsync(string kind, ResourceState state, HookSubject subject, CancellationToken cancellationToken)
    {
        foreach (var hook in Hooks(kind, state))
        {
            if (await RunAsync(hook, subject, cancellationToken) is { } error)
                diagnostics.Warn(subject.Urn, $"INFRA207: The {kind} hook \"{hook.Name}\" of \"{subject.Name}\" failed: {error}");
        }
    }

    /// <summary>Whether one of the error hooks wants the operation tried again.</summary>
    public static async Task<bool> WantsRetryAsync(
        IEnumerable<ErrorHook> hooks, HookSubject subject, string operation, IReadOnlyList<string> errors, CancellationToken cancellationToken)
    {
        var retry = false;
        foreach (var hook in hooks)
        {
            retry |= await hook.Callback(
                new ErrorHookArgs(
                    subject.Urn, subject.Id, subject.Name, subject.Type,
                    newInputs: Values(subject.NewInputs), oldInputs: Values(subject.OldInputs), oldOutputs: Values(subject.OldOutputs),
                    failedOperation: operation, errors: errors),
                cancellationToken);
        }

        return retry;
    }

    private IEnumerable<ResourceHook> Hooks(string kind, ResourceState state)
    {
        foreach (var name in state.Hooks.GetValueOrDefault(kind, []))
        {
            if (observer.FindHook(name) is not { } hook)
                diagnostics.Warn(state.Urn, $"INFRA208: The {kind} hook \"{name}\" of \"{state.Name}\" is not in the program any more and did not run.");
            else if (!isPreview || hook.Options.OnDryRun == true)
                yield return hook;
        }
    }

    private static async Task<string?> RunAsync(ResourceHook hook, HookSubject subject, CancellationToken cancellationToken)
    {
        try
        {
            await hook.Callback(
                new ResourceHookArgs(
                    subject.Urn, subject.Id, subject.Name, subject.Type,
                    newInputs: Values(subject.NewInputs), oldInputs: Values(subject.OldInputs),
                    newOutputs: Values(subject.NewOutputs), oldOutputs: Values(subject.OldOutputs)),
                cancellationToken);
            return null;
        }
#pragma warning disable CA1031 // A hook is the user's code: whatever it throws is its error.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return exception.Message;
        }
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, object?>? Values(MapValue? values) =>
        values is null ? null : SdkValues.ToHook(values);
}
