using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class ConfigChangeTests
{
    [Theory]
    [InlineData("""{"a:x":{"k":1}}""", """{"a:x":{"k":1}}""", "")]
    [InlineData("""{"a:x":{"k":1,"l":"2"}}""", """{"a:x":{"k":2,"l":"2","m":true}}""", "a:x.k=2 a:x.m=true")]
    [InlineData("""{"a:x":{"k":1,"l":2}}""", """{"a:x":{"l":3}}""", "a:x.k- a:x.l=3")]
    [InlineData("""{"a:x":[1,2,3,4]}""", """{"a:x":[1,3]}""", "a:x[3]- a:x[2]- a:x[1]=3")]
    [InlineData("""{"a:x":[{"k":1}]}""", """{"a:x":[{"k":1,"b.c":2},{"k":3}]}""", "a:x[0][\"b.c\"]=2 a:x[1].k=3")]
    [InlineData("""{"a:x":"text"}""", """{"a:x":{"k":{"l":1}}}""", "a:x- a:x.k.l=1")]
    [InlineData("""{"a:x":{"k":{"l":1}}}""", """{"a:x":{"k":[2]}}""", "a:x.k- a:x.k[0]=2")]
    [InlineData("""{"a:x":{"k":1}}""", """{"a:x":{"k":null,"l":{},"m":null}}""", "a:x.k-")]
    [InlineData("{}", """{"a:x":{"k":1.50}}""", "a:x.k=1.50")]
    public void Between_TwoConfigs_NamesEachValue(string before, string after, string expected)
    {
        var changes = ConfigChange.Between(JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject());

        Assert.Equal(expected, string.Join(' ', changes.Select(change => change.Value is null ? $"{change.Path}-" : $"{change.Path}={change.Value.ToJsonString()}")));
        Assert.All(changes, change => Assert.Equal("a:x", change.Key));
    }

    [Fact]
    public void Changes_OfAFile_AreThoseSinceItWasRead()
    {
        var file = StackFile.FromConfig(new JsonObject { ["a:x"] = new JsonObject { ["k"] = "0123", ["l"] = new JsonArray(1, "1") } }, "config of stack dev");

        Assert.Equal("config:\n  a:x:\n    k: \"0123\"\n    l:\n      - 1\n      - \"1\"\n", file.Text);
        Assert.Empty(file.Changes());
        file.Set("a:x.k", "1");
        file.Remove("a:x.l[1]");

        Assert.Equal(["a:x.l[1] ", "a:x.k \"1\""], file.Changes().Select(change => $"{change.Path} {change.Value?.ToJsonString()}"));
    }
}
