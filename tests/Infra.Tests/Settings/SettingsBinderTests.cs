using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Settings;

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

    [Fact]
    public void Bind_NumberWhereTextIsTaken_KeepsItAsWritten()
    {
        var (bound, problems) = Bind("""{"name":1.20}""");

        Assert.Empty(problems);
        Assert.Equal("1.20", bound!.Name);
    }

    [Fact]
    public void Bind_ManyMistakes_ReportsEachWithKeyAndRemedy()
    {
        var (bound, problems) = Bind("""
            {"count":"three","ratio":[],"on":"yes","uri":{},"items":"x","map":[],"child":{"nmae":"c"},"children":[{"name":{}}],"nonsense":1}
            """);

        Assert.Null(bound);
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
            problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("instanceTyp", "instanceType", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void EditDistance_Between_IsLevenshtein(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b));

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
