using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("foo", "error INFRA190: \"foo\" is no command or option of ./infra.\nSee ./infra --help\n")]
    [InlineData("sandbox up --nope", "error INFRA190: \"--nope\" is no command or option of ./infra sandbox up.\nSee ./infra sandbox up --help\n")]
    [InlineData("promote dev", "error INFRA190: ./infra promote needs <to>: The stack they go to, normally the next in promotion.yaml.\nSee ./infra promote --help\n")]
    [InlineData("invoke", "error INFRA190: ./infra invoke needs <input>: A file, or for an asynchronous endpoint an s3:// object.\nSee ./infra invoke --help\n")]
    [InlineData("doctor --json --refresh x", "error INFRA190: \"x\" is no command or option of ./infra doctor.\nSee ./infra doctor --help\n")]
    [InlineData("recommend --stack", "error INFRA190: --stack needs a value. The stack, as in Pulumi.<stack>.yaml; sandbox needs no account.\nSee ./infra recommend --help\n")]
    [InlineData("recommend --cost enormous", "error INFRA190: \"enormous\" is no value for --cost. Importance of a low cost per inference: lowest, low, moderate, high, highest.\nSee ./infra recommend --help\n")]
    [InlineData("sandbox serve --port x", "error INFRA190: \"x\" is no value for --port. Loopback port; 0 takes a free one.\nSee ./infra sandbox serve --help\n")]
    [InlineData("sandbox serve --port 70000", "error INFRA190: \"70000\" is no port. Give one from 0 to 65535.\n")]
    [InlineData("recommend --timeout 0", "error INFRA190: \"0\" is no timeout. Give minutes, 1 or more.\n")]
    [InlineData("recommend --check --html x.html", "error INFRA190: \"--html\" writes the report of a recommendation, and --check makes none. Leave one of them out.\n")]
    [InlineData("invoke request.csv --timeout -4", "error INFRA190: \"-4\" is no timeout. Give seconds, 1 or more.\n")]
    public async Task RunAsync_WrongUsage_ExitsWith2AndSaysWhatIsWrong(string line, string error)
    {
        Assert.Equal(2, await run.RunAsync(line.Split(' ')));
        Assert.Equal(error, run.Error.Text);
        Assert.Equal("", run.Output.Text);
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Folder));
    }

    [Theory]
    [InlineData("", "./infra [command] [options]")]
    [InlineData("sandbox", "./infra sandbox [command] [options]")]
    [InlineData("batch", "./infra batch [command] [options]")]
    public async Task RunAsync_NoCommand_ShowsTheHelpOfTheGroup(string line, string usage)
    {
        Assert.Equal(2, await run.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(usage, run.Error.Text);
        Assert.DoesNotContain("INFRA190", run.Error.Text);
        Assert.Equal("", run.Output.Text);
    }

    [Fact]
    public async Task RunAsync_Version_IsOneLine()
    {
        Assert.Equal(0, await run.RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Output.Text);
    }
}
