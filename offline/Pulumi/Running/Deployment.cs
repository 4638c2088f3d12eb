using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs programs.</summary>
public sealed partial class Deployment
{
    private Deployment()
    {
    }

    public static DeploymentInstance Instance => new(DeploymentRun.Require());

    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
    {
        var run = await DeploymentRun.ExecuteAsync(mocks, options, () => new TStack()).ConfigureAwait(false);
        return run.Monitor.Resources;
    }

    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        var run = await DeploymentRun.ExecuteAsync(mocks, options, () => Resolve<TStack>(serviceProvider)).ConfigureAwait(false);
        return run.Monitor.Resources;
    }

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestLambdaAsync(testMocks, testOptions, createResources);

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        TestLambdaAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await TestLambdaAsync(testMocks, testOptions, () => outputs = createResources()).ConfigureAwait(false);
        return (resources, outputs);
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public Task AwaitPendingRegistrations() => Task.CompletedTask;

    public Task<bool> MonitorSupportsInvokeTransforms() => Task.FromResult(true);

    public Task<bool> MonitorSupportsResourceHooks() => Task.FromResult(true);

    public static Task RequirePulumiVersionAsync(string pulumiVersionRange) => Task.CompletedTask;

    public void RegisterInvokeTransform(InvokeTransform transform) => ArgumentNullException.ThrowIfNull(transform);

    /// <summary>Outputs created during a run belong to it: the run waits for them and fails with them.</summary>
    internal static void Track(Task task) => DeploymentRun.Current?.Track(task);

    internal static void WarnIfRunning(string message)
    {
        if (DeploymentRun.Current is not null)
        {
            Log.Warn(message);
        }
    }

    private static async Task<ImmutableArray<Resource>> TestLambdaAsync(IMocks mocks, TestOptions options, Action program)
    {
        var run = await DeploymentRun.ExecuteAsync(mocks, options, () => new TestStack(program)).ConfigureAwait(false);
        return [.. run.Monitor.Resources.Where(resource => resource is not TestStack)];
    }

    private static TStack Resolve<TStack>(IServiceProvider services)
        where TStack : Stack =>
        services.GetService(typeof(TStack)) as TStack
        ?? throw new InvalidOperationException($"Failed to resolve instance of type {typeof(TStack)} from service provider. Register the type with the service provider before calling TestWithServiceProviderAsync.");

    /// <summary>The stack of a program given as a function.</summary>
    private sealed class TestStack : Stack
    {
        public TestStack(Action program) => program();
    }
}
