using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() =>
        ResourcesOf(await RunProgramAsync(mocks, options, () => new TStack()).ConfigureAwait(false));

    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack =>
        ResourcesOf(await RunProgramAsync(mocks, options, () => Resolve<TStack>(serviceProvider)).ConfigureAwait(false));

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        ResourcesOf(await RunProgramAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false));

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
    {
        IDictionary<string, object?> outputs = ImmutableDictionary<string, object?>.Empty;
        var resources = await TestAsync(testMocks, testOptions, () => { outputs = createResources(); }).ConfigureAwait(false);
        return (resources, outputs);
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack =>
        serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new ApplicationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
            + "Register the type with the service provider before this method is executed.");

    private static ImmutableArray<Resource> ResourcesOf(Deployment deployment) =>
        [.. deployment.Monitor.Resources.Where(resource => resource is not TestStack)];

    /// <summary>The stack around a lambda under test.</summary>
    private sealed class TestStack : Stack
    {
        public TestStack(Action createResources) => createResources();
    }
}
