using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class StackFileErrorTests
{
    [Theory]
    [InlineData("config:\n  a: b: c\n", "INFRA102", 2, 7)]
    [InlineData("config:\n  a: [1, 2\n  b: 3\n", "INFRA102", 2, 8)]
    [InlineData("config:\n  a: 'open\n", "INFRA102", 2, 6)]
    [InlineData("config:\n  a: @x\n", "INFRA102", 2, 6)]
    [InlineData("config:\n  a: \"\\q\"\n", "INFRA102", 2, 6)]
    [InlineData("config:\n  a: 1\n b: 2\n", "INFRA102", 3, 2)]
    [InlineData("config:\n  a: *gone\n", "INFRA102", 2, 6)]
    [InlineData("config:\n  a: &x [*x]\n", "INFRA102", 2, 10)]
    [InlineData("config:\n\ta: 1\n", "INFRA103", 2, 1)]
    [InlineData("config:\n  a: 1\n\tb: 2\n", "INFRA103", 3, 1)]
    [InlineData("config:\n  a: 1\n---\nb: 2\n", "INFRA104", 3, 1)]
    [InlineData("config:\n  a:x: 1\n  a:x: 2\n", "INFRA105", 3, 3)]
    [InlineData("config:\n  a: {k: 1, k: 2}\n", "INFRA105", 2, 13)]
    [InlineData("- a\n", "INFRA114", 1, 1)]
    [InlineData("config: text\n", "INFRA114", 1, 9)]
    [InlineData("config:\n  a: 1\rb: 2\n", "INFRA101", 2, 7)]
    public void Parse_BadText_NamesPlaceAndRemedy(string text, string id, int line, int column)
    {
        var error = Assert.Throws<StackFileException>(() => StackFile.Parse(text, "Pulumi.dev.yaml"));

        Assert.Equal((id, line, column), (error.Id, error.Line, error.Column));
        Assert.StartsWith($"{id}: Pulumi.dev.yaml (line {line}, column {column}): ", error.Message, StringComparison.Ordinal);
        Assert.NotEqual("", error.Remedy);
        Assert.DoesNotContain("While", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MultiplyingAliases_IsRefused()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Assert.Equal("INFRA102", Assert.Throws<StackFileException>(() => StackFile.Parse(text)).Id);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused() =>
        Assert.Equal("INFRA102", Assert.Throws<StackFileException>(() => StackFile.Parse("config: " + new string('[', 5000))).Id);

    [Theory]
    [InlineData("", "INFRA106")]
    [InlineData(".a", "INFRA106")]
    [InlineData("[0]", "INFRA106")]
    [InlineData("a:x..b", "INFRA106")]
    [InlineData("a:x[", "INFRA106")]
    [InlineData("a:x[one]", "INFRA106")]
    [InlineData("a:x[\"k]", "INFRA106")]
    [InlineData("a:text.k", "INFRA107")]
    [InlineData("a:list[5]", "INFRA107")]
    [InlineData("a:list.k", "INFRA107")]
    [InlineData("a:map[0]", "INFRA107")]
    [InlineData("a:token", "INFRA108")]
    [InlineData("a:token.secure", "INFRA108")]
    [InlineData("a:nested.inner", "INFRA108")]
    [InlineData("a:nested", "INFRA108")]
    [InlineData("a:alias", "INFRA109")]
    [InlineData("a:alias.k", "INFRA109")]
    [InlineData("a:base.k", "INFRA109")]
    [InlineData("a:merged.own", "INFRA109")]
    [InlineData("a:merged.k", "INFRA109")]
    [InlineData("a:tagged", "INFRA109")]
    [InlineData("a:anchored", "INFRA109")]
    [InlineData("a:complex.k", "INFRA109")]
    public void Set_RefusedPlaces_LeaveTheText(string path, string id)
    {
        const string text = """
            config:
              a:text: x
              a:list: [1, 2]
              a:map: {k: 1}
              a:token: {secure: v1:abc}
              a:nested:
                inner:
                  secure: v1:abc
              a:base: &base
                k: 1
              a:alias: *base
              a:merged:
                <<: *base
                own: 2
              a:tagged: !!str 5
              a:anchored: &lonely 5
              a:complex:
                ? k
                : v
            """;
        var file = StackFile.Parse(text);

        var error = Assert.Throws<StackFileException>(() => file.Set(path, "new"));

        Assert.Equal(id, error.Id);
        Assert.Contains($"\"{path}\"", error.Message, StringComparison.Ordinal);
        Assert.Same(text, file.Text);
    }

    [Fact]
    public void Set_ReservedOrUnwritableValue_IsRefused()
    {
        var file = StackFile.Parse("config:\n  a:x: 1\n");

        Assert.Equal("INFRA108", Assert.Throws<StackFileException>(() => file.Set("a:y", new JsonObject { ["secure"] = "x" })).Id);
        Assert.Equal("INFRA115", Assert.Throws<StackFileException>(() => file.Set("a:y", "\ud800")).Id);
        Assert.Equal("INFRA115", Assert.Throws<StackFileException>(() => file.Set("a:y", double.NaN)).Id);
        Assert.False(file.HasChanges);
    }

    [Fact]
    public void Set_ElsewhereThanAnchors_LeavesThem()
    {
        const string text = "config:\n  a:base: &b {k: 1}\n  a:use: *b\n  a:merged:\n    <<: *b\n  a:x: 1\n";
        var file = StackFile.Parse(text);

        file.Set("a:x", 2);

        Assert.Equal(text.Replace("a:x: 1", "a:x: 2"), file.Text);
        Assert.Equal(1, file.Get("a:merged.k")!.GetValue<int>());
    }
}
