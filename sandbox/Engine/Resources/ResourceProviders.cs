using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Execution;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>Makes, changes and deletes resources in the account; what the account does not simulate lives in the state alone, with
/// the outputs AWS would give.</summary>
internal sealed class ResourceProviders(SandboxAccount account)
{
    private readonly ComputedOutputs computed = new(account);
    private readonly Dictionary<string, IAccountResource> resources = AccountResources.All(account);

    /// <summary>The state a creation leads to, as far as it can be told before.</summary>
    public ResourceState Predict(StepDecision decision)
    {
        var registration = decision.Goal.Registration;
        var type = decision.Goal.Type;
        var outputs = computed.Create(type, registration.Name, decision.Inputs, decision.Identity);
        return decision.NewState with { Id = computed.Id(type, registration.Name, outputs, decision.Identity), Outputs = Mark(decision, outputs) };
    }

    public async Task<ResourceState> CreateAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var state = Predict(decision);
        if (decision.Goal.ImportId is { } imported) return state with { Id = imported };
        if (!resources.TryGetValue(state.Type, out var resource)) return state;
        var outputs = Restore(decision, state.Outputs, await LimitAsync(
            state, "create", token => resource.CreateAsync(Plain(state.Outputs), token), cancellationToken));
        return state with
        {
            Outputs = outputs,
            Id = computed.Id(decision.Goal.Type, decision.Goal.Registration.Name, outputs, decision.Identity),
        };
    }

    public async Task<ResourceState> UpdateAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var state = PredictUpdate(decision);
        if (!resources.TryGetValue(state.Type, out var resource)) return state;
        var returned = await LimitAsync(
            state, "update", token => resource.UpdateAsync(decision.Old!, Plain(state.Outputs), token), cancellationToken);
        return state with { Outputs = Restore(decision, state.Outputs, returned) };
    }

    /// <summary>The state an update leads to, as far as it can be told before.</summary>
    public ResourceState PredictUpdate(StepDecision decision)
    {
        var old = decision.Old!;
        return decision.NewState with
        {
            Id = old.Id,
            Created = old.Created,
            Outputs = Mark(decision, computed.Update(decision.Goal.Type, old.Inputs, old.Outputs, decision.Inputs)),
        };
    }

    /// <summary>What looking at an existing resource tells.</summary>
    public ResourceState Read(StepDecision decision)
    {
        var id = decision.Goal.ReadId!;
        var type = decision.Goal.Type;
        var inputs = type.Name is { } rule ? decision.Inputs.Set(rule.Property, id) : decision.Inputs;
        return decision.NewState with { Id = id, Outputs = Mark(decision, computed.Create(type, decision.Goal.Registration.Name, inputs, id)) };
    }

    /// <summary>Deletes the resource; one that is gone already is deleted.</summary>
    public async Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        if (!resources.TryGetValue(state.Type, out var resource) || !resource.Exists(Plain(state.Outputs))) return;
        await LimitAsync(
            state,
            "delete",
            async token =>
            {
                await resource.DeleteAsync(state, token);
                return state.Outputs;
            },
            cancellationToken);
    }

    /// <summary>Whether the account simulates resources of that type.</summary>
    public bool IsSimulated(ResourceState state) => resources.ContainsKey(state.Type);

    /// <summary>Whether the account still has the resource; what it does not simulate is taken to be there.</summary>
    public bool Exists(ResourceState state) => !resources.TryGetValue(state.Type, out var resource) || resource.Exists(Plain(state.Outputs));

    /// <summary>Whether the account has a resource of these inputs that the state does not know of.</summary>
    public bool Exists(Goal goal, MapValue inputs) =>
        resources.TryGetValue(goal.Registration.Type, out var resource)
        && resource.Exists(Plain(computed.Create(goal.Type, goal.Registration.Name, inputs, goal.Urn)));

    /// <summary>Gives the change no more time than the resource's own timeout, on the account's clock.</summary>
    private async Task<MapValue> LimitAsync(
        ResourceState state, string change, Func<CancellationToken, Task<MapValue>> work, CancellationToken cancellationToken)
    {
        if (!state.CustomTimeouts.TryGetValue(change, out var seconds)) return await work(cancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), account.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The {change} did not end within {seconds} seconds, the custom timeout of \"{state.Name}\".", exception);
        }
    }

    private static MapValue Plain(MapValue outputs) => (MapValue)outputs.Unwrap();

    /// <summary>What the account returned, with the secret marks that it does not know of.</summary>
    private static MapValue Restore(StepDecision decision, MapValue marked, MapValue returned) =>
        Mark(decision, MapValue.Of(returned.Entries.Select(entry =>
            KeyValuePair.Create(entry.Key, marked[entry.Key] is { ContainsSecret: true } value ? value : entry.Value))));

    private static MapValue Mark(StepDecision decision, MapValue outputs) =>
        decision.Goal.AdditionalSecretOutputs
            .Where(name => outputs[name] is not (null or SecretValue))
            .Aggregate(outputs, (marked, name) => marked.Set(name, new SecretValue(marked[name]!)));
}
