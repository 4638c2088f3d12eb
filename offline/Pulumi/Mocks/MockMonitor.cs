using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi.Mocking;

/// <summary>What a mock made of a resource.</summary>
internal sealed record MockedResource(string Urn, string? Id, ImmutableDictionary<string, SerializedValue> State);

/// <summary>Takes the engine's place: names resources, asks the mocks, remembers what they answered.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentRun run)
{
    private readonly ConcurrentDictionary<string, MockedResource> registered = new();
    private readonly List<Resource> resources = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (resources)
            {
                return [.. resources];
            }
        }
    }

    public async Task<MockedResource> RegisterAsync(Resource resource, ImmutableDictionary<string, object> inputs, string? parentUrn, string provider, string? importId)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        var urn = NewUrn(parentUrn, type, name);
        Add(resource);
        if (type == Stack.TypeToken)
        {
            return Remember(new MockedResource(urn, null, ImmutableDictionary<string, SerializedValue>.Empty));
        }

        var (id, state) = await mocks.NewResourceAsync(
            new MockResourceArgs { Type = type, Name = name, Inputs = inputs, Provider = provider, Id = importId ?? "" }).ConfigureAwait(false);
        return Remember(new MockedResource(urn, id ?? importId, await MockState.SerializeAsync(state).ConfigureAwait(false)));
    }

    public async Task<MockedResource> ReadAsync(Resource resource, string id, ImmutableDictionary<string, object> inputs, string? parentUrn, string provider)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        var (_, state) = await mocks.NewResourceAsync(
            new MockResourceArgs { Type = type, Name = name, Inputs = inputs, Provider = provider, Id = id }).ConfigureAwait(false);
        Add(resource);
        return Remember(new MockedResource(NewUrn(parentUrn, type, name), id, await MockState.SerializeAsync(state).ConfigureAwait(false)));
    }

    public MockedResource Get(string urn) =>
        registered.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"unknown resource {urn}");

    public async Task<ImmutableDictionary<string, SerializedValue>> CallAsync(string token, ImmutableDictionary<string, object> args, string provider)
    {
        var result = await mocks.CallAsync(new MockCallArgs { Token = token, Args = args, Provider = provider }).ConfigureAwait(false);
        return await MockState.SerializeAsync(result).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, Output<object?>> outputs) =>
        mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, outputs));

    /// <remarks>Only the first type of the parent's chain is kept: a resource in a component does not bear the component's type.</remarks>
    private string NewUrn(string? parentUrn, string type, string name)
    {
        var prefix = string.IsNullOrEmpty(parentUrn) ? "" : Urn.QualifiedTypeOf(parentUrn).Split('$')[0] + "$";
        return $"urn:pulumi:{run.StackName}::{run.ProjectName}::{prefix}{type}::{name}";
    }

    private MockedResource Remember(MockedResource resource)
    {
        registered[resource.Urn] = resource;
        return resource;
    }

    private void Add(Resource resource)
    {
        lock (resources)
        {
            resources.Add(resource);
        }
    }
}
