using System.Collections.Immutable;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>What is to be done to bring one resource to its goal.</summary>
internal sealed record StepDecision(Goal Goal, StepOperation Operation, MapValue Inputs)
{
    public ResourceState? Old { get; init; }

    public ImmutableArray<PropertyChange> Changes { get; init; } = [];

    public ImmutableArray<string> ReplaceReasons { get; init; } = [];

    public bool DeleteBeforeReplace { get; init; }

    public int Generation { get; init; }

    /// <summary>What tells this resource from all others, and from those it replaced.</summary>
    public string Identity => $"{Goal.Urn}#{Generation}";

    /// <summary>The state that is reached, but for id and outputs.</summary>
    public ResourceState NewState => Goal.ToState(Inputs) with { Generation = Generation };

    public PlannedStep ToStep(ResourceState @new) => new()
    {
        Operation = Operation,
        Urn = Goal.Urn,
        Type = Goal.Registration.Type,
        Name = Goal.Registration.Name,
        Parent = Goal.Registration.Parent?.Urn,
        Custom = !Goal.Registration.IsComponent,
        Changes = Changes,
        ReplaceReasons = ReplaceReasons,
        DeleteBeforeReplace = DeleteBeforeReplace,
        Old = Old is null ? null : Old with { PendingReplacement = false },
        New = @new,
    };
}
