using System.Collections.Immutable;

namespace Pulumi;

public class Resource
{
    private readonly Lock gate = new();
    private readonly List<Resource> children = [];
    private readonly ImmutableArray<ResourceTransformation> transformations = [];
    private readonly string type;
    private readonly string name;

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options, bool isRemote)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));

        this.type = type;
        this.name = name;
        IsLocalComponent = this is not CustomResource && !isRemote;
        EffectiveParent = type == Stack.RootType ? null : options.Parent ?? Deployment.InternalInstance.Stack;
        transformations = [.. options.ResourceTransformations, .. EffectiveParent?.transformations ?? []];
        (args, options) = Transform(args, options);
        EffectiveParent?.AddChild(this);
        (EffectiveProvider, InheritedProviders) = ProviderInheritance.Of(this, type, options);
        Deployment.InternalInstance.Registration.Start(this, isRemote, args, options);
    }

    /// <summary>A resource known by its URN only; no monitor hears of it.</summary>
    private protected Resource(string urn)
    {
        type = "";
        name = "";
        Urn = new(OutputData<string>.Of(urn) with { Resources = [this] });
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal Resource? EffectiveParent { get; }

    internal bool IsLocalComponent { get; }

    /// <summary>The explicit provider: its own, or its parent's for the same package.</summary>
    internal ProviderResource? EffectiveProvider { get; }

    /// <summary>The providers children get, by package.</summary>
    internal ImmutableDictionary<string, ProviderResource> InheritedProviders { get; } =
        ImmutableDictionary<string, ProviderResource>.Empty;

    internal ImmutableArray<Resource> Children
    {
        get
        {
            lock (gate)
                return [.. children];
        }
    }

    public string GetResourceType() => type;

    public string GetResourceName() => name;

    private void AddChild(Resource child)
    {
        lock (gate)
            children.Add(child);
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }
}
