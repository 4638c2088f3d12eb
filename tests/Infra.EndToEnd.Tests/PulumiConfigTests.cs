using System.Text.Json.Nodes;
using Infra.EndToEnd.Tests.Roots;
using Infra.Operations.StackConfiguration;
using Infra.Testing;

namespace Infra.EndToEnd.Tests;

/// <summary><c>infra recommend --via pulumi</c>: the config is where the Pulumi CLI keeps it, here a program of that name; the account is a served sandbox.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class PulumiConfigTests(DeployedRoot deployed)
{
    [Fact]
    public async Task Recommend_ViaPulumi_ReadsAndWritesTheConfigThereAndNoFile()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        var pulumi = await InstallAsync(served);
        var text = served.Root.StackText;

        var dry = await served.RunInAccountAsync(pulumi.Folder, "recommend", "--stack", "qa", "--via", "pulumi", "--dry-run");
        var writes = pulumi.Calls.Count(call => call is ["config", "set" or "set-all" or "rm", ..]);
        var run = await served.RunInAccountAsync(pulumi.Folder, "recommend", "--stack", "qa", "--via", "pulumi");
        var again = await served.RunInAccountAsync(pulumi.Folder, "recommend", "--stack", "qa", "--via", "pulumi", "--exit-code");

        Assert.Equal((0, 0, 3, ""), (dry.Exit, run.Exit, again.Exit, string.Concat(new[] { dry, run, again }.Where(one => one.Exit is 1 or 2).Select(one => one.Error))));
        Assert.Equal(0, writes);
        Assert.Contains("--- a/config of stack qa\n+++ b/config of stack qa\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("The config of stack qa is written. Next: pulumi up -s qa\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("ml.c5.xlarge", pulumi.Config["infra:endpoint"]!["instanceType"]!.GetValue<string>());
        Assert.Equal("ml.m5.xlarge", pulumi.Config["infra:recommended"]!["previousInstanceType"]!.GetValue<string>());
        Assert.Equal("0.204", pulumi.Config["infra:recommended"]!["metrics"]!["costPerHour"]!.ToJsonString());
        Assert.Equal(text, served.Root.StackText);
        Assert.False(File.Exists(served.Root.Path("Pulumi.qa.yaml")));
        Assert.DoesNotContain("hidden", run.Output + run.Error, StringComparison.Ordinal);
    }

    /// <summary>The stack "qa": the sandbox's outputs and config, kept by the program.</summary>
    private static async Task<FakePulumi> InstallAsync(ServedRoot served)
    {
        var file = StackFile.Load(served.Root.StackFile);
        file.Remove("infra:recommended");
        file.Set("infra:endpoint.instanceType", "ml.m5.xlarge");
        var config = file.ToConfigValues().Values.Select(value => KeyValuePair.Create(
            value.Key, value.Value.StartsWith('{') ? JsonNode.Parse(value.Value) : JsonValue.Create(value.Value)));
        var models = await served.SageMaker.ListModelsAsync(new());
        var model = await served.SageMaker.DescribeModelAsync(new() { ModelName = models.Models.Single().ModelName });
        var pulumi = FakePulumi.Install(served.Root.Path("bin"), typeof(PulumiConfigTests).Assembly.Location);
        pulumi.Config = new JsonObject(config) { ["infra:token"] = new JsonObject { ["secure"] = "hidden" } };
        pulumi.Outputs = new JsonObject
        {
            ["region"] = "us-east-1",
            ["modelName"] = model.ModelName,
            ["endpointName"] = "async",
            ["recommendationRoleArn"] = model.ExecutionRoleArn,
        };
        return pulumi;
    }
}
