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
}
