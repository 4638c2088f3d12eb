using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Answers with what the state remembers, whatever the program wants now.</summary>
internal sealed class RecallExecutor : IStepExecutor
{
    public Task<ResourceState> ExecuteAsync(StepDecision decision, CancellationToken cancellationToken) =>
        Task.FromResult(decision.Old ?? decision.NewState);
}
