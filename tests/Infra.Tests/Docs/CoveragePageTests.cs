using System.Text.RegularExpressions;

namespace Infra.Tests.Docs;

/// <summary>docs/coverage.md names files and tests that exist.</summary>
public sealed partial class CoveragePageTests
{
    private static readonly string Page = Repository.Path("docs", "coverage.md");

    /// <summary>Every row that claims something.</summary>
    public static TheoryData<string> Claims { get; } =
        new(Sections().Where(section => section.Title != "What is not here, and why").SelectMany(section => section.Rows));

    [Theory]
    [MemberData(nameof(Claims))]
    public void Row_OfAClaim_NamesFilesAndTestsThatExist(string row)
    {
        var columns = row.Trim('|', ' ').Split(" | ");

        Assert.Equal(4, columns.Length);
        var files = Link().Matches(columns[2]);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.Exists(Repository.Path("docs", file.Groups["path"].Value)), $"{file.Groups["path"].Value} does not exist."));
        Assert.All(files, file => Assert.Equal(Path.GetFileName(file.Groups["path"].Value), file.Groups["name"].Value));
        var tests = columns[3].Split(", ");
        Assert.All(tests, test => Assert.Contains(test.Trim('`'), Tests.Value));
    }

    [Fact]
    public void Page_OfClaims_NamesEachOnce()
    {
        Assert.True(Claims.Count > 50);
        Assert.Distinct(Sections().SelectMany(section => section.Rows).Select(row => row.Split(" | ")[0]));
    }

    /// <summary>All tests as Class.Method; a file of tests bears the name of its class.</summary>
    private static readonly Lazy<HashSet<string>> Tests = new(() =>
    [
        .. from file in Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
           where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
           from Match method in TestMethod().Matches(File.ReadAllText(file))
           select $"{Path.GetFileNameWithoutExtension(file)}.{method.Groups["name"].Value}",
    ]);

    private static IEnumerable<(string Title, string[] Rows)> Sections() =>
        from section in File.ReadAllText(Page).Split("\n## ").Skip(1)
        let lines = section.Split('\n')
        select (lines[0], lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToArray());

    [GeneratedRegex(@"\[(?<name>[^\]]+)\]\((?<path>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\](?:(?!\[Fact|\[Theory)[\s\S])*?\bpublic (?:static )?(?:async )?(?:void|Task) (?<name>\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex TestMethod();
}
