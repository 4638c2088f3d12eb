using System.Collections.Immutable;
using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Arguments;

public sealed class InputArgsTests
{
    [Fact]
    public async Task Inputs_NestedArgs_GoByTheirInputNames()
    {
        var inputs = await InputsAsync(new OuterArgs { Rules = { new RuleArgs { Port = 80 } } });

        var rule = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(Assert.IsType<ImmutableArray<object>>(inputs["rules"])));
        Assert.Equal([("portNumber", 80.0)], rule.Select(entry => (entry.Key, (double)entry.Value)));
    }

    [Fact]
    public async Task Inputs_PrivateFieldOfABaseClass_IsLost()
    {
        var args = new DerivedArgs { Public = "p" };
        args.Hidden.Add("lost");

        Assert.Equal(["public"], (await InputsAsync(args)).Keys);
    }

    [Fact]
    public async Task Inputs_SameNameTwice_Fails()
    {
        var message = await Programs.FailureAsync(() => Make(new TwiceArgs { A = "a" }));

        Assert.Contains("System.ArgumentException", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_RequiredAndNull_NamesTheMember()
    {
        var message = await Programs.FailureAsync(() => Make(new RuleArgs()));

        Assert.Contains($"System.ArgumentNullException: [Input] {typeof(RuleArgs).FullName}.Port is required but was not given a value", message, StringComparison.Ordinal);
        Assert.DoesNotContain("error serializing", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_RequiredAndNullInNestedArgs_NamesTheProperty()
    {
        var message = await Programs.FailureAsync(() => Make(new OuterArgs { Rules = { new RuleArgs() } }));

        Assert.Contains(
            $"error serializing property \"rules\": [Input] {typeof(RuleArgs).FullName}.Port is required but was not given a value",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_Json_IsTextWithSpacesAndSortedKeys()
    {
        var policy = ImmutableDictionary<string, object>.Empty
            .Add("Version", "2012").Add("N", 1).Add("L", new[] { "x" }).Add("E", new InputMap<string>()).Add("T", "a\"\n<é");

        Assert.Equal(
            """{ "E": { }, "L": [ "x" ], "N": 1, "T": "a\"\n\u003cé", "Version": "2012" }""",
            (await InputsAsync(new JsonArgs { Policy = policy }))["policy"]);
    }

    [Fact]
    public async Task Inputs_JsonWithUnknown_IsAbsent()
    {
        Assert.Empty(await InputsAsync(new JsonArgs { Policy = ImmutableDictionary<string, object>.Empty.Add("u", OutputUtilities.CreateUnknown(1)) }));
    }

    [Fact]
    public async Task Inputs_JsonWithSecret_IsPlainText()
    {
        Assert.Equal(
            """{ "s": true }""",
            (await InputsAsync(new JsonArgs { Policy = ImmutableDictionary<string, object>.Empty.Add("s", Output.CreateSecret(true)) }))["policy"]);
    }

    private static Ruled Make(ResourceArgs args) => new("thing", args);

    private static async Task<ImmutableDictionary<string, object>> InputsAsync(ResourceArgs args)
    {
        var mocks = new RecordingMocks();
        await Programs.RunAsync(mocks, () => Make(args));
        return mocks.Resource("thing").Inputs;
    }

    private sealed class Ruled(string name, ResourceArgs args)
        : CustomResource("test:index:Ruled", name, args, options: null, registerPackageRequest: null);

    private sealed class RuleArgs : ResourceArgs
    {
        [Input("portNumber", required: true)]
        public Input<int>? Port { get; set; }
    }

    private sealed class OuterArgs : ResourceArgs
    {
        [Input("rules")]
        public InputList<RuleArgs> Rules { get; set; } = [];
    }

    private abstract class BaseArgs : ResourceArgs
    {
        [Input("hidden")]
        private InputList<string>? hidden;

        [Input("public")]
        public Input<string>? Public { get; set; }

        public InputList<string> Hidden => hidden ??= [];
    }

    private sealed class DerivedArgs : BaseArgs;

    private sealed class TwiceArgs : ResourceArgs
    {
        [Input("same")]
        public Input<string>? A { get; set; }

        [Input("same")]
        public Input<string>? B { get; set; }
    }

    private sealed class JsonArgs : ResourceArgs
    {
        [Input("policy", json: true)]
        public InputMap<object>? Policy { get; set; }
    }
}
