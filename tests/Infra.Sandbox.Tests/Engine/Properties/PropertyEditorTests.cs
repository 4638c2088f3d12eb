using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Properties;

public sealed class PropertyEditorTests
{
    [Theory]
    [InlineData("""{"min":1,"max":4}""", """{"min":2,"max":5}""", "min", """{"min":1,"max":5}""")]
    [InlineData("""{"min":1}""", """{"min":1,"max":5}""", "max", """{"min":1}""")]
    [InlineData("""{"min":1,"max":4}""", """{"min":1}""", "max", """{"min":1,"max":4}""")]
    [InlineData("""{"v":[{"n":1,"t":"x"}]}""", """{"v":[{"n":9,"t":"y"}]}""", "v[*].n", """{"v":[{"n":1,"t":"y"}]}""")]
    [InlineData("""{"v":[{"n":1},{"n":2}]}""", """{"v":[{"n":8}]}""", "v", """{"v":[{"n":1},{"n":2}]}""")]
    [InlineData("""{}""", """{"v":{"n":9,"t":"y"}}""", "v.n", """{"v":{"t":"y"}}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", "b", """{"a":2}""")]
    public void Ignore_APattern_KeepsWhatWasThere(string before, string after, string pattern, string expected)
    {
        var kept = PropertyEditor.Ignore(PropertyValues.Of(before), PropertyValues.Of(after), [pattern]);

        Assert.Equal(PropertyValues.Of(expected), kept);
    }
}
