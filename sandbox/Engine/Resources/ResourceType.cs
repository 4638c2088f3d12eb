using System.Collections.Immutable;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>How a resource that is given no physical name gets one.</summary>
/// <param name="Property">The property that holds it, such as <c>name</c> or <c>bucket</c>.</param>
/// <param name="MaxLength">AWS's limit, in characters.</param>
internal sealed record AutoName(string Property, int MaxLength)
{
    /// <summary>The property that, when set, is what the name begins with in place of the logical name.</summary>
    public string? PrefixProperty { get; init; }

    public bool LowerCase { get; init; }

    /// <summary>What AWS demands at the beginning of every name.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>The flag property that makes AWS demand the ending <c>.fifo</c>.</summary>
    public string? FifoProperty { get; init; }
}

/// <summary>What the engine must know of a type of resource: its names, what forces its replacement, what AWS adds to it.
/// Texts in braces are filled in: <c>{account}</c>, <c>{region}</c>, <c>{hex}</c>, <c>{uuid}</c>, or a property's value.</summary>
internal sealed record ResourceType(string Token)
{
    public AutoName? Name { get; init; }

    /// <summary>The properties whose change forces a replacement; <c>*</c> stands for all but <see cref="UpdatedInPlace"/>.</summary>
    public ImmutableArray<string> ReplacedOn { get; init; } = [];

    public ImmutableArray<string> UpdatedInPlace { get; init; } = ["tags"];

    /// <summary>What AWS identifies the resource by.</summary>
    public string Id { get; init; } = "{name}";

    /// <summary>What AWS adds to the inputs.</summary>
    public ImmutableSortedDictionary<string, string> Computed { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether the outputs tell the region; services without regions do not.</summary>
    public bool HasRegion { get; init; } = true;

    /// <summary>Whether the outputs hold <c>tagsAll</c>: the resource's own tags over the provider's.</summary>
    public bool HasTags { get; init; } = true;

    public bool ForcesReplacement(PropertyPath path)
    {
        if (ReplacedOn.Contains("*")) return !UpdatedInPlace.Contains(path.TopLevel);
        return ReplacedOn.Any(pattern => PropertyPath.Parse(pattern).Covers(path));
    }
}
