using System.Collections.Immutable;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Mocking;

public sealed class ResourceTests
{
    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public async Task Create_EveryArgGiven_SendsExactlyTheFacts(string package, string key)
    {
        var resource = FactData.Resource(package, key);

        var mocks = await RecordingMocks.RunAsync(Empty, () => Create(resource));

        var sent = Assert.Single(mocks.Resources);
        Assert.Equal(resource.Token, sent.Type);
        Assert.Equal("it", sent.Name);
        Assert.Equal(Wire.Text(Wire.Of(resource.Package, resource.Args.EnumerateObject())), Wire.Text(sent.Inputs));
    }

    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public async Task Create_EveryOutputReturned_ReadsExactlyTheFacts(string package, string key)
    {
        var resource = FactData.Resource(package, key);
        var state = Wire.Of(resource.Package, resource.Outputs.EnumerateObject());
        var read = ImmutableDictionary<string, object>.Empty;

        await RecordingMocks.RunAsync(state, async () =>
        {
            var instance = Construct(resource);
            foreach (var output in Members.Outputs(resource.Class))
            {
                read = read.Add(output.Key, (await Members.ValueAsync(output.Value.GetValue(instance)!))!);
            }
        });

        Assert.Equal(Wire.Text(state), Wire.Text(read));
    }

    [Theory]
    [MemberData(nameof(FactData.Resources), MemberType = typeof(FactData))]
    public async Task Get_EachResource_LooksUpTheIdWithTheState(string package, string key)
    {
        var resource = FactData.Resource(package, key);
        var properties = resource.StateClass is null ? [] : StateOf(resource);
        var get = resource.Class.GetMethod("Get")!;
        object?[] state = resource.StateClass is null ? [] : [Filler.Fill(resource.Package, resource.StateClass, properties)];

        var mocks = await RecordingMocks.RunAsync(Empty, () =>
        {
            get.Invoke(null, ["it", (Input<string>)"given-id", .. state, null]);
            return Task.CompletedTask;
        });

        var sent = Assert.Single(mocks.Resources);
        Assert.Equal(resource.Token, sent.Type);
        Assert.Equal("given-id", sent.Id);
        Assert.Equal(Wire.Text(Wire.Of(resource.Package, properties)), Wire.Text(sent.Inputs));
    }

    [Fact]
    public async Task Create_RequiredInputLeftOut_SaysWhichOne()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RecordingMocks.RunAsync(Empty, () =>
        {
            _ = new Pulumi.Aws.Sagemaker.Endpoint("it", new());
            return Task.CompletedTask;
        }));

        Assert.Contains("[Input] Pulumi.Aws.Sagemaker.EndpointArgs.EndpointConfigName is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    private static ImmutableDictionary<string, object> Empty => ImmutableDictionary<string, object>.Empty;

    private static List<System.Text.Json.JsonProperty> StateOf(ResourceFact resource) =>
        [.. resource.Args.EnumerateObject().Concat(resource.Outputs.EnumerateObject()
            .Where(output => !resource.Args.TryGetProperty(output.Name, out _)))];

    private static Task Create(ResourceFact resource)
    {
        Construct(resource);
        return Task.CompletedTask;
    }

    private static object Construct(ResourceFact resource)
    {
        var args = Filler.Fill(resource.Package, resource.ArgsClass, resource.Args.EnumerateObject());
        return Activator.CreateInstance(resource.Class, "it", args, null)!;
    }
}
