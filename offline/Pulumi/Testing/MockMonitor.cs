using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource on its way to the mocks.</summary>
internal sealed record MonitorRequest(
    string Type, string Name, ImmutableDictionary<string, object?> Inputs, string? ParentUrn, string Provider, string ImportId);

/// <summary>What came back for a resource.</summary>
internal sealed record MonitorAnswer(string Urn, string? Id, ImmutableDictionary<string, object?> State);

/// <summary>Stands where the engine would: names resources and asks the mocks for their state.</summary>
internal sealed class MockMonitor(IMocks mocks, string project, string stack, Func<ResourceMark, Resource> resourceOf)
{
    private const string GetResourceToken = "pulumi:pulumi:getResource";

    private readonly Lock gate = new();
    private readonly List<Resource> resources = [];
    private readonly ConcurrentDictionary<string, MonitorAnswer> answers = new();

    /// <summary>The resources in the order in which they arrived.</summary>
    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (gate)
                return [.. resources];
        }
    }

    public OutputData<object?> Read(object? value) => ValueReader.Read(value, resourceOf);

    public async Task<MonitorAnswer> RegisterAsync(Resource resource, MonitorRequest request)
    {
        Add(resource);
        if (request.Type == Stack.RootType)
        {
            return Remember(new(
                $"urn:pulumi:{stack}::{project}::{Stack.RootType}::{request.Name}", null, ImmutableDictionary<string, object?>.Empty));
        }

        var (id, state) = await AskAsync(request, request.ImportId);
        return Remember(new(UrnOf(request), id ?? NullIfEmpty(request.ImportId), state));
    }

    public async Task<MonitorAnswer> ReadAsync(Resource resource, MonitorRequest request, string id)
    {
        var (_, state) = await AskAsync(request, id);
        Add(resource);
        return Remember(new(UrnOf(request), id, state));
    }

    public MonitorAnswer Get(string urn) => answers.TryGetValue(urn, out var answer)
        ? answer
        : throw new InvalidOperationException($"unknown resource {urn}");

    public async Task<ImmutableDictionary<string, object?>> CallAsync(
        string token, ImmutableDictionary<string, object?> arguments, string provider)
    {
        var args = KnownOnly(arguments);
        if (token == GetResourceToken)
        {
            var answer = Get((string)args["urn"]);
            return ImmutableDictionary<string, object?>.Empty
                .Add("urn", answer.Urn).Add("id", answer.Id ?? "").Add("state", answer.State);
        }

        return await ToStateAsync(await mocks.CallAsync(new() { Token = token, Args = args, Provider = provider }));
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, object?> outputs) =>
        mocks.RegisterResourceOutputs(new(urn, outputs.ToImmutableDictionary(
            entry => entry.Key,
            entry => new Output<object?>(Read(entry.Value)))));

    private async Task<(string? Id, ImmutableDictionary<string, object?> State)> AskAsync(MonitorRequest request, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new()
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = KnownOnly(request.Inputs),
            Provider = request.Provider,
            Id = id,
        });
        return (newId, await ToStateAsync(state));
    }

    private ImmutableDictionary<string, object> KnownOnly(ImmutableDictionary<string, object?> values)
    {
        var known = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in values)
        {
            if (Read(value) is { IsKnown: true, Value: { } plain })
                known[key] = plain;
        }

        return known.ToImmutable();
    }

    /// <remarks>Dictionaries, args and [OutputType] objects are state; a POCO or an anonymous type is not.</remarks>
    private static async Task<ImmutableDictionary<string, object?>> ToStateAsync(object state)
    {
        var type = state.GetType();
        return await new ArgumentSerializer().SerializeAsync("", state) as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"{type.FullName} is not a supported argument type");
    }

    private string UrnOf(MonitorRequest request)
    {
        // The genuine monitor keeps only the first of the parent's types.
        var parentType = string.IsNullOrEmpty(request.ParentUrn) ? "" : Urn.QualifiedTypeOf(request.ParentUrn).Split('$')[0] + "$";
        return $"urn:pulumi:{stack}::{project}::{parentType}{request.Type}::{request.Name}";
    }

    private void Add(Resource resource)
    {
        lock (gate)
            resources.Add(resource);
    }

    private MonitorAnswer Remember(MonitorAnswer answer) => answers[answer.Urn] = answer;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
