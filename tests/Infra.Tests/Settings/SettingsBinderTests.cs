using System.Text.Json;

namespace Infra.Settings;

public sealed class SettingsBinderTests
{
    [Fact]
    public void Bind_EveryKindOfValue_IsBound()
    {
        var (bound, problems) = Bind("""
            {"name":"a","count":3,"ratio":0.5,"on":true,"kind":"Second","items":["x","y"],"map":{"k":"v","n":7},
             "child":{"name":"c"},"children":[{"name":"d"},{"name":"e"}]}
            """);

        Assert.Empty(problems);
        Assert.Equal("a", bound!.Name);
        Assert.Equal(3, bound.Count);
        Assert.Equal(0.5, bound.Ratio);
        Assert.True(bound.On);
        Assert.Equal(Kind.Second, bound.Kind);
        Assert.Equal(["x", "y"], bound.Items);
        Assert.Equal(new Dictionary<string, string> { ["k"] = "v", ["n"] = "7" }, bound.Map);
        Assert.Equal("c", bound.Child!.Name);
        Assert.Equal(["d", "e"], bound.Children!.Select(child => child.Name));
    }

    [Fact]
    public void Bind_AbsentAndNullValues_KeepDefaults()
    {
        var (bound, problems) = Bind("""{"name":"a","count":null}""");

        Assert.Empty(problems);
        Assert.Equal(42, bound!.Count);
        Assert.Null(bound.Ratio);
        Assert.Equal(Kind.First, bound.Kind);
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
            {"count":"three","ratio":[],"on":"yes","kind":"Third","items":"x","map":[],"child":{"nmae":"c"},"children":[{"name":{}}],"nonsense":1}
            """);

        Assert.Null(bound);
        Assert.Equal(
            [
                """INFRA090 infra:sample.child.name: This key is required. Set it: pulumi config set --path 'infra:sample.child.name' <value>.""",
                """INFRA090 infra:sample.name: This key is required. Set it: pulumi config set --path 'infra:sample.name' <value>.""",
                """INFRA091 infra:sample.child.nmae: Nothing reads this key. Did you mean "name"?""",
                """INFRA091 infra:sample.nonsense: Nothing reads this key. Known keys: child, children, count, items, kind, map, name, on, ratio.""",
                """INFRA092 infra:sample.children[0].name: It takes a text, not a map. Write a text.""",
                """INFRA092 infra:sample.count: It takes a whole number, not the text "three". Write a whole number.""",
                """INFRA092 infra:sample.items: It takes a list, not the text "x". Write a list.""",
                """INFRA092 infra:sample.map: It takes a map, not a list. Write a map.""",
                """INFRA092 infra:sample.on: It takes true or false, not the text "yes". Write true or false.""",
                """INFRA092 infra:sample.ratio: It takes a number, not a list. Write a number.""",
                """INFRA093 infra:sample.kind: "Third" is none of its values. Use one of First, Second.""",
            ],
            problems.Select(problem => problem.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("instanceTyp", "instanceType", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void EditDistance_Between_IsLevenshtein(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(a, b));

    private static (Sample? Bound, List<SettingsProblem> Problems) Bind(string json)
    {
        var problems = new List<SettingsProblem>();
        using var document = JsonDocument.Parse(json);
        return (new SettingsBinder(problems).Bind<Sample>(document.RootElement, "infra:sample"), problems);
    }

    private enum Kind
    {
        First,
        Second,
    }

    private sealed record Child
    {
        public required string Name { get; init; }
    }

    private sealed record Sample
    {
        public required string Name { get; init; }

        public int Count { get; init; } = 42;

        public double? Ratio { get; init; }

        public bool On { get; init; }

        public Kind Kind { get; init; }

        public List<string>? Items { get; init; }

        public Dictionary<string, string>? Map { get; init; }

        public Child? Child { get; init; }

        public List<Child>? Children { get; init; }
    }
}
