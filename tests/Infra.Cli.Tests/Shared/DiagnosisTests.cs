using System.Text.Json.Nodes;
using Infra.Cli.Shared;
using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Shared;

public sealed class DiagnosisTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Doctor_Json_NamesEachSubjectOnce()
    {
        Assert.Equal(0, await run.RunAsync("doctor", "--json"));

        var checks = JsonNode.Parse(run.Output.Text)!.AsArray();
        Assert.Equal([".NET SDK", "Packages", "Pulumi CLI", "AWS credentials", "Sandbox"], checks.Select(check => check!["subject"]!.GetValue<string>()));
        Assert.Equal("good", checks[0]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_StandInsAndCredentials_AreFoundInTheEnvironment()
    {
        run.With("OfflinePackages", "Pulumi;Pulumi.Aws;").With("AWS_PROFILE", "ml");

        var packages = await FindAsync("Packages");

        Assert.Equal(CheckState.Note, packages.State);
        Assert.Equal("the package feed lacks Pulumi, Pulumi.Aws; the stand-ins in offline/ take their place", packages.Finding);
        Assert.Equal(new Check("AWS credentials", CheckState.Good, "from AWS_PROFILE"), await FindAsync("AWS credentials"));
    }

    [Fact]
    public async Task RunAsync_BareEnvironment_SaysWhatOnlyARealAccountNeeds()
    {
        Assert.Equal(new Check("Packages", CheckState.Good, "all genuine"), await FindAsync("Packages"));
        Assert.Equal(
            new Check("AWS credentials", CheckState.Note, "none in the environment", "Only a real account needs them: aws configure sso, or AWS_PROFILE."),
            await FindAsync("AWS credentials"));
        Assert.Equal(new Check("Sandbox", CheckState.Note, "empty", "./infra sandbox up"), await FindAsync("Sandbox"));
    }

    [Fact]
    public async Task Doctor_Text_HasOneLineForEachSubjectAndTheRemedyBelow()
    {
        Directory.CreateDirectory(Path.Combine(run.Folder, ".infra", "sandbox"));
        run.With("OfflinePackages", "Pulumi");

        await run.RunAsync("doctor");

        Assert.Contains("note Packages         the package feed lacks Pulumi; the stand-ins in offline/ take their place", run.Output.Lines);
        Assert.Contains("                      The sandbox and the tests need no more. For 'pulumi up', restore from a feed that carries them, then ./infra doctor --refresh.", run.Output.Lines);
        Assert.Equal("ok   Sandbox          deployed; ./infra sandbox destroy removes it", run.Output.Lines[^1]);
    }

    [Fact]
    public async Task Doctor_Refresh_ForgetsTheAnswerOfTheFeed()
    {
        var answer = Path.Combine(run.Folder, ".infra", "package-feed");
        Directory.CreateDirectory(Path.GetDirectoryName(answer)!);
        await File.WriteAllTextAsync(answer, "Pulumi;");

        Assert.Equal(0, await run.RunAsync("doctor", "--refresh"));

        Assert.False(File.Exists(answer));
    }

    private async Task<Check> FindAsync(string subject) =>
        (await Diagnosis.RunAsync(run.Context, CancellationToken.None)).Single(check => check.Subject == subject);
}
