using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.State;

/// <summary>The state as it changes during a deployment: at most one live resource a URN, and those still to be deleted. Safe for
/// use by several threads; each change goes to the journal, when there is one, before the caller goes on.</summary>
internal sealed class ResourceLedger(StateSnapshot snapshot, StateJournal? journal = null)
{
    private readonly Lock gate = new();
    private readonly List<ResourceState> resources = [.. snapshot.Resources];
    private readonly List<PendingOperation> pending = [.. snapshot.PendingOperations];

    public ResourceState? Find(string urn)
    {
        lock (gate) return resources.Find(state => state.Urn == urn && !state.Delete);
    }

    public ImmutableArray<ResourceState> All()
    {
        lock (gate) return [.. resources];
    }

    public ImmutableArray<PendingOperation> Pending()
    {
        lock (gate) return [.. pending];
    }

    public void Begin(PendingOperation operation)
    {
        lock (gate)
        {
            pending.Add(operation);
            journal?.Begin(operation);
        }
    }

    /// <summary>Ends the pending operation on the URN without a change.</summary>
    public void Fail(string urn)
    {
        lock (gate)
        {
            pending.RemoveAll(operation => operation.Resource.Urn == urn);
            journal?.Fail(urn);
        }
    }

    /// <summary>Puts a resource in the place of the one it stands for, or at the end.</summary>
    public void Set(ResourceState state)
    {
        lock (gate)
        {
            pending.RemoveAll(operation => operation.Resource.Urn == state.Urn);
            var index = resources.FindIndex(other => IsSame(other, state));
            if (index < 0) resources.Add(state);
            else resources[index] = state;
            journal?.Set(state);
        }
    }

    public void Remove(ResourceState state)
    {
        lock (gate)
        {
            pending.RemoveAll(operation => operation.Resource.Urn == state.Urn);
            resources.RemoveAll(other => IsSame(other, state));
            journal?.Remove(state);
        }
    }

    /// <summary>Gives a resource, and what refers to it, another URN.</summary>
    public ResourceState Rename(ResourceState state, string urn)
    {
        lock (gate)
        {
            var renamed = state with { Urn = urn };
            Remove(state);
            Set(renamed);
            return renamed;
        }
    }

    /// <summary>Turns the live resource of the URN into one that is still to be deleted.</summary>
    public void Retire(ResourceState state)
    {
        lock (gate)
        {
            Set(state with { Delete = true, PendingReplacement = false });
            Remove(state);
        }
    }

    /// <summary>The state with the resources named in <paramref name="order"/> first, in that order, and the others after them as they were.</summary>
    public StateSnapshot ToSnapshot(IReadOnlyList<string>? order = null)
    {
        lock (gate)
        {
            var rank = (order ?? []).Distinct(StringComparer.Ordinal).Select((urn, index) => (urn, index)).ToDictionary(pair => pair.urn, pair => pair.index);
            int Rank(ResourceState state) => !state.Delete && rank.TryGetValue(state.Urn, out var index) ? index : int.MaxValue;
            return new StateSnapshot([.. resources.OrderBy(Rank)], [.. pending]);
        }
    }

    private static bool IsSame(ResourceState one, ResourceState other) =>
        one.Urn == other.Urn && one.Delete == other.Delete && (!one.Delete || one.Id == other.Id);
}
