using System.Text.Json.Nodes;
using Infra.EndToEnd.Tests.Roots;
using Infra.Operations.StackConfiguration;

namespace Infra.EndToEnd.Tests;

/// <summary><c>infra recommend --check</c> after <c>sandbox up</c>.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class RecommendationCheckTests(DeployedRoot deployed)
{
    [Fact]
    public async Task Check_AfterUp_IsFreshAndChangesNothing()
    {
        using var root = deployed.Root.Copy();
        var hashes = root.Hashes();

        var run = await root.RunAsync("recommend", "--check");
        var json = await root.RunAsync("recommend", "--check", "--json");

        Assert.Equal((0, "", 0), (run.Exit, run.Error, json.Exit));
        Assert.Matches("^fresh: \"ml.c5.xlarge\" in stack sandbox rests on job infra-[0-9a-f]{16}-1 of [0-9-]{10}, 0 days ago; 30 are allowed.\n$", run.Output);
        var facts = JsonNode.Parse(json.Output)!;
        Assert.Equal((false, 0, 30, "sandbox"), ((bool)facts["stale"]!, facts["reasons"]!.AsArray().Count, (int)facts["maxAgeDays"]!, (string)facts["stack"]!));
        Assert.Equal(hashes, root.Hashes());
    }

    [Fact]
    public async Task Check_OtherTypeInTheFile_ExitsWith3AndSaysWhy()
    {
        using var root = deployed.Root.Copy();
        var file = StackFile.Load(root.StackFile);
        file.Set("infra:endpoint.instanceType", "ml.m5.2xlarge");
        file.Save();
        var text = root.StackText;

        var run = await root.RunAsync("recommend", "--check");
        var json = await root.RunAsync("recommend", "--check", "--json");

        Assert.Equal((3, 3, text), (run.Exit, json.Exit, root.StackText));
        Assert.Contains("stale: The config has \"ml.m5.2xlarge\"; recommended was \"ml.c5.xlarge\".\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Next: ./infra recommend --stack sandbox\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["decisionDiffers", "instanceTypeDiffers"], JsonNode.Parse(json.Output)!["reasons"]!.AsArray().Select(reason => (string)reason!["kind"]!));
    }

    [Theory]
    [InlineData("error INFRA190: \"0\" is no age. Give days, 1 to 3650.\n", "--check", "--max-age", "0")]
    [InlineData("error INFRA190: \"--max-age\" says when --check calls a recommendation stale. Add --check, or leave it out.\n", "--max-age", "7")]
    public async Task Check_BadAge_IsBadInput(string error, params string[] args)
    {
        var run = await deployed.Root.RunAsync(["recommend", .. args]);

        Assert.Equal((2, error, ""), (run.Exit, run.Error, run.Output));
    }
}
