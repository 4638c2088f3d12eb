using System.Text.Json.Nodes;
using Infra.Cli.Shared;
using Infra.Cli.Targets;
using Infra.Cli.Tests.Consoles;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;
using Infra.Testing;

namespace Infra.Cli.Tests.Targets;

public sealed class PulumiStackStoreTests : IDisposable
{
    private readonly CommandRun run = new();
    private readonly FakePulumi pulumi;
    private readonly PulumiStackStore store;

    public PulumiStackStoreTests()
    {
        pulumi = FakePulumi.Install(Path.Combine(run.Folder, "bin"), typeof(PulumiStackStoreTests).Assembly.Location);
        pulumi.Config = new JsonObject
        {
            ["aws:region"] = "eu-west-1",
            ["infra:endpoint"] = new JsonObject { ["instanceType"] = "ml.m5.xlarge", ["initialInstanceCount"] = 1, ["note"] = "0123" },
            ["infra:recommended"] = new JsonObject { ["previousInstanceType"] = "ml.m4.xlarge", ["old"] = new JsonArray(1, 2) },
            ["infra:apiToken"] = new JsonObject { ["secure"] = "v1:never:shown" },
        };
        run.With("PATH", pulumi.Folder);
        store = PulumiStackStore.Open(run.Context, "dev");
    }

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Load_Values_AreTypedAndSecretsStaySecret()
    {
        var config = await store.LoadAsync(CancellationToken.None);

        Assert.Equal("config of stack dev", config.Name);
        Assert.Equal("eu-west-1", config.GetString("aws:region"));
        Assert.True(JsonNode.DeepEquals(pulumi.Config["infra:endpoint"], config.Get("infra:endpoint")));
        Assert.True(config.HoldsSecret("infra:apiToken"));
        Assert.Equal(StackFileErrors.Secret, Assert.Throws<StackFileException>(() => config.Set("infra:apiToken", "x")).Id);
        Assert.Equal([["config", "--json", "--non-interactive", "--stack", "dev"]], pulumi.Calls);
    }

    [Fact]
    public async Task Save_Changes_AreTypedAndTheDecisionIsWrittenAtOnceAndLast()
    {
        var config = await store.LoadAsync(CancellationToken.None);
        config.Set("infra:endpoint.instanceType", "ml.c5.large; rm -rf /");
        config.Set("infra:endpoint.initialInstanceCount", 2);
        config.Set("infra:endpoint.environment", new JsonObject { ["WORKERS"] = "4", ["FLAG"] = "true", ["A=B"] = "-x" });
        config.Set("infra:recommended", new JsonObject { ["previousInstanceType"] = "ml.m5.xlarge", ["cost"] = 0.0000012m, ["ready"] = true, ["old"] = new JsonArray(3) });

        Assert.True(await store.SaveAsync(config, CancellationToken.None));

        string[] tail = ["--non-interactive", "--stack", "dev"];
        Assert.Equal(
            [
                ["config", "rm", "--path", "infra:recommended.old[1]", .. tail],
                ["config", "set", "--path", "infra:endpoint.environment.WORKERS", "--type", "string", .. tail, "--", "4"],
                ["config", "set", "--path", "infra:endpoint.environment.FLAG", "--type", "string", .. tail, "--", "true"],
                ["config", "set", "--path", "infra:endpoint.environment.A=B", "--type", "string", .. tail, "--", "-x"],
                ["config", "set", "--path", "infra:recommended.cost", "--type", "float", .. tail, "--", "0.0000012"],
                [
                    "config", "set-all", "--path",
                    "--plaintext", "infra:endpoint.instanceType=ml.c5.large; rm -rf /",
                    "--plaintext", "infra:endpoint.initialInstanceCount=2",
                    "--plaintext", "infra:recommended.previousInstanceType=ml.m5.xlarge",
                    "--plaintext", "infra:recommended.old[0]=3",
                    "--plaintext", "infra:recommended.ready=true",
                    .. tail,
                ],
                ["config", "get", "infra:recommended", "--json", .. tail],
                ["config", "get", "infra:endpoint", "--json", .. tail],
            ],
            pulumi.Calls.Skip(1));
        Assert.True(JsonNode.DeepEquals(config.Get("infra:endpoint"), pulumi.Config["infra:endpoint"]));
        Assert.True(JsonNode.DeepEquals(config.Get("infra:recommended"), pulumi.Config["infra:recommended"]));
        Assert.Equal("v1:never:shown", pulumi.Config["infra:apiToken"]!["secure"]!.GetValue<string>());
    }

    [Fact]
    public async Task Save_WithoutChanges_CallsNothing()
    {
        var config = await store.LoadAsync(CancellationToken.None);

        Assert.False(await store.SaveAsync(config, CancellationToken.None));
        Assert.Single(pulumi.Calls);
    }

    [Fact]
    public async Task Save_PulumiRefuses_FailsWithItsWordsAndWritesTheDecisionNot()
    {
        var config = await store.LoadAsync(CancellationToken.None);
        config.Set("infra:endpoint.instanceType", "ml.c5.large");
        config.Set("infra:endpoint.cost", 0.5);
        pulumi.RefusedWord = "float";

        var error = await Assert.ThrowsAsync<OperationException>(() => store.SaveAsync(config, CancellationToken.None));

        Assert.Equal(OperationFault.Failed, error.Fault);
        Assert.Equal(
            "INFRA176: \"pulumi config set\" of stack \"dev\" failed: error: refused to config set Mend that and run the command again; what was written so far is written again.",
            error.Message);
        Assert.Equal("ml.m5.xlarge", pulumi.Config["infra:endpoint"]!["instanceType"]!.GetValue<string>());
    }

    [Fact]
    public async Task Save_AnotherValueIsStored_SaysWhich()
    {
        var config = await store.LoadAsync(CancellationToken.None);
        config.Set("infra:endpoint.instanceType", "ml.c5.large");
        config.Set("infra:endpoint.big", 1e20);
        config.Remove("infra:recommended.old[0]");
        pulumi.Forget();

        var error = await Assert.ThrowsAsync<OperationException>(() => store.SaveAsync(config, CancellationToken.None));

        Assert.Equal(
            [
                "INFRA177: infra:recommended.old[1]: The Pulumi CLI was told to remove the value, and stores 2. Look at: pulumi config; run the command again.",
                "INFRA177: infra:recommended.old[0]: The Pulumi CLI was told to set 2, and stores 1. Look at: pulumi config; run the command again.",
                "INFRA177: infra:endpoint.instanceType: The Pulumi CLI was told to set \"ml.c5.large\", and stores \"ml.m5.xlarge\". Look at: pulumi config; run the command again.",
                "INFRA177: infra:endpoint.big: The Pulumi CLI was told to set 1E+20, and stores nothing. Look at: pulumi config; run the command again.",
            ],
            error.Problems.Select(problem => problem.ToString()));
        Assert.Contains(pulumi.Calls, call => call is ["config", "set", "--path", "infra:endpoint.big", "--type", "float", .., "--", "100000000000000000000"]);
    }

    [Fact]
    public void Open_NoPulumiOnThePath_SaysSo()
    {
        run.With("PATH", run.Folder);

        var error = Assert.Throws<UserException>(() => PulumiStackStore.Open(run.Context, "dev"));

        Assert.Equal("INFRA175", error.Id);
        Assert.Equal(
            "\"--via pulumi\" needs the Pulumi CLI, and there is no \"pulumi\" on the PATH. Install it (https://www.pulumi.com/docs/install/), or leave the option out to edit the stack file.",
            error.Message);
    }

    [Theory]
    [InlineData("recommend --via pulumi", "error INFRA175: Stack \"sandbox\" is deployed without Pulumi, whose CLI knows nothing of it. Leave \"--via pulumi\" out.")]
    [InlineData("recommend --via esc", "error INFRA190: ")]
    public async Task Recommend_ViaWhatIsNotThere_IsBadInput(string command, string error)
    {
        Assert.Equal(2, await run.RunAsync(command.Split(' ')));
        Assert.StartsWith(error, run.Error.Text);
        Assert.Empty(pulumi.Calls);
    }
}
