using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A resource of the stack: a custom one, kept by a provider, or a component, which only groups others.</summary>
public class Resource
{
    private protected readonly TaskCompletionSource<OutputData<string>> UrnSource = new();
    private readonly string type;
    private readonly string name;

    private protected Resource(
        string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false, bool dependency = false)
    {
        this.type = type;
        this.name = name;
        Urn = new Output<string>(UrnSource.Task);
        if (dependency)
        {
            return;
        }

        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Registration.Begin(this, custom, remote, args, options);
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; }

    internal Resource? ParentResource { get; set; }

    internal ImmutableArray<ResourceTransformation> Transformations { get; set; } = [];

    /// <summary>The providers that children inherit, by package.</summary>
    internal ImmutableDictionary<string, ProviderResource> Providers { get; set; } = ImmutableDictionary<string, ProviderResource>.Empty;

    internal ProviderResource? Provider { get; set; }

    /// <summary>Resources created inside this one; who depends on a component waits for them.</summary>
    internal List<Resource> Children { get; } = [];

    public string GetResourceType() => type;

    public string GetResourceName() => name;

    internal void CompleteUrn(string urn) => UrnSource.TrySetResult(new OutputData<string>(urn, IsKnown: true, IsSecret: false, [this]));

    internal virtual void Fail(Exception exception) => UrnSource.TrySetException(exception);
}
