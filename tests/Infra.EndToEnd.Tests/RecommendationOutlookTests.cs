using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>What <c>infra recommend</c> tells before a job is started.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class RecommendationOutlookTests(DeployedRoot deployed)
{
    private const string OtherInputs = "frameworkVersion: \"1.2\"\n    samplePayloadUrl: s3://infra-samples-123456789012/iris/payload.tar.gz\n    contentTypes: [text/csv]\n    supportedI";

    [Fact]
    public async Task Quick_Pipeline_ShowsTheHintOfItsContainerAndChangesNothing()
    {
        using var root = deployed.Root.Copy();
        var before = root.StackText;

        var run = await root.RunAsync("recommend", "--quick");

        Assert.Equal((0, before), (run.Exit, root.StackText));
        Assert.Equal(
            """
            SageMaker's prospective instance types of container "softmax": a free hint, nothing is measured and nothing written
              ml.c5.large      0.102 USD per hour
              ml.c5d.large     0.115 USD per hour
              ml.c5.xlarge     0.204 USD per hour
            list prices of us-east-1, 2026-09-28; simulated, from the sandbox's catalogue
            To measure them: ./infra recommend --stack sandbox --shortlist

            """,
            run.Output);
        Assert.Matches("^  container \"softmax\" registered as a model of its own[^\n]*\n$", run.Error);
    }

    [Fact]
    public async Task Quick_Json_HasTypesAndPrices()
    {
        using var root = deployed.Root.Copy();

        var run = await root.RunAsync("recommend", "--quick", "--json");

        Assert.Equal("COMPLETED", run.Json["status"]!.GetValue<string>());
        Assert.Equal(["ml.c5.large", "ml.c5d.large", "ml.c5.xlarge"], run.Json["instances"]!.AsArray().Select(i => i!["instanceType"]!.GetValue<string>()));
        Assert.Equal("0.102", run.Json["instances"]![0]!["usdPerHour"]!.ToJsonString());
    }

    [Fact]
    public async Task Estimate_NoJob_ShowsCostAndRequestAndStartsNothing()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        Change(served.Root);

        var run = await served.Root.RunAsync("recommend", "--estimate");
        var json = await served.Root.RunAsync("recommend", "--estimate", "--json");

        Assert.Equal((0, 0), (run.Exit, json.Exit));
        Assert.Matches("^would start job infra-[0-9a-f]{16}-1: no job with the same inputs exists\nestimate: 6 benchmarks, 15 to 45 minutes, 0.25 to 1.14 USD at the list prices of us-east-1 of 2026-09-28 \\(in a real account; the sandbox takes seconds and charges nothing\\)\n\\{\n", run.Output);
        Assert.Equal("1.14", json.Json["estimate"]!["mostUsd"]!.ToJsonString());
        Assert.Equal("Default", json.Json["request"]!["JobType"]!.GetValue<string>());
        Assert.Single(await served.JobsAsync());
    }

    [Fact]
    public async Task DryRun_NoJob_StartsNoneAndSaysWhatItWouldCost()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        Change(served.Root);

        var run = await served.Root.RunAsync("recommend", "--dry-run");
        var coded = await served.Root.RunAsync("recommend", "--dry-run", "--exit-code");

        Assert.Equal((0, 3), (run.Exit, coded.Exit));
        Assert.EndsWith("A dry run starts no job, and there is none to rank. Run without --dry-run to start it.\n", run.Output);
        Assert.Single(await served.JobsAsync());
    }

    [Theory]
    [InlineData("1.13", 2)]
    [InlineData("1.14", 0)]
    public async Task MaxSpend_AgainstTheEstimate_RefusesBeforeAnythingIsStarted(string usd, int exit)
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);
        Change(served.Root);

        var run = await served.Root.RunAsync("recommend", "--max-spend", usd);

        Assert.Equal(exit, run.Exit);
        Assert.Equal(exit == 2, run.Error.Contains("error INFRA153: The job may cost 1.14 USD, and at most 1.13 USD may be spent.", StringComparison.Ordinal));
        Assert.Equal(exit == 2 ? 1 : 2, (await served.JobsAsync()).Count);
        Assert.Empty(await served.ModelsAsync());
    }

    [Fact]
    public async Task Shortlist_Recommend_BenchmarksTheHintAndTheTypeBefore()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);

        var run = await served.Root.RunAsync("recommend", "--shortlist", "--json");
        var again = await served.Root.RunAsync("recommend", "--shortlist", "--json");

        Assert.Equal((0, 0), (run.Exit, again.Exit));
        Assert.Contains("  shortlist: ml.c5.large, ml.c5d.large, ml.c5.xlarge, ml.m5.xlarge\n", run.Error);
        Assert.Contains("  estimate: 4 benchmarks, ", run.Error);
        Assert.Equal("4", run.Json["estimate"]!["benchmarks"]!.ToJsonString());
        Assert.True(again.Json["jobReused"]!.GetValue<bool>());
        Assert.Equal(2, (await served.JobsAsync()).Count);
        Assert.Empty(await served.ModelsAsync());
    }

    [Theory]
    [InlineData("\"--quick\" gives a hint and \"--estimate\" the cost of a job. Leave one of them out.", "--quick", "--estimate")]
    [InlineData("\"0\" is no amount to spend. Give USD above 0, up to 1000000.", "--max-spend", "0")]
    [InlineData("\"--html\" writes the report of a recommendation, and --quick makes none. Leave one of them out.", "--quick", "--html", "x.html")]
    public async Task Recommend_OptionsThatDoNotGoTogether_AreRefused(string message, params string[] args)
    {
        var run = await deployed.Root.RunAsync(["recommend", .. args]);

        Assert.Equal((2, $"error INFRA190: {message}\n"), (run.Exit, run.Error));
    }

    /// <summary>Other inputs, for which there is no job yet.</summary>
    private static void Change(TestRoot root) => root.Edit(OtherInputs, OtherInputs.Replace("1.2", "1.9", StringComparison.Ordinal));
}
