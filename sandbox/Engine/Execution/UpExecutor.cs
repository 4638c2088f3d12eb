using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Carries out steps in the account and notes each in the state.</summary>
internal sealed class UpExecutor(
    StepPlanner planner, ResourceProviders providers, ResourceLedger ledger, HookRunner hooks, ResourceRemover remover, TimeProvider time)
    : IStepExecutor
{
    /// <summary>As often as Pulumi tries again at an error hook's word.</summary>
    private const int MaxRetries = 100;

    public async Task<ResourceState> ExecuteAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Goal.Registration.IsComponent) return Keep(decision, decision.Old?.Outputs ?? MapValue.Empty);
        return decision.Operation switch
        {
            StepOperation.Read => Note(providers.Read(decision)),
            StepOperation.Same => Keep(decision, decision.Old!.Outputs),
            StepOperation.Update => await UpdateAsync(decision, cancellationToken),
            StepOperation.Replace => await ReplaceAsync(decision, cancellationToken),
            _ => await CreateAsync(decision, null, cancellationToken),
        };
    }

    private ResourceState Keep(StepDecision decision, MapValue outputs) => Note(decision.NewState with
    {
        Id = decision.Old?.Id,
        Outputs = outputs,
        Created = decision.Old?.Created,
        Modified = decision.Old?.Modified,
    });

    /// <summary>Notes a state, unless the ledger says the same already.</summary>
    private ResourceState Note(ResourceState state)
    {
        if (ledger.Find(state.Urn) is not { } known || !StateJson.AreSame(known, state)) ledger.Set(state);
        return state;
    }

    private async Task<ResourceState> CreateAsync(StepDecision decision, ResourceState? retired, CancellationToken cancellationToken)
    {
        var expected = providers.Predict(decision);
        var subject = HookSubject.Of(expected) with { Id = string.Empty, NewInputs = decision.Inputs };
        await hooks.BeforeAsync(HookKinds.BeforeCreate, expected, subject, cancellationToken);
        ledger.Begin(new PendingOperation("creating", expected));
        var state = await AttemptAsync(decision, subject, "create", () => providers.CreateAsync(decision, cancellationToken), cancellationToken);
        var now = time.GetUtcNow();
        state = state with { Created = now, Modified = now };
        if (retired is not null) ledger.Retire(retired);
        ledger.Set(state);
        await hooks.AfterAsync(
            HookKinds.AfterCreate, state, HookSubject.Of(state) with { NewInputs = state.Inputs, NewOutputs = state.Outputs }, cancellationToken);
        return state;
    }

    private async Task<ResourceState> UpdateAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var old = decision.Old!;
        var subject = HookSubject.Of(old) with { NewInputs = decision.Inputs, OldInputs = old.Inputs, OldOutputs = old.Outputs };
        await hooks.BeforeAsync(HookKinds.BeforeUpdate, decision.NewState, subject, cancellationToken);
        ledger.Begin(new PendingOperation("updating", old));
        var state = await AttemptAsync(decision, subject, "update", () => providers.UpdateAsync(decision, cancellationToken), cancellationToken);
        state = state with { Modified = time.GetUtcNow() };
        ledger.Set(state);
        await hooks.AfterAsync(HookKinds.AfterUpdate, state, subject with { NewOutputs = state.Outputs }, cancellationToken);
        return state;
    }

    private async Task<ResourceState> ReplaceAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var old = decision.Old!;
        Protection.Check(old, "replaced");
        if (old.PendingReplacement) return await CreateAsync(decision, null, cancellationToken);
        if (!decision.DeleteBeforeReplace) return await CreateAsync(decision, old, cancellationToken);
        var dependents = planner.DependentsToReplace(old);
        foreach (var dependent in dependents) Protection.Check(dependent, $"deleted before \"{old.Name}\" is replaced");
        foreach (var state in dependents.Reverse().Append(old)) await remover.RemoveForReplacementAsync(state, cancellationToken);
        return await CreateAsync(decision, null, cancellationToken);
    }

    /// <summary>Makes the change, again for as long as the resource's error hooks ask for it.</summary>
    private async Task<ResourceState> AttemptAsync(
        StepDecision decision, HookSubject subject, string operation, Func<Task<ResourceState>> change, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        while (true)
        {
            try
            {
                return await change();
            }
            catch (Exception exception)
            {
                errors.Insert(0, StepErrors.Describe(exception));
                var again = StepErrors.IsExpected(exception) && errors.Count <= MaxRetries && await HookRunner.WantsRetryAsync(
                    decision.Goal.Registration.Options.Hooks.OnError, subject, operation, [.. errors], cancellationToken);
                if (again) continue;
                ledger.Fail(decision.Goal.Urn);
                throw;
            }
        }
    }
}
