using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Tests.Fixtures;

/// <summary>Answers as told and remembers what it was asked.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly Lock gate = new();
    private readonly List<MockResourceArgs> resources = [];
    private readonly List<MockCallArgs> calls = [];
    private readonly List<MockRegisterResourceOutputsRequest> outputs = [];

    /// <summary>Default: the id is the name and "_id", the state is the inputs.</summary>
    public Func<MockResourceArgs, Task<(string? Id, object State)>> OnResource { get; init; } =
        args => Task.FromResult<(string?, object)>(($"{args.Name}_id", args.Inputs));

    public Func<MockCallArgs, object> OnCall { get; init; } = _ => ImmutableDictionary<string, object>.Empty;

    public IReadOnlyList<MockResourceArgs> Resources => Copy(resources);

    public IReadOnlyList<MockCallArgs> Calls => Copy(calls);

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs => Copy(outputs);

    public static RecordingMocks Returning(object state, string? id = "id") =>
        new() { OnResource = _ => Task.FromResult((id, state)) };

    public MockResourceArgs Resource(string name) => Resources.Single(resource => resource.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (gate)
            resources.Add(args);
        return await OnResource(args);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (gate)
            calls.Add(args);
        return Task.FromResult(OnCall(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (gate)
            outputs.Add(args);
        return Task.CompletedTask;
    }

    private IReadOnlyList<T> Copy<T>(List<T> items)
    {
        lock (gate)
            return [.. items];
    }
}
