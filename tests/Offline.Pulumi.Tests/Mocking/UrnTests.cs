using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Mocking;

public sealed class UrnTests
{
    [Fact]
    public async Task Urn_Stack_HasProjectAndStackAsName()
    {
        var resources = await Deployment.TestAsync<EmptyStack>(new RecordingMocks());

        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", (await Programs.ProbeAsync(resources[0].Urn)).Value);
    }

    [Fact]
    public async Task Urn_AtAnyDepth_KeepsOnlyTheFirstTypeOfTheParent()
    {
        var resources = await Programs.RunAsync(() => new Box("outer", outer => new Box(
            "inner", inner => new Thing("leaf", options: new() { Parent = inner }), new() { Parent = outer })));

        Assert.Equal(
            [
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Box::outer",
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Box::inner",
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::leaf",
            ],
            await Task.WhenAll(resources.Select(async resource => (await Programs.ProbeAsync(resource.Urn)).Value)));
    }

    [Fact]
    public async Task Create_InARun_UsesStackAndProject()
    {
        Output<string>? urn = null;
        Output<string>? child = null;

        await Programs.RunAsync(() =>
        {
            urn = Urn.Create("n", "a:b:C");
            child = Urn.Create("n", "a:b:C", parentUrn: "urn:pulumi:s::p::x:y:Z::parent");
        });

        Assert.Equal("urn:pulumi:stack::project::a:b:C::n", (await Programs.ProbeAsync(urn!)).Value);
        Assert.Equal("urn:pulumi:s::p::x:y:Z$a:b:C::n", (await Programs.ProbeAsync(child!)).Value);
    }

    [Fact]
    public void Equals_SameText_IsTrue()
    {
        Assert.True(new Urn("a") == new Urn("a"));
        Assert.True(new Urn("a") != new Urn("b"));
        Assert.Equal("a", (string)new Urn("a"));
        Assert.Equal(new Urn("a").GetHashCode(), new Urn("a").GetHashCode());
    }

    private sealed class EmptyStack : Stack;
}
