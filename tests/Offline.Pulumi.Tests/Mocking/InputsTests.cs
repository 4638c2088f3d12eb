using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Mocking;

public sealed class InputsTests
{
    [Fact]
    public async Task Inputs_NullProperties_AreAbsent()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => new Thing("a", new ThingArgs { Text = "x" }));

        Assert.Equal(["text"], mocks.Resource("a").Inputs.Keys);
    }

    [Fact]
    public async Task Inputs_Numbers_AreDoubles()
    {
        Assert.Equal(22.0, await Programs.InputAsync(22));
        Assert.Equal(1.5, await Programs.InputAsync(1.5));
        Assert.Equal(4.0, await Programs.InputAsync((Input<Union<int, string>>)Union<int, string>.FromT0(4)));
    }

    [Fact]
    public async Task Inputs_StringsAndBooleans_AreAsTheyAre()
    {
        Assert.Equal("x", await Programs.InputAsync("x"));
        Assert.Equal(true, await Programs.InputAsync(true));
    }

    [Fact]
    public async Task Inputs_Lists_KeepNulls()
    {
        Assert.Equal(["a", null!], Programs.ListOf(await Programs.InputAsync(new string?[] { "a", null })));
    }

    [Fact]
    public async Task Inputs_Dictionaries_DropNulls()
    {
        var map = Assert.IsType<ImmutableDictionary<string, object>>(
            await Programs.InputAsync(new Dictionary<string, string?> { ["a"] = "x", ["b"] = null }));

        Assert.Equal(["a"], map.Keys);
    }

    [Fact]
    public async Task Inputs_JsonElements_KeepNullMembers()
    {
        using var document = JsonDocument.Parse("""{"a":null,"b":[1,true,"x"]}""");

        var map = Assert.IsType<ImmutableDictionary<string, object>>(await Programs.InputAsync(document.RootElement));

        Assert.True(map.ContainsKey("a"));
        Assert.Null(map["a"]);
        Assert.Equal([1.0, true, "x"], Programs.ListOf(map["b"]));
    }

    [Fact]
    public async Task Inputs_ListAndMap_TouchedButEmpty_AreThere()
    {
        var mocks = new RecordingMocks();
        var args = new ThingArgs();
        _ = (args.Items, args.Map);

        await Programs.RunAsync(mocks, () => new Thing("a", args));

        Assert.Empty(Assert.IsType<ImmutableArray<object>>(mocks.Resource("a").Inputs["items"]));
        Assert.Empty(Assert.IsType<ImmutableDictionary<string, object>>(mocks.Resource("a").Inputs["map"]));
    }

    [Fact]
    public async Task Inputs_Secrets_AreUnwrapped()
    {
        var inputs = await Programs.InputsAsync(
            ("top", Output.CreateSecret("s")),
            ("nested", new Dictionary<string, object> { ["in"] = Output.CreateSecret("t") }));

        Assert.Equal("s", inputs["top"]);
        Assert.Equal("t", Assert.IsType<ImmutableDictionary<string, object>>(inputs["nested"])["in"]);
    }

    [Fact]
    public async Task Inputs_EchoedSecret_GivesAPlainOutput()
    {
        Thing? thing = null;

        await Programs.RunAsync(() => { thing = new Thing("a", new ThingArgs { Text = Output.CreateSecret("s") }); });

        Assert.Equal("known plain [a]", (await Programs.ProbeAsync(thing!.Text)).Flags);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Inputs_UnknownAnywhereInside_DropsTheProperty(bool isPreview)
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(
            mocks,
            () => new Thing("a", ImmutableDictionary<string, object?>.Empty
                .Add("top", OutputUtilities.CreateUnknown("u"))
                .Add("list", new object[] { "known", OutputUtilities.CreateUnknown("u") })
                .Add("map", new Dictionary<string, object> { ["deep"] = new object[] { OutputUtilities.CreateUnknown(1) } })
                .Add("kept", "k")),
            isPreview);

        Assert.Equal(["kept"], mocks.Resource("a").Inputs.Keys);
    }

    [Fact]
    public async Task Inputs_IdAndUrn_AreFilteredAtTheTopOnly()
    {
        var inputs = await Programs.InputsAsync(
            ("id", "x"), ("urn", "y"), ("nested", new Dictionary<string, object> { ["id"] = "z", ["urn"] = "w" }));

        Assert.Equal(["nested"], inputs.Keys);
        Assert.Equal(["id", "urn"], Assert.IsType<ImmutableDictionary<string, object>>(inputs["nested"]).Keys.Order());
    }

    [Fact]
    public async Task Inputs_DoubleUnderscore_IsDroppedBelowTheTopOnly()
    {
        var inputs = await Programs.InputsAsync(
            ("__top", "x"), ("nested", new Dictionary<string, object> { ["__in"] = "z", ["in"] = "w" }));

        Assert.Equal("x", inputs["__top"]);
        Assert.Equal(["in"], Assert.IsType<ImmutableDictionary<string, object>>(inputs["nested"]).Keys);
    }

    [Fact]
    public async Task Inputs_AssetsAndArchives_AreObjects()
    {
        Assert.IsType<StringAsset>(await Programs.InputAsync(new StringAsset("text")));
        Assert.IsType<FileAsset>(await Programs.InputAsync((Input<AssetOrArchive>)new FileAsset("a.txt")));
        Assert.IsType<RemoteAsset>(await Programs.InputAsync(new RemoteAsset("https://example.org/a")));
        Assert.IsType<FileArchive>(await Programs.InputAsync(new FileArchive("dir")));
        Assert.IsType<RemoteArchive>(await Programs.InputAsync(new RemoteArchive("https://example.org/a.zip")));
        Assert.IsType<AssetArchive>(await Programs.InputAsync(
            new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("x") })));
    }

    [Fact]
    public async Task Inputs_OutputsOfOtherResources_AreTheirValues()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () =>
        {
            var first = new Thing("first", new ThingArgs { Text = "t" });
            _ = new Thing("second", new ThingArgs { Text = first.Text, Items = { first.Id } });
        });

        Assert.Equal("t", mocks.Resource("second").Inputs["text"]);
        Assert.Equal(["first_id"], Programs.ListOf(mocks.Resource("second").Inputs["items"]));
    }
}
