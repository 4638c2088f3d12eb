namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get => field ??= []; set; }

    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        if (options1 is not null)
            merged.MergeFrom(options1);
        if (options2 is not null)
            merged.MergeFrom(options2);
        return merged;
    }

    internal override void MergeFrom(ResourceOptions other)
    {
        base.MergeFrom(other);
        if (other is ComponentResourceOptions component)
            Providers = [.. Providers, .. component.Providers];
    }
}
