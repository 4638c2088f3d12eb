using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Tests.Consoles;
using Infra.Cli.Tests.Rendering;

namespace Infra.Cli.Tests.Shared;

public sealed class GitHubActionsTests : IDisposable
{
    private readonly CommandRun run = new();

    private string Outputs => Path.Combine(run.Folder, "outputs");

    private string Summary => Path.Combine(run.Folder, "summary.md");

    public void Dispose() => run.Dispose();

    [Fact]
    public void Write_InAStep_SetsTheOutputsAndAddsTheReportToTheSummary()
    {
        File.WriteAllText(Outputs, "other=1\n");
        File.WriteAllText(Summary, "before\n");
        var overview = Reports.Overview(Reports.Of(Reports.Small, Reports.Medium) with { Written = true });

        RecommendationOutputs.Write(InAStep().Context, overview);

        Assert.StartsWith("other=1\nchanged<<end-of-changed\ntrue\nend-of-changed\nverdict<<end-of-verdict\nchange\nend-of-verdict\n", File.ReadAllText(Outputs));
        Assert.Equal($"before\n{overview.ToMarkdown()}\n", File.ReadAllText(Summary));
    }

    [Fact]
    public void Of_Change_HasTheFiguresBeforeAndAfter() =>
        Assert.Equal(
            [
                ("changed", "false"), ("verdict", "change"), ("simulated", "false"), ("stack", "dev"),
                ("instance-type", "ml.c5.large"), ("previous-instance-type", "ml.m5.xlarge"), ("gain-percent", "14.5"), ("reason", "What follows."),
                ("job-name", "infra-1"), ("job-arn", "arn:aws:sagemaker:eu-west-1:111111111111:inference-recommendations-job/infra-1"), ("job-completed-at", "1970-01-01T00:00:00Z"),
                ("console-url", "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1"),
                ("monthly-cost-minimum", "0"), ("monthly-cost-maximum", "148.92"), ("previous-monthly-cost-minimum", "0"), ("previous-monthly-cost-maximum", "335.8"),
                ("cost-per-thousand-inferences", "0.00017"), ("model-latency-milliseconds", "9.25"), ("invocations-per-minute", "10000"),
            ],
            RecommendationOutputs.Of(Reports.Overview(Reports.Small, Reports.Medium)));

    [Fact]
    public void Of_NothingMeasured_LeavesTheFiguresEmpty()
    {
        var outputs = RecommendationOutputs.Of(Reports.Overview()).ToDictionary(output => output.Name, output => output.Value);

        Assert.Equal(("", "", ""), (outputs["monthly-cost-maximum"], outputs["cost-per-thousand-inferences"], outputs["model-latency-milliseconds"]));
    }

    [Theory]
    [InlineData("a", "name<<end-of-name\na\nend-of-name\n")]
    [InlineData("a\r\nb", "name<<end-of-name\na\nb\nend-of-name\n")]
    [InlineData("end-of-name\nother<<x\n1\nx", "name<<end-of-name-\nend-of-name\nother<<x\n1\nx\nend-of-name-\n")]
    [InlineData("end-of-name\nend-of-name-", "name<<end-of-name--\nend-of-name\nend-of-name-\nend-of-name--\n")]
    public void Assignment_AnyValue_EndsWhereItsDelimiterStandsAlone(string value, string expected) =>
        Assert.Equal(expected, GitHubActions.Assignment("name", value));

    [Fact]
    public void Write_OutsideActions_TouchesNothing()
    {
        run.With("GITHUB_OUTPUT", Outputs).With("GITHUB_STEP_SUMMARY", Summary);

        RecommendationOutputs.Write(run.Context, Reports.Overview(Reports.Small));

        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Folder));
    }

    [Fact]
    public void Summarize_SummaryIsFull_LeavesItAndSaysSo()
    {
        File.WriteAllText(Summary, new string('x', 1024 * 1024 - 5));
        var actions = new GitHubActions(InAStep().Context);

        actions.Summarize("1234");
        actions.Summarize("more");

        Assert.Equal(1024 * 1024, new FileInfo(Summary).Length);
        Assert.Equal("The step's summary is full (1 MiB): the report is not added to it.\n", run.Error.Text);
    }

    private CommandRun InAStep() => run.With("GITHUB_ACTIONS", "true").With("GITHUB_OUTPUT", Outputs).With("GITHUB_STEP_SUMMARY", Summary);
}
