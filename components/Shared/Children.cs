using System.Collections.Immutable;
using Pulumi;

namespace Infra.Components.Shared;

/// <summary>What all children of one component have in common: parent, name prefix, tags, account and region.</summary>
internal sealed class Children(Resource parent, string name, InputMap<string> tags)
{
    /// <summary>Logical name of the primary child.</summary>
    public string Primary => name;

    /// <summary>Tags for every taggable child; null when there are none, so that no empty map shows up in previews.</summary>
    public InputMap<string>? Tags { get; } = Inputs.TryPeek<ImmutableDictionary<string, string>>(tags, out var known) && known.IsEmpty ? null : tags;

    public Output<AwsScope> Scope { get; } = AwsScopes.Of(parent);

    /// <summary>Logical name of another child.</summary>
    public string Named(string suffix) => $"{name}-{suffix}";

    public CustomResourceOptions Options(params IEnumerable<Resource?> dependsOn)
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var resource in dependsOn.OfType<Resource>())
        {
            options.DependsOn.Add(resource);
        }

        return options;
    }
}
