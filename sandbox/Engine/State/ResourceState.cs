using System.Collections.Immutable;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.State;

/// <summary>What the state remembers of one resource; the fields are those of Pulumi's deployment format.</summary>
internal sealed record ResourceState
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>False for components and the stack itself.</summary>
    public bool Custom { get; init; }

    /// <summary>Replaced by a newer resource of the same URN, and still to be deleted.</summary>
    public bool Delete { get; init; }

    /// <summary>Read, not managed: never deleted.</summary>
    public bool External { get; init; }

    public string? Id { get; init; }

    public MapValue Inputs { get; init; } = MapValue.Empty;

    public MapValue Outputs { get; init; } = MapValue.Empty;

    public string? Parent { get; init; }

    public string? Provider { get; init; }

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    /// <summary>Already deleted in the account, to be created again: delete before replace was interrupted.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>The resource whose deletion takes this one with it.</summary>
    public string? DeletedWith { get; init; }

    public PropertyValue? ReplacementTrigger { get; init; }

    public ImmutableArray<string> Dependencies { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } = NoNames;

    /// <summary>How long each change may take, in seconds, by its name: <c>create</c>, <c>update</c>, <c>delete</c>.</summary>
    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Names of the hooks by kind, such as <c>beforeDelete</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Hooks { get; init; } = NoNames;

    /// <summary>How often the resource has been replaced; physical names depend on it.</summary>
    public int Generation { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>The logical name: the part of the URN after the last <c>::</c>.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> NoNames { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
}

/// <summary>A change that had begun when the state was last written; <paramref name="Kind"/> is Pulumi's word, such as <c>creating</c>.</summary>
internal sealed record PendingOperation(string Kind, ResourceState Resource);

/// <summary>All that the state file says: the resources in order of creation, and what had begun and not ended.</summary>
internal sealed record StateSnapshot(ImmutableArray<ResourceState> Resources, ImmutableArray<PendingOperation> PendingOperations)
{
    public static StateSnapshot Empty { get; } = new([], []);
}
