using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Mocking;

public sealed class StateTests
{
    [Fact]
    public async Task State_DeclaredOutputs_AreConverted()
    {
        var thing = await MakeAsync(Programs.State(
            ("text", "t"), ("count", 3), ("items", new[] { "a", "b" }), ("map", new Dictionary<string, object> { ["k"] = "v" }),
            ("Plain", "p"), ("undeclared", "ignored")));

        Assert.Equal("t", (await Programs.ProbeAsync(thing.Text)).Value);
        Assert.Equal(3, (await Programs.ProbeAsync(thing.Count)).Value);
        Assert.Equal(["a", "b"], (await Programs.ProbeAsync(thing.Items)).Value.ToList());
        Assert.Equal("v", (await Programs.ProbeAsync(thing.Map)).Value["k"]);
        Assert.Equal("p", (await Programs.ProbeAsync(thing.Plain)).Value);
    }

    [Fact]
    public async Task State_DoubleForInt_IsCast()
    {
        Assert.Equal(2, (await Programs.ProbeAsync((await MakeAsync(Programs.State(("count", 2.9)))).Count)).Value);
    }

    [Fact]
    public async Task State_InPreview_IsKnown()
    {
        Assert.Equal("known plain [a]", (await Programs.ProbeAsync((await MakeAsync(Programs.State(("text", "t")))).Text)).Flags);
    }

    [Fact]
    public async Task State_MissingOutputInPreview_IsUnknown()
    {
        var thing = await MakeAsync(Programs.State());

        Assert.Equal("unknown plain [a]", (await Programs.ProbeAsync(thing.Text)).Flags);
        Assert.Equal("unknown plain [a]", (await Programs.ProbeAsync(thing.Items)).Flags);
    }

    [Fact]
    public async Task State_MissingOutputInUpdate_IsKnownDefault()
    {
        var thing = await MakeAsync(Programs.State(), isPreview: false);

        Assert.Equal(("known plain [a]", null), ((await Programs.ProbeAsync(thing.Text)).Flags, (await Programs.ProbeAsync(thing.Text)).Value));
        Assert.Equal(0, (await Programs.ProbeAsync(thing.Count)).Value);
        Assert.True((await Programs.ProbeAsync(thing.Items)).Value.IsDefault);
    }

    [Fact]
    public async Task State_WrongType_WarnsAndGivesKnownDefault()
    {
        RunMessages? messages = null;
        Thing? thing = null;
        await Programs.RunAsync(RecordingMocks.Returning(Programs.State(("count", "many"))), () =>
        {
            messages = Deployment.InternalInstance.Messages;
            thing = new Thing("a");
        });

        Assert.Equal((0, true), ((await Programs.ProbeAsync(thing!.Count)).Value, (await Programs.ProbeAsync(thing.Count)).IsKnown));
        Assert.Contains("System.Int32", Assert.Single(messages!.Of(LogSeverity.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Outputs_PassTheirMarksOn()
    {
        var thing = await MakeAsync(Programs.State(
            ("text", Output.CreateSecret("s")),
            ("count", OutputUtilities.CreateUnknown(1)),
            ("Plain", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"),
            ("map", new Dictionary<string, object> { ["a"] = "b", ["c"] = Output.CreateSecret("d") })));

        Assert.Equal("known secret [a]", (await Programs.ProbeAsync(thing.Text)).Flags);
        Assert.Equal("unknown plain [a]", (await Programs.ProbeAsync(thing.Count)).Flags);
        Assert.Equal("unknown plain [a]", (await Programs.ProbeAsync(thing.Plain)).Flags);
        Assert.Equal("known secret [a]", (await Programs.ProbeAsync(thing.Map)).Flags);
        Assert.Equal("d", (await Programs.ProbeAsync(thing.Map)).Value["c"]);
    }

    [Fact]
    public async Task State_Args_AreRead()
    {
        Assert.Equal("t", (await Programs.ProbeAsync((await MakeAsync(new ThingArgs { Text = "t" })).Text)).Value);
    }

    [Fact]
    public async Task State_OutputTypeObject_IsReadByFields()
    {
        Assert.Equal("t", (await Programs.ProbeAsync((await MakeAsync(new ThingState("t"))).Text)).Value);
    }

    [Fact]
    public async Task State_AnonymousType_IsRefused()
    {
        var state = new { text = "t" };

        var message = await Programs.FailureAsync(RecordingMocks.Returning(state), () => new Thing("a"));

        Assert.Contains($"{state.GetType().FullName} is not a supported argument type", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Null_Fails()
    {
        var message = await Programs.FailureAsync(RecordingMocks.Returning(null!), () => new Thing("a"));

        Assert.Contains("NullReferenceException", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_AdditionalSecretOutputs_HaveNoEffect()
    {
        Thing? thing = null;

        await Programs.RunAsync(RecordingMocks.Returning(Programs.State(("text", "t"))), () =>
        {
            thing = new Thing("a", options: new() { AdditionalSecretOutputs = { "text" } });
        });

        Assert.Equal("known plain [a]", (await Programs.ProbeAsync(thing!.Text)).Flags);
    }

    private static async Task<Thing> MakeAsync(object state, bool isPreview = true)
    {
        Thing? thing = null;
        await Programs.RunAsync(RecordingMocks.Returning(state), () => { thing = new Thing("a"); }, isPreview);
        return thing!;
    }

    [OutputType]
    private sealed class ThingState
    {
        public readonly string Text;

        [OutputConstructor]
        public ThingState(string text) => Text = text;
    }
}
