using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>The recommendation job fails: the reason is shown, the stack file stays, and a rerun goes on once the cause is mended.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class FailedRecommendationTests(DeployedRoot deployed)
{
    private const string SecondPayload = "iris/payload.tar.gz\n    contentTypes: [text/csv]\n    supportedInstanceTypes";

    [Fact]
    public async Task Up_ModelRefusesThePayload_FailsWithTheReasonAndGoesOnOnceMended()
    {
        using var root = new TestRoot();
        var payload = root.Path("samples", "iris", "payload", "setosa.csv");
        var good = await File.ReadAllTextAsync(payload);
        await File.WriteAllTextAsync(payload, "5.1,3.5,petal,0.2\n");
        var before = root.StackText;

        var run = await root.RunAsync("sandbox", "up");

        Assert.Equal(1, run.Exit);
        Assert.Contains("error INFRA133: The recommendation job \"infra-", run.Error);
        Assert.Contains("expected 4 numbers, got \"5.1,3.5,petal,0.2\"", run.Error);
        Assert.Contains("What was deployed is kept; mend the cause and run ./infra sandbox up again.\n", run.Output);
        Assert.Equal(before, root.StackText);

        await File.WriteAllTextAsync(payload, good);
        var mended = await root.RunAsync("sandbox", "up", "--json");

        Assert.Equal(0, mended.Exit);
        Assert.Equal("ml.c5.xlarge", mended.Json["recommendation"]!["recommendedInstanceType"]!.GetValue<string>());
    }

    [Fact]
    public async Task Up_PayloadDoesNotExist_FailsSinceTheStackIsDeployed()
    {
        using var root = deployed.Root.Copy();
        root.Edit(SecondPayload, SecondPayload.Replace("payload", "no-such", StringComparison.Ordinal));
        var before = root.StackText;

        var run = await root.RunAsync("sandbox", "up", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Contains(
            $"error INFRA132: Pulumi.sandbox.yaml:{PayloadLine(before)}: infra:recommendation.samplePayloadUrl: The sample payload \"s3://infra-samples-123456789012/iris/no-such.tar.gz\" does not exist. ",
            run.Error);
        Assert.Single(run.Json["deployments"]!.AsArray());
        Assert.Null(run.Json["recommendation"]);
        Assert.Equal(before, root.StackText);
    }

    [Fact]
    public async Task Recommend_PayloadDoesNotExist_IsBadInputAndStartsNothing()
    {
        using var root = deployed.Root.Copy();
        root.Edit(SecondPayload, SecondPayload.Replace("payload", "no-such", StringComparison.Ordinal));
        var before = root.Hashes();

        var run = await root.RunAsync("recommend");

        Assert.Equal(2, run.Exit);
        Assert.StartsWith($"error INFRA132: Pulumi.sandbox.yaml:{PayloadLine(root.StackText)}: infra:recommendation.samplePayloadUrl: ", run.Error);
        Assert.Equal(before, root.Hashes());
    }

    private static int PayloadLine(string text) => Array.FindIndex(text.Split('\n'), line => line.EndsWith("/no-such.tar.gz", StringComparison.Ordinal)) + 1;
}
