using System.Text.Json.Nodes;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class ProspectiveInstanceTests
{
    [Fact]
    public void DescribeModel_SingleContainer_HasProspectiveTypesAfterAWhile()
    {
        using var iris = new IrisAccount();
        iris.CreateSingle("m", "standardize");
        Assert.Equal("""{"RecommendationStatus":"IN_PROGRESS"}""", Hint(iris, "m").ToJsonString());
        iris.Time.Advance(TimeSpan.FromSeconds(45));

        var hint = Hint(iris, "m");

        Assert.Equal("COMPLETED", (string?)hint["RecommendationStatus"]);
        var types = hint["RealTimeInferenceRecommendations"]!.AsArray();
        Assert.Equal(["ml.c5.large", "ml.c5d.large", "ml.c5.xlarge"], types.Select(item => (string)item!["InstanceType"]!));
        Assert.All(types, item => Assert.Matches("^m/[0-9a-f]{8}$", (string)item!["RecommendationId"]!));
    }

    [Fact]
    public void DescribeModel_Pipeline_HasNoProspectiveTypes()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("""{"RecommendationStatus":"NOT_APPLICABLE"}""", Hint(iris, "iris").ToJsonString());
    }

    private static JsonObject Hint(IrisAccount iris, string model) =>
        iris.Call("DescribeModel", $$"""{"ModelName":"{{model}}"}""")["DeploymentRecommendation"]!.AsObject();
}
