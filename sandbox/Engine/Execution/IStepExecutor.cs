using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Carries out a decision, or says what carrying it out would lead to.</summary>
internal interface IStepExecutor
{
    /// <summary>The state the resource is, or would be, in afterwards; without an id where that is not known yet.</summary>
    Task<ResourceState> ExecuteAsync(StepDecision decision, CancellationToken cancellationToken);
}
