using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Says what steps would lead to and touches nothing.</summary>
internal sealed class PreviewExecutor(StepPlanner planner, ResourceProviders providers, HookRunner hooks) : IStepExecutor
{
    public async Task<ResourceState> ExecuteAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var state = Expect(decision);
        if (decision.Goal.Registration.IsComponent) return state;
        var subject = HookSubject.Of(state) with
        {
            NewInputs = decision.Inputs,
            OldInputs = decision.Old?.Inputs,
            OldOutputs = decision.Old?.Outputs,
        };
        var (before, after) = decision.Operation switch
        {
            StepOperation.Create or StepOperation.Replace => (HookKinds.BeforeCreate, HookKinds.AfterCreate),
            StepOperation.Update => (HookKinds.BeforeUpdate, HookKinds.AfterUpdate),
            _ => (null, null),
        };
        if (before is null || after is null) return state;
        await hooks.BeforeAsync(before, state, subject, cancellationToken);
        await hooks.AfterAsync(after, state, subject with { NewOutputs = state.Outputs }, cancellationToken);
        return state;
    }

    private ResourceState Expect(StepDecision decision)
    {
        switch (decision.Operation)
        {
            case StepOperation.Read:
                return providers.Read(decision);
            case StepOperation.Same:
                return decision.NewState with { Id = decision.Old!.Id, Outputs = decision.Old.Outputs, Created = decision.Old.Created, Modified = decision.Old.Modified };
            case StepOperation.Update when !decision.Goal.Registration.IsComponent:
                return providers.PredictUpdate(decision);
            case StepOperation.Replace:
                Protection.Check(decision.Old!, "replaced");
                if (decision.DeleteBeforeReplace) CheckDependents(decision.Old!);
                return New(decision);
            default:
                return New(decision);
        }
    }

    private void CheckDependents(ResourceState root)
    {
        foreach (var dependent in planner.DependentsToReplace(root)) Protection.Check(dependent, $"deleted before \"{root.Name}\" is replaced");
    }

    private static ResourceState New(StepDecision decision) =>
        decision.NewState with { Outputs = decision.Inputs.Remove(PhysicalNames.Defaults) };
}
