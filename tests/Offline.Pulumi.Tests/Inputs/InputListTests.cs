using System.Collections;
using System.Collections.Immutable;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Inputs;

public sealed class InputListTests
{
    [Fact]
    public async Task Conversions_EveryForm_GivesTheElements()
    {
        InputList<string>[] lists =
        [
            "a",
            (Input<string>)"a",
            Output.Create("a"),
            new[] { "a" },
            new Input<string>[] { "a" },
            new[] { Output.Create("a") },
            new List<string> { "a" },
            new List<Input<string>> { "a" },
            new List<Output<string>> { Output.Create("a") },
            ImmutableArray.Create("a"),
            ImmutableArray.Create((Input<string>)"a"),
            ImmutableArray.Create(Output.Create("a")),
            Output.Create(new[] { "a" }),
            Output.Create(new List<string> { "a" }),
            Output.Create<IEnumerable<string>>(["a"]),
            Output.Create(ImmutableArray.Create("a")),
        ];

        foreach (var list in lists)
            Assert.Equal(["a"], (await Programs.ProbeAsync(list.ToOutput())).Value.ToList());
    }

    [Fact]
    public async Task Add_ElementsAndLists_KeepsTheOrder()
    {
        InputList<int> list = [1];
        list.Add(2, Output.Create(3));
        list.Add((InputList<int>)Output.Create(ImmutableArray.Create(4, 5)));
        list.AddRange(new[] { 6 });

        Assert.Equal([1, 2, 3, 4, 5, 6], (await Programs.ProbeAsync(list.ToOutput())).Value.ToList());
    }

    [Fact]
    public async Task Concat_TwoLists_ChangesNeither()
    {
        InputList<int> left = [1];
        InputList<int> right = [2];

        var both = left.Concat(right);
        left.Add(9);

        Assert.Equal([1, 2], (await Programs.ProbeAsync(both.ToOutput())).Value.ToList());
        Assert.Equal([2], (await Programs.ProbeAsync(right.ToOutput())).Value.ToList());
    }

    [Fact]
    public async Task GetAsyncEnumerator_Elements_GivesEach()
    {
        InputList<int> list = [1];
        list.AddRange(Output.CreateSecret(ImmutableArray.Create(2, 3)));
        var seen = new List<string>();

        await foreach (var input in list)
        {
            var probe = await Programs.ProbeAsync(input.ToOutput());
            seen.Add($"{probe.Value} {probe.Flags}");
        }

        Assert.Equal(["1 known plain []", "2 known secret []", "3 known secret []"], seen);
    }

    [Fact]
    public void GetEnumerator_Synchronous_IsRefused()
    {
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputList<int> { 1 }).GetEnumerator());
    }

    [Fact]
    public async Task Add_UnionCases_AreWrapped()
    {
        var list = new InputList<Union<int, string>>();
        list.Add((Input<int>)1);
        list.Add((Input<string>)"a");
        var map = new InputMap<Union<int, string>>();
        map.Add("k", (Input<string>)"v");

        Assert.Equal([1, "a"], (await Programs.ProbeAsync(list.ToOutput())).Value.Select(union => union.Value));
        Assert.Equal("v", (await Programs.ProbeAsync(map.ToOutput())).Value["k"].AsT1);
    }
}
