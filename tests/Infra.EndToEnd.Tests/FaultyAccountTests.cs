using Amazon.SageMaker;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>The recommendation step against an account where three calls in ten are throttled, answered with 503, or carried out and answered with 500.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class FaultyAccountTests(DeployedRoot deployed)
{
    [Fact]
    public async Task Recommend_ThirtyPercentOfCallsFail_CompletesWritesOnceAndLeavesNothing()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root, "--fault-rate", "0.3");
        served.Root.Edit("    instanceType: ml.c5.xlarge\n    initialInstanceCount", "    instanceType: ml.m5.xlarge\n    initialInstanceCount");
        var before = served.Root.StackText;

        var run = await served.RunAsync("recommend", "--fresh", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(("change", true), (run.Json["verdict"]!.GetValue<string>(), run.Json["written"]!.GetValue<bool>()));
        var jobs = await served.JobsAsync();
        Assert.Equal([1, 2], jobs.Select(job => int.Parse(job.JobName.Split('-')[^1])).Order());
        Assert.All(jobs, job => Assert.Equal(RecommendationJobStatus.COMPLETED, job.Status));
        Assert.Empty(await served.ModelsAsync());
        Assert.Equal(["instanceType", "jobArn", "date"], Changed(before, served.Root.StackText));

        var again = await served.RunAsync("recommend", "--exit-code");

        Assert.Equal(3, again.Exit);
        Assert.Equal(2, (await served.JobsAsync()).Count);
    }

    private static IEnumerable<string> Changed(string before, string after) =>
        after.Split('\n').Zip(before.Split('\n')).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Split(':')[0].Trim());

    [Theory]
    [InlineData("1")]
    [InlineData("-0.1")]
    public async Task Serve_FaultRateOutOfRange_IsRefused(string rate)
    {
        var run = await deployed.Root.RunAsync("sandbox", "serve", "--fault-rate", rate);

        Assert.Equal((2, $"error INFRA190: \"{rate}\" is no share of failing calls. Give one from 0 to 0.9.\n"), (run.Exit, run.Error));
    }

    [Fact]
    public async Task Up_WhileServed_IsRefusedAndRecommendUsesTheServer()
    {
        await using var served = await ServedRoot.StartAsync(deployed.Root);

        Assert.Equal(2, (await served.Root.RunAsync("sandbox", "up")).Exit);
        var run = await served.Root.RunAsync("recommend");

        Assert.Equal(0, run.Exit);
        Assert.Contains("\"ml.c5.xlarge\" is already the best candidate.\n", run.Output);
    }
}
