using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Infra.Settings;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Settings;

public sealed class SettingsBinderTests
{
    [Fact]
    public async Task Bind_EveryKindOfValue_IsBound()
    {
        var (bound, problems) = Bind("""
            {"name":"a","count":3,"ratio":0.5,"on":true,"uri":"s3://b","items":["x","y"],"map":{"k":"v","n":7},
             "child":{"name":"c"},"children":[{"name":"d"},{"name":"e"}]}
            """);

        Assert.Empty(problems);
        Assert.Equal("a", bound!.Name);
        Assert.Equal(3, bound.Count);
        Assert.Equal(0.5, bound.Ratio);
        Assert.True(bound.On);
        Assert.Equal("s3://b", await OutputUtilities.GetValueAsync(bound.Uri.ToOutput()));
        Assert.Equal(["x", "y"], (await OutputUtilities.GetValueAsync(Output.All(bound.Items))).ToList());
        Assert.Equal([("k", "v"), ("n", "7")], (await OutputUtilities.GetValueAsync(bound.Map.ToOutput())).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal("c", bound.Child!.Name);
        Assert.Equal(["d", "e"], bound.Children.Select(child => child.Name));
    }

    [Fact]
    public void Bind_AbsentAndNullValues_KeepDefaults()
    {
        var (bound, problems) = Bind("""{"name":"a","count":null}""");

        Assert.Empty(problems);
        Assert.Equal(42, bound!.Count);
        Assert.Null(bound.Uri);
        Assert.Empty(bound.Items);
    }

    [Fact]
    public void Bind_InputThatTheProgramSupplies_IsUnknownAsAKey()
    {
        var (_, problems) = Bind("""{"name":"a","supplied":"x"}""");

        Assert.Equal("infra:sample.supplied", Assert.Single(problems).Key);
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("-7", "-7")]
    [InlineData("true", "true")]
    public void Bind_WholeNumberOrBooleanWhereTextIsTaken_KeepsItAsWritten(string json, string expected)
    {
        var (bound, problems) = Bind($$"""{"name":{{json}}}""");

        Assert.Empty(problems);
        Assert.Equal(expected, bound!.Name);
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("1e3")]
    public void Bind_FractionWhereTextIsTaken_AsksForQuotes(string json)
    {
        var (_, problems) = Bind($$"""{"name":{{json}}}""");

        Assert.Equal(
            $"""INFRA092 infra:sample.name: It takes a text, not "{json}". Put it in quotes: unquoted, 1.10 is the number 1.1.""",
            StackConfig.Line(Assert.Single(problems)));
    }

    [Fact]
    public void Bind_LongText_IsShownShortened()
    {
        var (_, problems) = Bind($$"""{"name":"a","count":"{{new string('x', 61)}}"}""");

        Assert.Equal($"It takes a whole number, not the text \"{new string('x', 60)}…\".", Assert.Single(problems).What);
    }

    [Fact]
    public void Bind_WhateverIsWellFormed_ReadsBackAsItWasWritten() => Prop.ForAll(Samples, sample =>
    {
        var (bound, problems) = Bind(sample.ToJsonString());
        return problems.Count == 0 && JsonNode.DeepEquals(sample, ToJson(bound!));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bind_ManyMistakes_ReportsEachWithKeyAndRemedy()
    {
        var (bound, problems) = Bind("""
            {"count":"three","ratio":[],"on":"yes","uri":{},"items":"x","map":[],"child":{"nmae":"c"},"children":[{"name":{}}],"nonsense":1}
            """);

        Assert.True(bound is { Name: null, Count: 42, Children: [{ Name: null }] });
        Assert.Equal(
            [
                """INFRA090 infra:sample.child.name: This key is required. Set it: pulumi config set --path 'infra:sample.child.name' <value>.""",
                """INFRA090 infra:sample.name: This key is required. Set it: pulumi config set --path 'infra:sample.name' <value>.""",
                """INFRA091 infra:sample.child.nmae: Nothing reads this key. Did you mean "name"?""",
                """INFRA091 infra:sample.nonsense: Nothing reads this key. Known keys: child, children, count, items, map, name, on, ratio, uri.""",
                """INFRA092 infra:sample.children[0].name: It takes a text, not a map. Write a text.""",
                """INFRA092 infra:sample.count: It takes a whole number, not the text "three". Write a whole number.""",
                """INFRA092 infra:sample.items: It takes a list, not the text "x". Write a list.""",
                """INFRA092 infra:sample.map: It takes a map, not a list. Write a map.""",
                """INFRA092 infra:sample.on: It takes true or false, not the text "yes". Write true or false.""",
                """INFRA092 infra:sample.ratio: It takes a number, not a list. Write a number.""",
                """INFRA092 infra:sample.uri: It takes a text, not a map. Write a text.""",
            ],
            problems.Select(StackConfig.Line).Order(StringComparer.Ordinal));
    }

    private static Arbitrary<JsonObject> Samples => (
        from name in Text
        from count in Gen.Choose(int.MinValue, int.MaxValue)
        from ratio in Gen.Choose(-1000, 1000).Select(n => n / 8.0)
        from flag in Gen.Elements(true, false)
        from items in Text.ListOf()
        from keys in Text.ListOf()
        from child in Text
        select new JsonObject
        {
            ["name"] = name,
            ["count"] = count,
            ["ratio"] = ratio,
            ["on"] = flag,
            ["items"] = new JsonArray([.. items.Select(item => (JsonNode)item)]),
            ["map"] = new JsonObject(keys.Distinct().Select(key => KeyValuePair.Create(key, (JsonNode?)(key + "!")))),
            ["child"] = new JsonObject { ["name"] = child },
        }).ToArbitrary();

    private static Gen<string> Text => Gen.Elements("a\"\n'é {}[]:,".ToCharArray()).ArrayOf().Select(characters => new string(characters));

    private static JsonObject ToJson(SampleArgs args) => new()
    {
        ["name"] = args.Name,
        ["count"] = args.Count,
        ["ratio"] = args.Ratio,
        ["on"] = args.On,
        ["items"] = new JsonArray([.. Known(Output.All(args.Items)).Select(item => (JsonNode)item)]),
        ["map"] = new JsonObject(Known(args.Map.ToOutput()).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        ["child"] = new JsonObject { ["name"] = args.Child!.Name },
    };

    private static T Known<T>(Output<T> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();

    private static (SampleArgs? Bound, List<SettingsProblem> Problems) Bind(string json)
    {
        var problems = new List<SettingsProblem>();
        using var document = JsonDocument.Parse(json);
        return (new SettingsBinder(problems).Bind<SampleArgs>(document.RootElement, "infra:sample", "supplied"), problems);
    }

    private sealed class ChildArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public string Name { get; set; } = null!;
    }

    private sealed class SampleArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public string Name { get; set; } = null!;

        [Input("count")]
        public int Count { get; set; } = 42;

        [Input("ratio")]
        public double Ratio { get; set; }

        [Input("on")]
        public bool On { get; set; }

        [Input("uri")]
        public Input<string>? Uri { get; set; }

        [Input("items")]
        public List<Input<string>> Items { get; set; } = [];

        [Input("map")]
        public InputMap<string> Map { get; set; } = new();

        [Input("child")]
        public ChildArgs? Child { get; set; }

        [Input("children")]
        public List<ChildArgs> Children { get; set; } = [];

        [Input("supplied", required: true)]
        public string Supplied { get; set; } = null!;
    }
}
