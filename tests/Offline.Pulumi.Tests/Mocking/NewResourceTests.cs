using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Mocking;

public sealed class NewResourceTests
{
    [Fact]
    public async Task NewResource_EveryKindButTheStack_IsCalled()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () =>
        {
            _ = new Thing("custom");
            _ = new Box("local");
            _ = new Box("remote", isRemote: true);
            _ = new ProviderResource("test", "provider", ResourceArgs.Empty, new CustomResourceOptions());
        });

        Assert.Equal(
            ["test:index:Thing custom", "test:index:Box local", "test:index:Box remote", "pulumi:providers:test provider"],
            mocks.Resources.Select(resource => $"{resource.Type} {resource.Name}"));
    }

    [Fact]
    public async Task NewResource_PlainResource_HasEmptyIdAndProvider()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => new Thing("a"));

        Assert.Equal(("", ""), (mocks.Resource("a").Id, mocks.Resource("a").Provider));
    }

    [Theory]
    [InlineData("made", "made")]
    [InlineData(null, "imported")]
    public async Task NewResource_Import_HasTheImportIdAndFallsBackToIt(string? returned, string expected)
    {
        var mocks = RecordingMocks.Returning(Programs.State(), returned);
        Thing? thing = null;

        await Programs.RunAsync(mocks, () => { thing = new Thing("a", options: new() { ImportId = "imported" }); });

        Assert.Equal("imported", mocks.Resource("a").Id);
        Assert.Equal(expected, (await Programs.ProbeAsync(thing!.Id)).Value);
    }

    [Fact]
    public async Task NewResource_Read_HasTheRequestedIdAndKeepsIt()
    {
        var mocks = RecordingMocks.Returning(Programs.State(("text", "read")), "other");
        Thing? thing = null;

        var resources = await Programs.RunAsync(mocks, () => { thing = new Thing("a", options: new() { Id = "wanted" }); });

        Assert.Equal("wanted", mocks.Resource("a").Id);
        Assert.Equal("wanted", (await Programs.ProbeAsync(thing!.Id)).Value);
        Assert.Equal("read", (await Programs.ProbeAsync(thing.Text)).Value);
        Assert.Same(thing, Assert.Single(resources));
    }

    [Fact]
    public async Task NewResource_EmptyId_IsNoRead()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => new Thing("a", options: new() { Id = "" }));

        Assert.Equal("", mocks.Resource("a").Id);
    }

    [Fact]
    public async Task NewResource_IdOnComponent_Fails()
    {
        var message = await Programs.FailureAsync(() => new Box("a", options: new() { Id = "x" }));

        Assert.Contains("ResourceOptions.Id is only valid for a CustomResource", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NewResource_NullId_LeavesTheIdUnknown(bool isPreview)
    {
        Thing? thing = null;

        await Programs.RunAsync(RecordingMocks.Returning(Programs.State(), id: null), () => { thing = new Thing("a"); }, isPreview);

        Assert.Equal("unknown plain [a]", (await Programs.ProbeAsync(thing!.Id)).Flags);
        Assert.Equal("known plain [a]", (await Programs.ProbeAsync(thing.Urn)).Flags);
    }

    [Fact]
    public async Task NewResource_EmptyMocks_LeaveIdUnknownAndEchoInputs()
    {
        Thing? thing = null;

        await Programs.RunAsync(new EmptyMocks(), () => { thing = new Thing("a", new ThingArgs { Text = "t" }); });

        Assert.False((await Programs.ProbeAsync(thing!.Id)).IsKnown);
        Assert.Equal("t", (await Programs.ProbeAsync(thing.Text)).Value);
    }

    [Fact]
    public async Task StackReference_Outputs_AreReadByName()
    {
        var mocks = RecordingMocks.Returning(Programs.State(
            ("name", "org/net/prod"),
            ("outputs", Programs.State(("vpc", "vpc-1"), ("password", "p"))),
            ("secretOutputNames", ImmutableArray.Create<object>("password"))));
        StackReference? reference = null;

        await Programs.RunAsync(mocks, () => { reference = new StackReference("org/net/prod"); });

        Assert.Equal("org/net/prod", mocks.Resource("org/net/prod").Id);
        Assert.Equal("vpc-1", (await Programs.ProbeAsync(reference!.RequireOutput("vpc"))).Value);
        Assert.Equal("known secret", (await Programs.ProbeAsync(reference.GetOutput("password"))).Flags[..12]);
        Assert.Null((await Programs.ProbeAsync(reference.GetOutput("zz"))).Value);
        Assert.Equal("p", (await reference.GetOutputDetailsAsync("password")).SecretValue);
        Assert.Equal("vpc-1", await reference.RequireValueAsync("vpc"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("password"));
        var missing = await Assert.ThrowsAsync<KeyNotFoundException>(() => reference.RequireValueAsync("zz"));
        Assert.Equal("Required output 'zz' does not exist on stack 'org/net/prod'.", missing.Message);
    }

    [Fact]
    public async Task Stash_Input_ComesBack()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => new Stash("kept", new StashArgs { Input = "last" }));

        Assert.Equal(("pulumi:index:Stash", "last"), (mocks.Resource("kept").Type, mocks.Resource("kept").Inputs["input"]));
    }
}
