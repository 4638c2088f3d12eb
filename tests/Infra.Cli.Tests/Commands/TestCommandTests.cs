using Infra.Cli.Commands;
using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Commands;

public sealed class TestCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void Count_SeveralProjects_SumsTheOutcomes()
    {
        Write("one.trx", "Passed", "Passed", "Failed", "NotExecuted");
        Write("two.trx", "Passed", "Timeout", "Aborted");
        File.WriteAllText(Path.Combine(run.Folder, "coverage.xml"), "no results");

        Assert.Equal((3, 3, 1), TestCommand.Count(new DirectoryInfo(run.Folder)));
    }

    [Fact]
    public void Count_NoResults_IsNothing() => Assert.Equal((0, 0, 0), TestCommand.Count(new DirectoryInfo(run.Folder)));

    [Fact]
    public void Skips_SeveralReasons_CountsEach()
    {
        Write("one.trx", "Passed", "NotExecuted");
        File.WriteAllText(
            Path.Combine(run.Folder, "two.trx"),
            """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
              <UnitTestResult outcome="NotExecuted"><Output><ErrorInfo><Message>No browser.</Message></ErrorInfo></Output></UnitTestResult>
              <UnitTestResult outcome="NotExecuted"><Output><ErrorInfo><Message>No browser.</Message></ErrorInfo></Output></UnitTestResult>
              <UnitTestResult outcome="Failed"><Output><ErrorInfo><Message>Wrong.</Message></ErrorInfo></Output></UnitTestResult>
            </Results></TestRun>
            """);

        Assert.Equal([("No browser.", 2), ("no reason given", 1)], TestCommand.Skips(new DirectoryInfo(run.Folder)));
    }

    private void Write(string name, params string[] outcomes)
    {
        var results = outcomes.Select((outcome, index) => $"""<UnitTestResult testName="t{index}" outcome="{outcome}" />""");
        File.WriteAllText(
            Path.Combine(run.Folder, name),
            $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{string.Concat(results)}</Results></TestRun>""");
    }
}
