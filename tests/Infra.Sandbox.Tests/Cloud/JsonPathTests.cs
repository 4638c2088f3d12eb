using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Cloud.Transform;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class JsonPathTests
{
    [Theory]
    [InlineData("$", """{"a":1}""", """{"a":1}""")]
    [InlineData("$.a.b", """{"a":{"b":2}}""", "2")]
    [InlineData("$['a']", """{"a":1}""", "1")]
    [InlineData("$['a','c']", """{"a":1,"b":2,"c":3}""", """{"a":1,"c":3}""")]
    [InlineData("$['a,b']", """{"a,b":1}""", "1")]
    [InlineData("$[0]", "[5,6]", "5")]
    [InlineData("$[-1]", "[5,6]", "6")]
    [InlineData("$[0,-1]", "[5,6,7]", "[5,7]")]
    [InlineData("$[1:]", "[5,6,7]", "[6,7]")]
    [InlineData("$[:2]", "[5,6,7]", "[5,6]")]
    [InlineData("$[-2:]", "[5,6,7]", "[6,7]")]
    [InlineData("$[1:9]", "[5,6,7]", "[6,7]")]
    [InlineData("$.*", """{"a":1,"b":2}""", "[1,2]")]
    [InlineData("$.a[*]", """{"a":[1,2]}""", "[1,2]")]
    [InlineData("$.a[1].b", """{"a":[0,{"b":3}]}""", "3")]
    public void Apply_Path_GivesWhatMatches(string path, string node, string expected) =>
        Assert.Equal(expected, JsonPath.Parse(path).Apply(JsonNode.Parse(node))!.ToJsonString());

    [Theory]
    [InlineData("a", "\"a\" does not begin with $.")]
    [InlineData("$x", "\"$x\" has an unexpected 'x' at position 2.")]
    [InlineData("$.", "\"$.\" lacks a name at position 3.")]
    [InlineData("$[1", "\"$[1\" lacks a ] for the [ at position 2.")]
    [InlineData("$[a]", "\"$[a]\" holds \"a\", which is neither an index nor a quoted name.")]
    [InlineData("$[1:2:3]", "\"$[1:2:3]\" holds the slice \"1:2:3\": only [start:end] is supported.")]
    public void Parse_NoSuchPath_SaysWhatIsWrong(string path, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => JsonPath.Parse(path)).Message);

    [Theory]
    [InlineData("$.b", """{"a":1}""", "there is no member \"b\".")]
    [InlineData("$[2]", "[1,2]", "there is no item [2] in a list of 2.")]
    [InlineData("$[-3]", "[1,2]", "there is no item [-3] in a list of 2.")]
    [InlineData("$[5:]", "[1,2]", "[5:] matches nothing in a list of 2.")]
    [InlineData("$[0]", """{"a":1}""", "an index needs a list.")]
    public void Apply_NothingMatches_IsAnError(string path, string node, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => JsonPath.Parse(path).Apply(JsonNode.Parse(node))).Message);

    [Fact]
    public void Slices_BeforeAndAfterAnyPosition_AreTheWholeList() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 20).SelectMany(count => Gen.Choose(1, count), (count, at) => (count, at)).ToArbitrary(), pair =>
        {
            var list = new JsonArray([.. Enumerable.Range(0, pair.count).Select(i => (JsonNode)i)]);
            var before = Items($"$[:{pair.at}]", list);
            var after = pair.at == pair.count ? [] : Items($"$[{pair.at}:]", list);
            return before.Concat(after).SequenceEqual(Enumerable.Range(0, pair.count));
        }));

    [Fact]
    public void NegativeIndex_IsTheSameAsItsDistanceFromTheEnd() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 20).SelectMany(count => Gen.Choose(1, count), (count, back) => (count, back)).ToArbitrary(), pair =>
        {
            var list = new JsonArray([.. Enumerable.Range(0, pair.count).Select(i => (JsonNode)i)]);
            return (int)JsonPath.Parse($"$[-{pair.back}]").Apply(list)! == (int)JsonPath.Parse($"$[{pair.count - pair.back}]").Apply(list)!;
        }));

    private static IEnumerable<int> Items(string path, JsonArray list) => JsonPath.Parse(path).Apply(list)!.AsArray().Select(item => (int)item!);
}
