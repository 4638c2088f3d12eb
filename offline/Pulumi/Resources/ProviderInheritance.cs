using System.Collections.Immutable;

namespace Pulumi;

internal static class ProviderInheritance
{
    /// <summary>The provider of a resource, and the providers its children get.</summary>
    public static (ProviderResource? Provider, ImmutableDictionary<string, ProviderResource> Providers) Of(
        Resource resource, string type, ResourceOptions options)
    {
        var inherited = resource.EffectiveParent?.InheritedProviders ?? ImmutableDictionary<string, ProviderResource>.Empty;
        var given = options is ComponentResourceOptions component ? GivenTo(resource, component) : [];
        var providers = inherited.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
        if (resource is not CustomResource)
            return (options.Provider ?? providers.GetValueOrDefault(PackageOf(type)), providers);

        var own = options.Provider ?? providers.GetValueOrDefault(PackageOf(type));
        return (own, own is null ? providers : providers.SetItem(own.Package, own));
    }

    private static List<ProviderResource> GivenTo(Resource resource, ComponentResourceOptions options)
    {
        if (options.Provider is null)
            return options.Providers;
        if (options.Providers.Count > 0)
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", resource);
        }

        return [options.Provider];
    }

    private static string PackageOf(string type) => type.Split(':')[0];
}
