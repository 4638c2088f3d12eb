using System.Collections.Immutable;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>What the program wants of one resource, all inputs resolved.</summary>
internal sealed record Goal
{
    public required Registration Registration { get; init; }

    public required ResourceType Type { get; init; }

    public required MapValue Inputs { get; init; }

    public string? Provider { get; init; }

    /// <summary>The id of a resource that is only read.</summary>
    public string? ReadId { get; init; }

    public string? ImportId { get; init; }

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public bool? DeleteBeforeReplace { get; init; }

    public string? DeletedWith { get; init; }

    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>The URNs of all resources this one waits for, in order.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>URNs the resource may be found under in the state.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public string Urn => Registration.Urn;

    /// <summary>The state the goal leads to, but for id and outputs.</summary>
    public ResourceState ToState(MapValue inputs) => new()
    {
        Urn = Urn,
        Type = Registration.Type,
        Custom = !Registration.IsComponent,
        External = ReadId is not null,
        Inputs = inputs,
        Parent = Registration.Parent?.Urn,
        Provider = Provider,
        Protect = Protect,
        RetainOnDelete = RetainOnDelete,
        DeletedWith = DeletedWith,
        ReplacementTrigger = ReplacementTrigger,
        Dependencies = Dependencies,
        PropertyDependencies = PropertyDependencies,
        CustomTimeouts = CustomTimeouts,
        AdditionalSecretOutputs = AdditionalSecretOutputs,
        Hooks = HookKinds.Names(Registration.Options.Hooks),
    };
}
