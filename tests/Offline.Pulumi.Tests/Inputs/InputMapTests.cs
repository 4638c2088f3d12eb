using System.Collections;
using System.Collections.Immutable;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Inputs;

public sealed class InputMapTests
{
    [Fact]
    public async Task Conversions_EveryForm_GivesTheEntries()
    {
        var plain = new Dictionary<string, string> { ["k"] = "v" };
        InputMap<string>[] maps =
        [
            plain,
            plain.ToImmutableDictionary(),
            Output.Create(plain),
            Output.Create<IDictionary<string, string>>(plain),
            Output.Create(plain.ToImmutableDictionary()),
        ];

        foreach (var map in maps)
            Assert.Equal(plain, (await Programs.ProbeAsync(map.ToOutput())).Value);
    }

    [Fact]
    public async Task Add_SameKeySameValue_IsFine()
    {
        var map = new InputMap<string> { ["k"] = "v" };
        map.Add("k", Output.Create("v"));
        map.AddRange(new Dictionary<string, string> { ["k"] = "v", ["l"] = "w" });

        Assert.Equal(["k", "l"], (await Programs.ProbeAsync(map.ToOutput())).Value.Keys.Order());
    }

    [Fact]
    public async Task Add_SameKeyOtherValue_Faults()
    {
        var map = new InputMap<string> { ["k"] = "v" };
        map["k"] = "other";

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Programs.ProbeAsync(map.ToOutput()));
        Assert.Equal("Key 'k' already exists in the map with a different value.", exception.Message);
    }

    [Fact]
    public async Task Merge_SameKey_TakesTheSecond()
    {
        var first = new InputMap<string> { ["k"] = "1", ["a"] = "a" };

        var merged = InputMap<string>.Merge(first, new InputMap<string> { ["k"] = "2" });

        Assert.Equal("2", (await Programs.ProbeAsync(merged.ToOutput())).Value["k"]);
        Assert.Equal("1", (await Programs.ProbeAsync(first.ToOutput())).Value["k"]);
    }

    [Fact]
    public async Task GetAsyncEnumerator_Entries_GivesEach()
    {
        var map = new InputMap<string> { ["k"] = "v" };
        map.Add(Output.Create(ImmutableDictionary<string, string>.Empty.Add("l", "w")));
        var seen = new List<string>();

        await foreach (var input in map)
        {
            var (key, value) = (await Programs.ProbeAsync(input.ToOutput())).Value;
            seen.Add($"{key}={value}");
        }

        Assert.Equal(["k=v", "l=w"], seen);
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)map).GetEnumerator());
    }
}
