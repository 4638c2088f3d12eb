namespace Pulumi;

public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options)
    {
    }

    /// <summary>The package whose resources the provider makes.</summary>
    internal string Package { get; }
}
