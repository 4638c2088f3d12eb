using System.Text.Json.Nodes;
using Infra.Components.Pipelines;
using Infra.Components.Tests.Mocks;
using Infra.Components.Tests.Shared;

namespace Infra.Components.Tests.Pipelines;

public sealed class RecommendationRoleTests
{
    private static readonly ExecutionNeeds Needs = new(["s3://models/iris/payload.tar.gz"], [], [], [], []);

    [Fact]
    public void ToJson_OfBenchmarks_TouchesOnlyTheirOwnEndpoints()
    {
        var statement = Statements()["RunBenchmarks"];

        Assert.Equal(
            """["arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/sm-epc-*","arn:aws:sagemaker:us-east-1:123456789012:endpoint/sm-epc-*"]""",
            statement["Resource"]!.ToJsonString());
        Assert.Equal(
            [
                "sagemaker:AddTags", "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:DeleteEndpoint",
                "sagemaker:DeleteEndpointConfig", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:InvokeEndpoint",
            ],
            statement["Action"]!.AsArray().Select(action => action!.GetValue<string>()));
    }

    [Fact]
    public void ToJson_OfPassedRoles_PassesThemToSageMakerOnly()
    {
        var statement = Statements()["PassRoles"];

        Assert.Equal("""["arn:aws:iam::123456789012:role/model","arn:aws:iam::123456789012:role/self"]""", statement["Resource"]!.ToJsonString());
        Assert.Equal("""{"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}""", statement["Condition"]!.ToJsonString());
    }

    [Fact]
    public void ToJson_OfEverything_AllowsEveryResourceOnlyWhereAwsHasNoNarrower() => Assert.Equal(
        ["ReadMetrics", "WriteMetrics"],
        Statements().Where(statement => statement.Value["Resource"]!.ToJsonString() == "\"*\"").Select(statement => statement.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Policy_OfComponent_ReadsThePayloadAndPassesTheModelsRole(bool isPreview)
    {
        var run = await TestRun.Of(() => _ = new RecommendationRole("bench", Samples.RecommendationRole()), isPreview);

        var text = run.Named("bench-policy").Text("policy");
        Assert.Contains("arn:aws:s3:::models/iris/payload.tar.gz", text, StringComparison.Ordinal);
        Assert.Contains($"\"{Samples.RoleArn}\"", text, StringComparison.Ordinal);
        Assert.Equal(["aws:iam/role:Role bench", "aws:iam/rolePolicy:RolePolicy bench-policy"], run.Children);
    }

    [Fact]
    public async Task Construct_WithRoleThatIsNone_IsRefusedWithIdAndKey()
    {
        var args = Samples.RecommendationRole();
        args.ExecutionRoleArn = "no-role";

        var message = await TestRun.FailureOf(() => _ = new RecommendationRole("bench", args));

        Assert.Contains("INFRA013 \"executionRoleArn\"", message, StringComparison.Ordinal);
    }

    private static Dictionary<string, JsonNode> Statements() =>
        JsonNode.Parse(RecommendationRolePolicy.ToJson(PolicyDocumentTests.Scope, Needs, ["arn:aws:iam::123456789012:role/self", "arn:aws:iam::123456789012:role/model"]))!
            ["Statement"]!.AsArray().ToDictionary(statement => statement!["Sid"]!.GetValue<string>(), statement => statement!);
}
