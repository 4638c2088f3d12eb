using Infra.Cli.Rendering;
using Infra.Cli.Shared;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Sandbox.Engine;

namespace Infra.Cli.Tests.Rendering;

public sealed class ErrorTextTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void Write_Cancelled_ExitsWith130() => AssertShown(new TaskCanceledException(), 130, "cancelled\n");

    [Fact]
    public void Write_UserMistake_ExitsWith2() => AssertShown(new UserException("INFRA190", "What, \"which\", how."), 2, "error INFRA190: What, \"which\", how.\n");

    [Fact]
    public void Write_SeveralMistakes_HaveALineEach() =>
        AssertShown(new InputException(["INFRA090: one [a]\n  rule", "INFRA091: two"], "2 mistakes."), 2, "error INFRA090: one [a]\n  rule\nerror INFRA091: two\n2 mistakes.\n");

    [Fact]
    public void Write_StackFileMistake_ExitsWith2()
    {
        var path = Path.Combine(run.Folder, "Pulumi.test.yaml");
        var exception = Assert.Throws<StackFileException>(() => StackFile.Load(path));

        AssertShown(exception, 2, $"error INFRA100: Pulumi.test.yaml: \"{path}\" does not exist. Check the name of the stack and the directory of the project.\n");
    }

    [Fact]
    public void Write_EngineMistake_ExitsWith2() => AssertShown(new EngineException("INFRA201", "What."), 2, "error INFRA201: What.\n");

    [Fact]
    public void Write_OperationRefused_ExitsWith2AndListsAllProblems() =>
        AssertShown(
            OperationException.BadInput(new Problem("INFRA130", "\"x\" is not known.", "Use y.") { Key = "infra:endpoint" }, new Problem("INFRA131", "Two.")),
            2,
            "error INFRA130: infra:endpoint: \"x\" is not known. Use y.\nerror INFRA131: Two.\n");

    [Fact]
    public void Write_OperationRefusedForALine_NamesFileLineAndKey() =>
        AssertShown(
            OperationException.BadInput(new Problem("INFRA130", "\"x\" is not known.", "Use y.") { File = "Pulumi.dev.yaml", Line = 7, Key = "infra:endpoint" }),
            2,
            "error INFRA130: Pulumi.dev.yaml:7: infra:endpoint: \"x\" is not known. Use y.\n");

    [Fact]
    public void Write_OperationFailed_ExitsWith1() =>
        AssertShown(OperationException.Failed(new Problem("INFRA133", "It failed.")), 1, "error INFRA133: It failed.\n");

    [Fact]
    public void Write_DiskFull_ExitsWith1AndSaysHowToGoOn() =>
        AssertShown(
            new IOException("No space left on device."),
            1,
            "error INFRA187: No space left on device. Free space or mend the permissions and run again: what was done so far is kept.\nRun again with --verbose for the stack trace.\n");

    [Fact]
    public void Write_SandboxFileIsBroken_ExitsWith2AndSaysHowToGoOn() =>
        AssertShown(
            new InvalidDataException("The account file is broken."),
            2,
            "error INFRA186: The account file is broken. Remove the folder .infra/sandbox and run again; the sandbox is made anew.\n");

    [Fact]
    public void Write_Unexpected_HidesTheStackTrace() =>
        AssertShown(new InvalidOperationException("What happened."), 1, "error INFRA199: What happened.\nRun again with --verbose for the stack trace.\n");

    [Fact]
    public void Write_UnexpectedAndVerbose_ShowsTheStackTrace()
    {
        run.Context.Verbose = true;

        Assert.Equal(1, ErrorText.Write(run.Context, new InvalidOperationException("What happened.")));
        Assert.Equal("error INFRA199: What happened.\nSystem.InvalidOperationException: What happened.\n", run.Error.Text);
    }

    private void AssertShown(Exception exception, int exit, string text)
    {
        Assert.Equal(exit, ErrorText.Write(run.Context, exception));
        Assert.Equal(text, run.Error.Text);
        Assert.Equal("", run.Output.Text);
    }
}
