using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What is settled before a resource is registered: its transformations, its parent, its providers.</summary>
internal static class ResourceSetup
{
    public static (ResourceArgs Args, ResourceOptions Options) Prepare(DeploymentRun run, Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var isStack = resource.GetResourceType() == Stack.TypeToken;
        var parent = isStack ? null : options.Parent ?? run.Stack;
        resource.Transformations = [.. options.ResourceTransformations, .. parent?.Transformations ?? []];
        (args, options) = Transform(resource, args, options);
        resource.ParentResource = parent;
        if (parent is not null)
        {
            lock (parent.Children)
            {
                parent.Children.Add(resource);
            }
        }

        SetProviders(resource, parent, options);
        return (args, options);
    }

    private static (ResourceArgs Args, ResourceOptions Options) Transform(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var parent = options.Parent;
        foreach (var transformation in resource.Transformations)
        {
            if (transformation(new ResourceTransformationArgs(resource, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the `parent` of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    private static void SetProviders(Resource resource, Resource? parent, ResourceOptions options)
    {
        var inherited = parent?.Providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (options is ComponentResourceOptions component)
        {
            if (component.Provider is not null && component.Providers.Count > 0)
            {
                throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", resource);
            }

            IEnumerable<ProviderResource> own = component.Provider is null ? component.Providers : [component.Provider];
            resource.Providers = inherited.SetItems(own.Select(provider => KeyValuePair.Create(provider.Package, provider)));
            return;
        }

        resource.Providers = inherited;
        resource.Provider = options.Provider ?? (resource is ProviderResource ? null : inherited.GetValueOrDefault(ProviderResource.PackageOf(resource.GetResourceType())));
    }
}
