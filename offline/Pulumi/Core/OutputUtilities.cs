using System.Collections.Immutable;

namespace Pulumi.Utilities;

public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) =>
        new(OutputData<T>.Of(value) with { IsKnown = false });

    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => new(UnknownAsync(valueFactory));

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource) => new(WithDependencyAsync(output, resource));

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsKnown;

    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        var data = await output.DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : default!;
    }

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.DataTask.ConfigureAwait(false)).Resources;

    private static async Task<OutputData<T>> UnknownAsync<T>(Func<Task<T>> valueFactory) =>
        OutputData<T>.Of(await valueFactory().ConfigureAwait(false)) with { IsKnown = false };

    private static async Task<OutputData<T>> WithDependencyAsync<T>(Output<T> output, Resource resource)
    {
        var data = await output.DataTask.ConfigureAwait(false);
        return data with { Resources = data.Resources.Add(resource) };
    }
}
