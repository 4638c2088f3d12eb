using System.Collections.Immutable;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Deletes resources, each after all that depend on it.</summary>
internal sealed class ResourceRemover(ResourceProviders providers, ResourceLedger ledger, HookRunner hooks, StepReporter reporter)
{
    /// <summary>Those of <paramref name="states"/> in the order in which they can be deleted: dependents first, else newest first.</summary>
    public static ImmutableArray<ResourceState> Order(IReadOnlyList<ResourceState> states)
    {
        var ordered = new List<ResourceState>();
        var visited = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        foreach (var state in states.Reverse()) Visit(state);
        return [.. ordered];

        void Visit(ResourceState state)
        {
            if (!visited.Add(state)) return;
            foreach (var dependent in states.Where(other => DependsOn(other, state)).Reverse()) Visit(dependent);
            ordered.Add(state);
        }
    }

    /// <summary>Deletes all of them as far as possible: what a resource that could not be deleted depends on stays.</summary>
    public async Task RemoveAsync(IReadOnlyList<ResourceState> states, CancellationToken cancellationToken)
    {
        var kept = new List<ResourceState>();
        var going = states.Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        foreach (var state in Order(states))
        {
            var timing = reporter.Start(state.Delete ? StepOperation.Replace : StepOperation.Delete, state);
            if (kept.Find(other => DependsOn(other, state)) is { } dependent)
            {
                timing.Skip($"\"{dependent.Name}\", which depends on it, has not been deleted.");
                kept.Add(state);
                continue;
            }

            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!state.Delete) Protection.Check(state, "deleted");
                await RemoveAsync(state, state.DeletedWith is { } with && going.Contains(with), cancellationToken);
                timing.Succeed(state.Delete ? null : Step(state));
            }
            catch (Exception exception) when (StepErrors.IsExpected(exception))
            {
                timing.Fail(StepErrors.Describe(exception));
                kept.Add(state);
            }
        }
    }

    /// <summary>Deletes a resource that will be made again in this deployment or, if this one fails, the next.</summary>
    public async Task RemoveForReplacementAsync(ResourceState state, CancellationToken cancellationToken)
    {
        await DeleteAsync(state, cancellationToken);
        ledger.Set(state with { PendingReplacement = true });
    }

    private async Task RemoveAsync(ResourceState state, bool goesWithAnother, CancellationToken cancellationToken)
    {
        if (state is { Custom: true, PendingReplacement: false } && !goesWithAnother) await DeleteAsync(state, cancellationToken);
        ledger.Remove(state);
    }

    private async Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        if (state.RetainOnDelete || state.External) return;
        var subject = HookSubject.Of(state) with { OldInputs = state.Inputs, OldOutputs = state.Outputs };
        await hooks.BeforeAsync(HookKinds.BeforeDelete, state, subject, cancellationToken);
        ledger.Begin(new PendingOperation("deleting", state));
        try
        {
            await providers.DeleteAsync(state, cancellationToken);
        }
        catch
        {
            ledger.Fail(state.Urn);
            throw;
        }

        await hooks.AfterAsync(HookKinds.AfterDelete, state, subject, cancellationToken);
    }

    private static bool DependsOn(ResourceState state, ResourceState other) =>
        state != other && state.Urn != other.Urn && (state.Parent == other.Urn || state.Dependencies.Contains(other.Urn));

    private static PlannedStep Step(ResourceState state) => new()
    {
        Operation = StepOperation.Delete,
        Urn = state.Urn,
        Type = state.Type,
        Name = state.Name,
        Parent = state.Parent,
        Custom = state.Custom,
        Old = state,
    };
}
