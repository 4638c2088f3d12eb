using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Create_EqualTexts_IsEmpty() => Assert.Equal("", UnifiedDiff.Create("a\n", "a\n", "f"));

    [Fact]
    public void Create_TwoDistantChanges_MakesTwoHunks()
    {
        var before = string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}\n"));
        var after = before.Replace("line 2\n", "LINE 2\n").Replace("line 19\n", "line 19\nadded\n");

        Assert.Equal("""
            --- a/Pulumi.dev.yaml
            +++ b/Pulumi.dev.yaml
            @@ -1,5 +1,5 @@
             line 1
            -line 2
            +LINE 2
             line 3
             line 4
             line 5
            @@ -17,4 +17,5 @@
             line 17
             line 18
             line 19
            +added
             line 20

            """, UnifiedDiff.Create(before, after, "Pulumi.dev.yaml"));
    }

    [Theory]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")]
    [InlineData("a\nb", "a\nc", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")]
    public void Create_Edges_FollowTheFormat(string before, string after, string hunks) =>
        Assert.Equal("--- a/f\n+++ b/f\n" + hunks, UnifiedDiff.Create(before, after, "f"));

    [Fact]
    public void Create_AnyTexts_AppliedToTheOldGivesTheNew()
    {
        var text = Gen.Elements("a", "b", "c", "").ListOf().Select(lines => string.Join('\n', lines));
        Check.QuickThrowOnFailure(Prop.ForAll(text.Zip(text).ToArbitrary(), pair =>
            Apply(pair.Item1, UnifiedDiff.Create(pair.Item1, pair.Item2, "f")) == pair.Item2));
    }

    [Fact]
    public void Create_ManyDifferences_IsStillRight()
    {
        var before = string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i}\n"));
        var after = string.Concat(Enumerable.Range(0, 3000).Select(i => $"b{i}\n"));

        Assert.Equal(after, Apply(before, UnifiedDiff.Create(before, after, "f")));
    }

    /// <summary>A small patch: takes the old lines between hunks, and checks the context inside them.</summary>
    private static string Apply(string before, string diff)
    {
        if (diff.Length == 0)
            return before;

        var old = before.Split('\n');
        var result = new List<string>();
        var position = 0;
        var lines = diff.Split('\n');
        for (var i = 2; i < lines.Length - 1; i++)
        {
            var line = lines[i];
            var last = i + 1 < lines.Length && lines[i + 1].StartsWith('\\');
            switch (line[0])
            {
                case '@':
                    var start = int.Parse(line.Split('-', ',', ' ')[2]);
                    var empty = line.Contains("-0,0 ") || line.Split(' ')[1].EndsWith(",0", StringComparison.Ordinal);
                    while (position < (empty ? start : start - 1))
                        result.Add(old[position++] + "\n");
                    break;
                case ' ':
                    Assert.Equal(old[position++], line[1..]);
                    result.Add(line[1..] + (last ? "" : "\n"));
                    break;
                case '-':
                    Assert.Equal(old[position++], line[1..]);
                    break;
                case '+':
                    result.Add(line[1..] + (last ? "" : "\n"));
                    break;
            }
        }

        return string.Concat(result) + string.Join('\n', old.Skip(position));
    }
}
