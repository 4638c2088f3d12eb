using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a resource or an invocation waits for before the monitor hears of it.</summary>
internal static class Waiting
{
    /// <summary>The resources, and in place of a local component all that is below it.</summary>
    /// <param name="resources">What is depended on.</param>
    /// <param name="waiter">Who waits: neither it nor what stands beside it below a common parent is waited for through that parent.</param>
    public static IReadOnlySet<Resource> Expand(IEnumerable<Resource> resources, Resource? waiter)
    {
        var ancestors = new HashSet<Resource>();
        for (var current = waiter; current is not null; current = current.EffectiveParent)
            ancestors.Add(current);

        var result = new HashSet<Resource>();
        var open = new Queue<Resource>(resources);
        while (open.TryDequeue(out var resource))
        {
            if (resource == waiter || !result.Add(resource) || ancestors.Contains(resource) || !resource.IsLocalComponent)
                continue;

            foreach (var child in resource.Children)
                open.Enqueue(child);
        }

        return result;
    }

    public static async Task ForUrnsAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
            await resource.Urn.DataTask;
    }

    public static async Task<ImmutableArray<Resource>> ForDependsOnAsync(InputList<Resource> dependsOn)
    {
        if (dependsOn.IsEmpty)
            return [];

        var data = await dependsOn.ToOutputOfT().DataTask;
        return [.. data.Resources, .. data.IsKnown ? data.Value : []];
    }

    /// <summary>The reference to a provider: its URN and its id; "" for none.</summary>
    public static async Task<string> ForProviderAsync(ProviderResource? provider)
    {
        if (provider is null)
            return "";

        var urn = await provider.Urn.DataTask;
        var id = await provider.Id.DataTask;
        return $"{urn.Value}::{(id.IsKnown ? id.Value : Marks.Unknown)}";
    }
}
