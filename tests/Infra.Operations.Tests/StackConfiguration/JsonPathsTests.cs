using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

/// <summary>The check that lets an edit of a stack file pass.</summary>
public sealed class JsonPathsTests
{
    [Theory]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":9,"c":2},"d":3}""", true)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"d":3,"a":{"c":2,"b":9}}""", true)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":8,"c":2},"d":3}""", false)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":9,"c":4},"d":3}""", false)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":9,"c":2},"d":4}""", false)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":9},"d":3}""", false)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":9,"c":2,"e":5},"d":3}""", false)]
    [InlineData("a.b", """{"a":{"b":1,"c":2},"d":3}""", """{"a":{"b":9,"c":2}}""", false)]
    [InlineData("a.b", """{"d":3}""", """{"a":{"b":9},"d":3}""", true)]
    [InlineData("a.b", """{"a":null,"d":3}""", """{"a":{"b":9},"d":3}""", true)]
    [InlineData("a.b", """{"d":3}""", """{"d":3}""", false)]
    [InlineData("a[1]", """{"a":[1,2,3]}""", """{"a":[1,9,3]}""", true)]
    [InlineData("a[1]", """{"a":[1,2,3]}""", """{"a":[1,9]}""", false)]
    [InlineData("a[1]", """{"a":[1,2,3]}""", """{"a":[0,9,3]}""", false)]
    [InlineData("a[1]", """{"a":[1]}""", """{"a":[1,9]}""", true)]
    [InlineData("a[1]", """{"a":[1]}""", """{"a":[1,9,9]}""", false)]
    [InlineData("a[0]", """{}""", """{"a":[9]}""", true)]
    [InlineData("a[0].b", """{"a":[{"b":1,"c":2}]}""", """{"a":[{"b":9,"c":2}]}""", true)]
    public void DiffersOnlyAt_OfTwoValues_IsTrueOnlyWhereNothingElseChanged(string path, string before, string after, bool expected) =>
        Assert.Equal(expected, JsonPaths.DiffersOnlyAt(ConfigPath.Parse(path).Segments, JsonNode.Parse(before), JsonNode.Parse(after), JsonValue.Create(9)));
}
