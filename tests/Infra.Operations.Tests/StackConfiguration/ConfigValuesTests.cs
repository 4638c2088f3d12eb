using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class ConfigValuesTests
{
    [Fact]
    public void ToConfigValues_AllShapes_AreWhatAProgramGets()
    {
        var file = StackFile.Parse("""
            config:
              aws:region: eu-west-1
              infra:count: 3
              infra:octal: 010
              infra:flag: True
              infra:nothing:
              infra:quoted: "0123"
              infra:config:old: spelling
              short: name
              infra:endpoint: { b: 1.50, a: [x, yes, 0x10, ~, "1"], c: é<&> }
              infra:base: &base {k: 1, l: 2}
              infra:merged: {<<: *base, l: 3}
              infra:token: {secure: v1:abc}
              infra:deep: {a: [{secure: v1:abc}]}
              infra:notSecret: {secure: v1:abc, other: 1}
            """);

        var config = file.ToConfigValues("proj");

        Assert.Equal(
            [
                ("aws:region", "eu-west-1"),
                ("infra:base", """{"k":1,"l":2}"""),
                ("infra:count", "3"),
                ("infra:endpoint", """{"a":["x","yes",16,null,"1"],"b":1.5,"c":"é<&>"}"""),
                ("infra:flag", "true"),
                ("infra:merged", """{"k":1,"l":3}"""),
                ("infra:notSecret", """{"other":1,"secure":"v1:abc"}"""),
                ("infra:nothing", ""),
                ("infra:octal", "8"),
                ("infra:old", "spelling"),
                ("infra:quoted", "0123"),
                ("proj:short", "name"),
            ],
            config.Values.Select(entry => (entry.Key, entry.Value)));
        Assert.Equal(["infra:token", "infra:deep"], config.SecretKeys);
        Assert.Equal(["infra:token", "infra:deep.a[0]"], config.SecretPaths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("config:\n")]
    [InlineData("encryptionsalt: x\n")]
    public void ToConfigValues_NoConfig_IsEmpty(string text) => Assert.Empty(StackFile.Parse(text).ToConfigValues().Values);

    [Fact]
    public void Get_Number_ConvertsToAnyNumericType()
    {
        var file = StackFile.Parse("config:\n  a:n: 3\n");

        Assert.Equal(3, file.Get("a:n")!.GetValue<int>());
        Assert.Equal(3.0, file.Get("a:n")!.GetValue<double>());
        Assert.Null(file.Get("a:none"));
        Assert.Null(file.GetString("a:none"));
        Assert.False(file.HoldsSecret("a:n"));
    }

    [Theory]
    [InlineData("infra:endpoint", 3)]
    [InlineData("infra:endpoint.instanceType", 5)]
    [InlineData("infra:endpoint.scaling.maxCapacity", 6)]
    [InlineData("infra:endpoint.scaling.none", 6)]
    [InlineData("infra:endpoint.none", 3)]
    [InlineData("infra:list", 7)]
    [InlineData("infra:list[1].b", 10)]
    [InlineData("infra:list[1].none", 9)]
    [InlineData("infra:list[7]", 7)]
    [InlineData("infra:alias.a", 11)]
    [InlineData("infra:none", null)]
    [InlineData("infra:none.at.all", null)]
    [InlineData("no path [", null)]
    public void LineOf_AnyPath_IsTheInnermostLineThatIsThere(string path, int? expected)
    {
        var file = StackFile.Parse("""
            # comment
            config:
              infra:endpoint:
                # comment
                instanceType: ml.m5.xlarge
                scaling: {maxCapacity: 2}
              infra:list:
                - a: &shared {a: 1}
                - a: 1
                  b: 2
              infra:alias: *shared
            """);

        Assert.Equal(expected, file.LineOf(path));
    }

    [Fact]
    public void LineOf_EmptyFile_IsNone() => Assert.Null(StackFile.Parse("").LineOf("infra:endpoint"));
}
