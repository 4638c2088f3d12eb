using System.Reflection;
using Infra.Cli.Shared;

namespace Infra.Cli.Tests.Shared;

public sealed class ExitCodeTests
{
    [Fact]
    public void Documentation_TableOfExitCodes_HasThemAll()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Root", "cli.md"));
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!).Distinct().ToArray();

        Assert.Equal([0, 1, 2, 3, 130], codes);
        Assert.All(codes, code => Assert.Contains($"\n| {code} | ", page));
    }
}
