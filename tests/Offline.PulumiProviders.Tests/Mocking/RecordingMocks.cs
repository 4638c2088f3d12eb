using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Offline.PulumiProviders.Tests.Mocking;

/// <summary>Remembers what arrives and answers every resource and call with the state it was given.</summary>
internal sealed class RecordingMocks(ImmutableDictionary<string, object> state) : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> resources = new();
    private readonly ConcurrentQueue<MockCallArgs> calls = new();

    public IReadOnlyList<MockResourceArgs> Resources => [.. resources];

    public IReadOnlyList<MockCallArgs> Calls => [.. calls];

    public static async Task<RecordingMocks> RunAsync(ImmutableDictionary<string, object> state, Func<Task> program)
    {
        var mocks = new RecordingMocks(state);
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program);
        return mocks;
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        resources.Enqueue(args);
        return Task.FromResult<(string?, object)>((string.IsNullOrEmpty(args.Id) ? args.Name + "-id" : args.Id, state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        calls.Enqueue(args);
        return Task.FromResult<object>(state);
    }
}
