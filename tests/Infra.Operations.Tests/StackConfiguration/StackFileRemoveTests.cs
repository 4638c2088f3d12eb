using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class StackFileRemoveTests
{
    [Theory]
    [InlineData("a:x", "config:\n  a:x: 1 # c\n  a:y: 2\n", "config:\n  a:y: 2\n")]
    [InlineData("a:y", "config:\n  # x\n  a:x: 1\n  # y\n  a:y: 2\n# end\n", "config:\n  # x\n  a:x: 1\n  # y\n# end\n")]
    [InlineData("a:y", "config:\n  a:x: 1\n  a:y: 2", "config:\n  a:x: 1")]
    [InlineData("a:y", "config:\r\n  a:x: 1\r\n  a:y: 2", "config:\r\n  a:x: 1")]
    [InlineData("a:x", "config:\n  a:x: 1\nother: 1\n", "config: {}\nother: 1\n")]
    [InlineData("a:x", "config:\n  a:x: 1", "config: {}")]
    [InlineData("a:x.k", "config:\n  a:x:\n    k: 1\n", "config:\n  a:x: {}\n")]
    [InlineData("a:x.k", "config:\n  a:x: {k: 1, l: 2}\n", "config:\n  a:x: {l: 2}\n")]
    [InlineData("a:x.l", "config:\n  a:x: { k: 1, l: 2 }\n", "config:\n  a:x: { k: 1 }\n")]
    [InlineData("a:x.k", "config:\n  a:x: { k: 1 }\n", "config:\n  a:x: {}\n")]
    [InlineData("a:x.k", "config:\n  a:x: {\n    k: 1, # one\n    l: 2,\n  }\n", "config:\n  a:x: {\n    l: 2,\n  }\n")]
    [InlineData("a:x[0]", "config:\n  a:x:\n    - 1\n    - 2\n", "config:\n  a:x:\n    - 2\n")]
    [InlineData("a:x[1]", "config:\n  a:x:\n  - 1\n  - k: 2\n    l: 3\n  a:y: 4\n", "config:\n  a:x:\n  - 1\n  a:y: 4\n")]
    [InlineData("a:x[0].k", "config:\n  a:x:\n  - k: 2\n    l: 3\n", "config:\n  a:x:\n  - l: 3\n")]
    [InlineData("a:x[0].k", "config:\n  a:x:\n  - k: 2 # k\n    # why l\n    l: 3\n", "config:\n  a:x:\n  -\n    # why l\n    l: 3\n")]
    [InlineData("a:x[0].k", "config:\n  a:x:\n  - k: 2\n  - 3\n", "config:\n  a:x:\n  - {}\n  - 3\n")]
    [InlineData("a:x[0][0]", "config:\n  a:x:\n  - - 1\n    - 2\n", "config:\n  a:x:\n  - - 2\n")]
    [InlineData("a:s", "config:\n  a:s: |\n    one\n\n    two\n\n  a:y: 1\n", "config:\n\n  a:y: 1\n")]
    public void Remove_Existing_TouchesOnlyItsLines(string path, string before, string after)
    {
        var file = StackFile.Parse(before);

        Assert.True(file.Remove(path));

        Assert.Equal(after, file.Text);
        Assert.Equal(path.EndsWith("[0]", StringComparison.Ordinal), file.Has(path));
    }

    [Theory]
    [InlineData("a:none")]
    [InlineData("a:x.k.l")]
    [InlineData("a:x[3]")]
    public void Remove_Absent_ChangesNothing(string path)
    {
        var file = StackFile.Parse("config:\n  a:x: { k: 1 }\n");

        Assert.False(file.Remove(path));
        Assert.False(file.HasChanges);
    }

    [Fact]
    public void Remove_AfterKeptLineEnds_IsRefusedWhenBlankLinesWouldJoinThem()
    {
        const string text = "config:\n  a:s: |+\n    one\n  a:x: 1\n\n\n";
        var file = StackFile.Parse(text);

        Assert.Equal(StackFileErrors.Unsafe, Assert.Throws<StackFileException>(() => file.Remove("a:x")).Id);

        Assert.Same(text, file.Text);
    }

    [Fact]
    public void Remove_AfterBlockScalarWithoutFinalLineEnd_GivesItOne()
    {
        var file = StackFile.Parse("config:\n  a:s: |\n    one\n  a:x: 1");

        file.Remove("a:x");

        Assert.Equal("config:\n  a:s: |\n    one\n", file.Text);
    }

    [Fact]
    public void Remove_LastButSecureKey_IsRefused()
    {
        var file = StackFile.Parse("config:\n  a:x:\n    secure: looks so\n    other: 1\n");

        var error = Assert.Throws<StackFileException>(() => file.Remove("a:x.other"));

        Assert.Equal(StackFileErrors.Secret, error.Id);
        Assert.False(file.HasChanges);
    }
}
