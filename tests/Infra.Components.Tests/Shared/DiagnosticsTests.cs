using System.Runtime.CompilerServices;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Shared;

public sealed class DiagnosticsTests
{
    [Fact]
    public void All_OfRules_HaveUniqueAscendingIdsOfTheComponents()
    {
        var ids = Diagnostics.All.Select(diagnostic => diagnostic.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^INFRA0(0[5-9]|[1-8][0-9]|9[4-9])$", id));
    }

    [Fact]
    public void Docs_OfDiagnostics_ListExactlyTheRules()
    {
        var rows = File.ReadLines(DocsFile()).Where(line => line.StartsWith("| INFRA", StringComparison.Ordinal));

        Assert.Equal(Diagnostics.All.Select(diagnostic => $"| {diagnostic.Id} | {diagnostic.Rule} | {diagnostic.Remedy} |"), rows);
    }

    [Fact]
    public void All_OfRules_HoldsEveryRuleThatIsDefined()
    {
        var fields = typeof(Diagnostics).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(Diagnostic))
            .Select(field => (Diagnostic)field.GetValue(null)!);

        Assert.Equal(fields.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal), Diagnostics.All);
    }

    private static string DocsFile([CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "..", "docs", "components", "diagnostics.md");
}
