using System.Text.Json.Nodes;
using Infra.Components.Pipelines;
using Infra.Components.Pipelines.Roles;
using Infra.Components.Tests.Mocks;

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
    public async Task Construct_OfSample_MatchesTheSnapshot() =>
        Snapshot.Verify("recommendation-role", await TestRun.Of(() => _ = new RecommendationRole("bench", Samples.RecommendationRole())));

    [Fact]
    public async Task Construct_OfEverything_MatchesTheSnapshot() =>
        Snapshot.Verify("recommendation-role-everything", await TestRun.Of(() => _ = new RecommendationRole("bench", PipelineSamples.FullRecommendation())));

    [Fact]
    public async Task Construct_OfModelPackageBesideAnEndpoint_MatchesTheSnapshot() =>
        Snapshot.Verify("recommendation-role-package", await TestRun.Of(() => _ = new RecommendationRole("bench", new RecommendationRoleArgs
        {
            Containers = [new() { ModelPackageName = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/3" }],
            ArtifactUris = ["s3://models/iris/3/model.tar.gz"],
            Images = ["123456789012.dkr.ecr.us-east-1.amazonaws.com/iris/softmax:3"],
            ExecutionRoleArn = Samples.RoleArn,
            SamplePayloadUrl = "s3://models/iris/payload.tar.gz",
            EndpointNames = ["iris-live"],
        })));

    [Fact]
    public async Task RoleArn_OfComponent_IsKnownOnlyWithItsPolicy()
    {
        var run = await TestRun.Of(() => _ = new RecommendationRole("bench", Samples.RecommendationRole()));

        Assert.InRange(run.IndexOf("bench"), 0, run.IndexOf("bench-policy") - 1);
        Assert.Equal("arn:aws:iam::123456789012:role/bench-0000000", await TestRun.OutputOf(() => new RecommendationRole("bench", Samples.RecommendationRole()).RoleArn));
    }

    [Fact]
    public async Task Construct_OfTheExampleInTheDocs_MakesTheRole()
    {
        var pipelineArgs = Samples.Pipeline();

        var run = await TestRun.Of(() =>
        {
            var pipeline = new InferencePipeline("iris", pipelineArgs);
            var role = new RecommendationRole("bench", new RecommendationRoleArgs
            {
                Containers = pipelineArgs.Containers,
                ExecutionRoleArn = pipeline.ExecutionRoleArn,
                SamplePayloadUrl = "s3://models/iris/payload.tar.gz",
            });
        });

        Assert.Contains("\"arn:aws:iam::123456789012:role/iris-role-0000000\"", run.Named("bench-policy").Text("policy"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, Action<RecommendationRoleArgs>> Bad { get; } = new()
    {
        { "INFRA012", "artifactUris[0]", args => args.ArtifactUris = ["x"] },
        { "INFRA026", "images[0]", args => args.Images = ["x"] },
        { "INFRA014", "executionRoleArn", args => args.ExecutionRoleArn = null! },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "role" },
        { "INFRA014", "samplePayloadUrl", args => args.SamplePayloadUrl = "" },
        { "INFRA012", "samplePayloadUrl", args => args.SamplePayloadUrl = "payload.tar.gz" },
        { "INFRA013", "kmsKeyArns[0]", args => args.KmsKeyArns = ["alias/a"] },
        { "INFRA013", "volumeKmsKeyArn", args => args.VolumeKmsKeyArn = "alias/a" },
        { "INFRA013", "outputKmsKeyArn", args => args.OutputKmsKeyArn = "alias/a" },
        { "INFRA012", "compiledOutputUri", args => args.CompiledOutputUri = "compiled/" },
        { "INFRA027", "compiledOutputUri", args => args.CompiledOutputUri = "s3://compiled/iris" },
        { "INFRA057", "endpointNames[1]", args => args.EndpointNames = ["iris", "a_b"] },
        { "INFRA017", "vpc.subnets", args => args.Vpc!.Subnets = [] },
        { "INFRA017", "jobVpc.securityGroupIds", args => args.JobVpc!.SecurityGroupIds = [] },
        { "INFRA017", "jobVpc.subnets[0]", args => args.JobVpc!.Subnets = ["subnet 1"] },
        { "INFRA011", "tags", args => args.Tags["aws:x"] = "y" },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("recommendation-role", Bad, PipelineSamples.FullRecommendation, RecommendationRoleValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<RecommendationRoleArgs> spoil)
    {
        var args = PipelineSamples.FullRecommendation();
        spoil(args);

        var problem = Assert.Single(RecommendationRoleValidator.Validate(args, "bench"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Fact]
    public void Validate_OfSamples_FindsNothingButABadName()
    {
        Assert.Empty(RecommendationRoleValidator.Validate(Samples.RecommendationRole(), "bench"));
        Assert.Empty(RecommendationRoleValidator.Validate(PipelineSamples.FullRecommendation(), "bench"));
        Assert.Equal("INFRA010", Assert.Single(RecommendationRoleValidator.Validate(Samples.RecommendationRole(), "a_b")).Id);
    }

    [Fact]
    public async Task Construct_OfKeyThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = PipelineSamples.FullRecommendation();
        args.VolumeKmsKeyArn = Pulumi.Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new RecommendationRole("bench", args);
            late.SetResult("alias/volume");
        });

        Assert.Contains("INFRA013 \"volumeKmsKeyArn\"", message, StringComparison.Ordinal);
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
        JsonNode.Parse(RecommendationRolePolicy.ToJson(Samples.Scope, Needs, new RecommendationNeeds(["arn:aws:iam::123456789012:role/self", "arn:aws:iam::123456789012:role/model"], [], [], [], [])))!
            ["Statement"]!.AsArray().ToDictionary(statement => statement!["Sid"]!.GetValue<string>(), statement => statement!);
}
