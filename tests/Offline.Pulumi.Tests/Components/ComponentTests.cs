using System.Collections.Immutable;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Components;

public sealed class ComponentTests
{
    [Fact]
    public async Task NewResource_ArgsPassed_AreTheInputs()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () =>
        {
            _ = new Box("with", args: new ThingArgs { Text = "t" });
            _ = new Box("without");
        });

        Assert.Equal("t", mocks.Resource("with").Inputs["text"]);
        Assert.Empty(mocks.Resource("without").Inputs);
    }

    [Fact]
    public async Task Outputs_Local_KeepWhatTheConstructorAssigned()
    {
        Box? box = null;

        await Programs.RunAsync(
            RecordingMocks.Returning(Programs.State(("size", 9), ("Label", "mock"))),
            () => { box = new Box("box", self => self.Size = Output.Create(1)); });

        Assert.Equal(1, (await Programs.ProbeAsync(box!.Size!)).Value);
        Assert.Null(box.Label);
    }

    [Fact]
    public async Task Outputs_Remote_AreTheMocks()
    {
        Box? box = null;

        await Programs.RunAsync(
            RecordingMocks.Returning(Programs.State(("size", 9), ("Label", "mock"))),
            () => { box = new Box("box", isRemote: true); });

        Assert.Equal(9, (await Programs.ProbeAsync(box!.Size!)).Value);
        Assert.Equal("mock", (await Programs.ProbeAsync(box.Label!)).Value);
    }

    [Fact]
    public async Task Outputs_OfChildren_DependOnTheCustomResources()
    {
        Box? box = null;

        await Programs.RunAsync(() =>
        {
            box = new Box("box", self =>
            {
                var a = new Thing("a", options: new() { Parent = self });
                var b = new Thing("b", options: new() { Parent = self });
                self.Label = Output.Format($"{a.Id}-{b.Id}");
            });
        });

        var label = await Programs.ProbeAsync(box!.Label!);
        Assert.Equal("a_id-b_id", label.Value);
        Assert.Equal("known plain [a b]", label.Flags);
    }

    [Fact]
    public async Task RegisterOutputs_NoArguments_ReadsTheProperties()
    {
        var outputs = await RegisteredAsync(box =>
        {
            box.Size = Output.CreateSecret(1);
            box.Label = new Thing("a").Id;
            box.Register();
        });

        Assert.Equal(["Label", "size"], outputs.Keys.Order());
        Assert.Equal("known secret []", (await Programs.ProbeAsync(outputs["size"])).Flags);
        Assert.Equal("known plain []", (await Programs.ProbeAsync(outputs["Label"])).Flags);
        Assert.Equal("a_id", (await Programs.ProbeAsync(outputs["Label"])).Value);
    }

    [Fact]
    public async Task RegisterOutputs_Given_SendsThem()
    {
        IDictionary<string, object?> given = new Dictionary<string, object?> { ["x"] = 1, ["none"] = null };

        foreach (var register in new Action<Box>[]
        {
            box => box.Register(given), box => box.Register(Task.FromResult(given)), box => box.Register(Output.Create(given)),
        })
        {
            var outputs = await RegisteredAsync(register);
            Assert.Equal(["x"], outputs.Keys);
            Assert.Equal(1.0, (await Programs.ProbeAsync(outputs["x"])).Value);
        }
    }

    [Fact]
    public async Task RegisterOutputs_LambdaRun_CallsForTheStackWithNoKeys()
    {
        var mocks = new RecordingMocks();

        await Programs.RunAsync(mocks, () => { });

        var request = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", request.Urn);
        Assert.Empty(request.Outputs);
    }

    [Fact]
    public async Task Constructor_TypeOrNameMissing_IsRefused()
    {
        Assert.Contains("'name' cannot be null or empty.", await Programs.FailureAsync(() => new Thing("")), StringComparison.Ordinal);
        Assert.Contains(
            "'type' cannot be null or empty.",
            await Programs.FailureAsync(() => new CustomResource("", "n", null, null, registerPackageRequest: null)),
            StringComparison.Ordinal);
    }

    private static async Task<ImmutableDictionary<string, Output<object?>>> RegisteredAsync(Action<Box> fill)
    {
        var mocks = new RecordingMocks();
        await Programs.RunAsync(mocks, () => new Box("box", fill));
        return mocks.Outputs.Single(request => request.Urn.EndsWith("::box", StringComparison.Ordinal)).Outputs;
    }
}
