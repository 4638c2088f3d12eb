using System.Collections.Immutable;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Mocking;

public sealed class ResourceReferenceTests
{
    [Fact]
    public async Task Inputs_CustomResource_ArrivesAsANewInstanceOfItsClass()
    {
        var mocks = new RecordingMocks { OnResource = args => Task.FromResult<(string?, object)>(($"{args.Name}_id", Programs.State(("text", $"{args.Name}-text")))) };
        Thing? first = null;

        var resources = await Programs.RunAsync(mocks, () =>
        {
            first = new Thing("first");
            _ = new Thing("second", new ThingArgs { Thing = first });
        });

        var seen = Assert.IsType<Thing>(mocks.Resource("second").Inputs["thing"]);
        Assert.NotSame(first, seen);
        Assert.Equal("first", seen.GetResourceName());
        Assert.Equal("first_id", (await Programs.ProbeAsync(seen.Id)).Value);
        Assert.Equal("first-text", (await Programs.ProbeAsync(seen.Text)).Value);
        Assert.Equal((await Programs.ProbeAsync(first!.Urn)).Value, (await Programs.ProbeAsync(seen.Urn)).Value);
        Assert.Equal(2, resources.Length);
        Assert.Equal(2, mocks.Resources.Count);
    }

    [Fact]
    public async Task Inputs_ResourceWithoutResourceType_ArrivesWithoutNameAndType()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => new Thing("a", ImmutableDictionary<string, object?>.Empty.Add("box", new Box("box"))));

        var seen = Assert.IsAssignableFrom<Resource>(mocks.Resource("a").Inputs["box"]);
        Assert.Equal(("", ""), (seen.GetResourceName(), seen.GetResourceType()));
        Assert.EndsWith("test:index:Box::box", (await Programs.ProbeAsync(seen.Urn)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Resource_ComesBackAsAnOutput()
    {
        Thing? first = null;
        Holder? holder = null;
        var mocks = new RecordingMocks
        {
            OnResource = args => Task.FromResult<(string?, object)>(
                ("id", args.Name == "holder" ? Programs.State(("thing", first!)) : Programs.State())),
        };

        await Programs.RunAsync(mocks, () =>
        {
            first = new Thing("first");
            holder = new Holder("holder");
        });

        Assert.Equal("first", (await Programs.ProbeAsync(holder!.Thing)).Value.GetResourceName());
    }

    private sealed class Holder(string name) : CustomResource("test:index:Holder", name, args: null, options: null, registerPackageRequest: null)
    {
        [Output("thing")]
        public Output<Thing> Thing { get; private set; } = null!;
    }
}
