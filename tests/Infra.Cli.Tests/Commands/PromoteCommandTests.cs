using System.Text.Json.Nodes;
using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Commands;

public sealed class PromoteCommandTests : IDisposable
{
    private const string Type = "    instanceType: ml.m5.xlarge\n";

    private readonly CommandRun run = new CommandRun().WithFiles("Pulumi.dev.yaml", "Pulumi.staging.yaml", "Pulumi.prod.yaml", "promotion.yaml");

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Promote_NothingToPromote_SaysSoAndExitsWith3WhenAsked()
    {
        Assert.Equal(3, await run.RunAsync("promote", "dev", "staging", "--exit-code"));
        Assert.Equal("Nothing to promote: Pulumi.staging.yaml already has what dev has.\n", run.Output.Text);
    }

    [Fact]
    public async Task Promote_DryRun_ShowsTheDiffAndWritesNothing()
    {
        ChangeDev();
        var before = await File.ReadAllTextAsync(Staging);

        Assert.Equal(0, await run.RunAsync("promote", "dev", "staging", "--dry-run"));

        Assert.Contains("\n-    instanceType: ml.m5.xlarge\n+    instanceType: ml.c5.xlarge\n", run.Output.Text);
        Assert.Equal("Dry run: Pulumi.staging.yaml is not written.", run.Output.Lines[^1]);
        Assert.Equal(before, await File.ReadAllTextAsync(Staging));
    }

    [Fact]
    public async Task Promote_Json_GivesTheChangesAndWrites()
    {
        ChangeDev();

        Assert.Equal(0, await run.RunAsync("promote", "dev", "staging", "--json"));

        var facts = JsonNode.Parse(run.Output.Text)!;
        Assert.True(facts["written"]!.GetValue<bool>());
        Assert.Equal("Pulumi.staging.yaml", facts["file"]!.GetValue<string>());
        Assert.Contains("    instanceType: ml.c5.xlarge\n", await File.ReadAllTextAsync(Staging));
    }

    [Fact]
    public async Task Promote_UnknownEnvironment_ExitsWith2()
    {
        Assert.Equal(2, await run.RunAsync("promote", "dev", "nowhere"));
        Assert.Equal("error INFRA161: \"nowhere\" is not an environment of promotion.yaml. The environments are \"dev\", \"staging\", \"prod\".\n", run.Error.Text);
    }

    private string Staging => Path.Combine(run.Folder, "Pulumi.staging.yaml");

    private void ChangeDev()
    {
        var path = Path.Combine(run.Folder, "Pulumi.dev.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace(Type, Type.Replace("m5", "c5", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
