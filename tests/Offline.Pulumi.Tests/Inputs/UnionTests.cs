using System.Text.Json;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Inputs;

public sealed class UnionTests
{
    [Fact]
    public void Cases_Either_AreReadBack()
    {
        Union<int, string> number = 1;
        Union<int, string> text = "a";

        Assert.Equal((true, false, 1, 1), (number.IsT0, number.IsT1, number.AsT0, number.Value));
        Assert.Equal((false, true, "a"), (text.IsT0, text.IsT1, text.AsT1));
        Assert.Throws<InvalidOperationException>(() => text.AsT0);
        Assert.Throws<InvalidOperationException>(() => number.AsT1);
        Assert.Equal("1!", number.Match(value => $"{value}!", value => value));
        Assert.Equal(2, number.MapT0(value => value + 1).AsT0);
        Assert.Equal("aa", text.MapT1(value => value + value).AsT1);
        Assert.Equal("aa", text.Bimap(value => value, value => value + value).AsT1);
        Assert.True(text.TryPickT1(out var picked, out _));
        Assert.Equal("a", picked);
        Assert.False(text.TryPickT0(out _, out var rest));
        Assert.Equal("a", rest);
        Assert.True(number == Union<int, string>.FromT0(1));
        Assert.True(number != text);
    }

    [Fact]
    public async Task InputUnion_EveryForm_GivesTheCase()
    {
        InputUnion<int, string>[] all =
        [
            "a", Output.Create("a"), (Input<string>)"a", Union<int, string>.FromT1("a"), Output.Create(Union<int, string>.FromT1("a")),
        ];

        foreach (var one in all)
            Assert.Equal("a", (await Programs.ProbeAsync(one.ToOutput())).Value.AsT1);
    }

    [Fact]
    public async Task Extensions_Unions_ReadThem()
    {
        var union = Output.Create(Union<int, string>.FromT0(1));

        Assert.True((await Programs.ProbeAsync(union.IsT0())).Value);
        Assert.False((await Programs.ProbeAsync(union.IsT1())).Value);
        Assert.Equal(1, (await Programs.ProbeAsync(union.AsT0())).Value);
        Assert.Equal(1, (await Programs.ProbeAsync(union.Value())).Value);
    }

    [Fact]
    public async Task InputJson_EveryForm_GivesTheElement()
    {
        using var document = JsonDocument.Parse("[1]");
        InputJson[] all =
        [
            "[1]", document, document.RootElement, Output.Create("[1]"), Output.Create(document), Output.Create(document.RootElement),
        ];

        foreach (var one in all)
            Assert.Equal("[1]", (await Programs.ProbeAsync(one.ToOutput())).Value.GetRawText());
    }

    [Fact]
    public async Task ToOutput_NullInput_GivesKnownDefault()
    {
        Input<string>? none = null;

        Assert.Equal(("known plain []", null), ((await Programs.ProbeAsync(none.ToOutput())).Flags, (await Programs.ProbeAsync(none.ToOutput())).Value));
        Assert.Equal("null", (await Programs.ProbeAsync(none.Apply(value => value ?? "null"))).Value);
    }
}
