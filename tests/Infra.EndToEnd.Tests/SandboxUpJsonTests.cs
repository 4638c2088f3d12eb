using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>The loop's facts for machines, then the way back.</summary>
public sealed class SandboxUpJsonTests : IDisposable
{
    private readonly TestRoot root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Up_JsonThenDestroy_GivesTheFactsAndLeavesTheOriginalFiles()
    {
        var before = root.Hashes();

        var up = await root.RunAsync("sandbox", "up", "--json");

        Assert.Equal(0, up.Exit);
        AssertFacts(up);

        var destroy = await root.RunAsync("sandbox", "destroy");

        Assert.Equal(0, destroy.Exit);
        Assert.Equal("", destroy.Error);
        Assert.Contains("- async aws:sagemaker/endpoint:Endpoint\n", destroy.Output);
        Assert.EndsWith(" deleted\nThe sandbox is gone, with its files.\n", destroy.Output);
        Assert.False(Directory.Exists(root.Path(".infra")));
        Assert.Equal(before.Keys, root.Hashes().Keys);
        Assert.Equal(["Pulumi.sandbox.yaml"], root.Hashes().Except(before).Select(file => file.Key));
    }

    private static void AssertFacts(Run up)
    {
        var facts = up.Json;
        Assert.True(facts["simulated"]!.GetValue<bool>());
        Assert.True(facts["changed"]!.GetValue<bool>());

        var deployments = facts["deployments"]!.AsArray();
        Assert.Equal(2, deployments.Count);
        Assert.All(deployments, deployment => Assert.True(deployment!["succeeded"]!.GetValue<bool>()));
        Assert.Equal(deployments[0]!["changes"]!.AsArray().Count, deployments[0]!["counts"]!["created"]!.GetValue<int>());
        Assert.Equal(0, deployments[1]!["counts"]!["created"]!.GetValue<int>());
        var changes = deployments[1]!["changes"]!.AsArray();
        Assert.Equal("replace", Operation("aws:sagemaker/endpointConfiguration:EndpointConfiguration"));
        Assert.Equal("update", Operation("aws:sagemaker/endpoint:Endpoint"));

        var recommendation = facts["recommendation"]!;
        Assert.Equal("change", recommendation["verdict"]!.GetValue<string>());
        Assert.Equal("ml.m5.xlarge", recommendation["currentInstanceType"]!.GetValue<string>());
        Assert.Equal("ml.c5.xlarge", recommendation["recommendedInstanceType"]!.GetValue<string>());
        Assert.Equal((335.8, 297.84), (recommendation["before"]!["costPerMonth"]!["maximum"]!.GetValue<double>(), recommendation["after"]!["costPerMonth"]!["maximum"]!.GetValue<double>()));
        Assert.Equal([1, 2, 3, 4], recommendation["candidates"]!.AsArray().Select(candidate => candidate!["rank"]!.GetValue<int>()));

        Assert.True(facts["invocation"]!["succeeded"]!.GetValue<bool>());
        Assert.Equal("Completed", facts["batch"]!["status"]!.GetValue<string>());
        Assert.Equal(150, facts["batch"]!["accuracy"]!["rows"]!.GetValue<int>());
        Assert.InRange(facts["batch"]!["accuracy"]!["share"]!.GetValue<double>(), 0.95, 1.0);

        string Operation(string type) => changes.Single(change => change!["type"]!.GetValue<string>() == type)!["operation"]!.GetValue<string>();
    }
}
