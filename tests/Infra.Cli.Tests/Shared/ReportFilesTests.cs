using Infra.Cli.Shared;
using Infra.Cli.Tests.Consoles;
using Infra.Cli.Tests.Rendering;

namespace Infra.Cli.Tests.Shared;

/// <summary>Paths of reports are tried before anything is started: the stacks named here do not even exist.</summary>
public sealed class ReportFilesTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("--markdown", "{0}", "is a folder. Name a file in it.")]
    [InlineData("--html", "{0}/no/such/report.html", "is in a folder that does not exist. Make the folder, or name another file.")]
    [InlineData("--markdown", "{0}/Pulumi.dev.yaml", "is the stack's own file. Name another.")]
    [InlineData("--html", "{0}/link.html", "is the stack's own file. Name another.")]
    [InlineData("--html", " ", "is no path. Name a file, or - for standard output.")]
    public async Task Recommend_PathThatCannotBeWritten_IsRefusedAtOnce(string option, string path, string problem)
    {
        File.WriteAllText(Path.Combine(run.Folder, "Pulumi.dev.yaml"), "config: {}\n");
        File.CreateSymbolicLink(Path.Combine(run.Folder, "link.html"), Path.Combine(run.Folder, "Pulumi.dev.yaml"));
        var given = string.Format(path, run.Folder);

        Assert.Equal(2, await run.RunAsync("recommend", "--stack", "dev", option, given));

        Assert.Equal($"error INFRA180: {option}: \"{given}\" {problem}\nNothing was started or changed.\n", run.Error.Text);
        Assert.Equal("config: {}\n", File.ReadAllText(Path.Combine(run.Folder, "Pulumi.dev.yaml")));
    }

    [Fact]
    public async Task Recommend_NameTooLong_IsRefusedWithTheSystemsReason()
    {
        var path = Path.Combine(run.Folder, new string('x', 300));

        Assert.Equal(2, await run.RunAsync("recommend", "--html", path));

        Assert.StartsWith($"error INFRA180: --html: \"{path}\" cannot be written: ", run.Error.Text);
        Assert.EndsWith(" Name a file that can be, or mend the permissions.\nNothing was started or changed.\n", run.Error.Text);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Folder));
    }

    [Fact]
    public async Task Recommend_TwoReportsInOnePlace_AreRefusedAndSoIsAllElseThatIsWrong()
    {
        var path = Path.Combine(run.Folder, "no", "report");

        Assert.Equal(2, await run.RunAsync("recommend", "--markdown", path, "--html", Path.Combine(run.Folder, "no", ".", "report")));

        Assert.Equal(
            $"error INFRA181: --markdown and --html would both go to \"{path}\". Give each a file of its own.\n"
            + $"error INFRA180: --markdown: \"{path}\" is in a folder that does not exist. Make the folder, or name another file.\nNothing was started or changed.\n",
            run.Error.Text);
    }

    [Theory]
    [InlineData("recommend --markdown - --html -", "--markdown and --html")]
    [InlineData("recommend --markdown - --json", "--markdown and --json")]
    [InlineData("sandbox up --html - --json", "--html and --json")]
    public async Task Command_StandardOutputTwice_IsRefused(string line, string options)
    {
        Assert.Equal(2, await run.RunAsync(line.Split(' ')));

        Assert.Equal($"error INFRA181: {options} would both go to standard output. Give each a file of its own.\nNothing was started or changed.\n", run.Error.Text);
    }

    [Fact]
    public async Task Recommend_StackMissing_LeavesNoEmptyReportBehind()
    {
        Assert.Equal(2, await run.RunAsync("recommend", "--stack", "dev", "--markdown", Path.Combine(run.Folder, "report.md")));

        Assert.StartsWith("error INFRA196: ", run.Error.Text);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Folder));
    }

    [Fact]
    public async Task WriteAsync_FileAndStandardOutput_EachGetsItsReportAlone()
    {
        var (overview, file) = (Reports.Overview(Reports.Small, Reports.Medium), Path.Combine(run.Folder, "report.html"));
        File.WriteAllText(file, new string('x', 200_000));
        var plan = new ReportPlan(run.Context, ReportPlan.StandardOutput, file);

        await plan.WriteAsync(overview, CancellationToken.None);

        Assert.True(plan.TakesOutput);
        Assert.Equal(overview.ToMarkdown(), run.Output.Text);
        Assert.Equal(overview.ToHtml(), File.ReadAllText(file));
        Assert.Equal($"  report written to {file}\n", run.Error.Text);
    }
}
