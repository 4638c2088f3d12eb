using System.Collections.Immutable;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Pipelines;

public sealed class InferenceModelTests
{
    private const string Model = "aws:sagemaker/model:Model";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSample_CreatesModelRoleAndPolicy(bool isPreview)
    {
        var run = await TestRun.Of(() => _ = new InferenceModel("iris", Samples.Model()), isPreview);

        Assert.Equal(["aws:iam/role:Role iris-role", "aws:iam/rolePolicy:RolePolicy iris-role-policy", $"{Model} iris"], run.Children);
        Assert.Equal("infra:index:InferenceModel", run.Resources[0].Type);
    }

    [Fact]
    public async Task Construct_OfSample_MatchesTheSnapshot() =>
        Snapshot.Verify("inference-model", await TestRun.Of(() => _ = new InferenceModel("iris", Samples.Model())));

    [Fact]
    public async Task Construct_OfLargeModel_MatchesTheSnapshot() =>
        Snapshot.Verify("inference-model-large", await TestRun.Of(() => _ = new InferenceModel("iris", PipelineSamples.Large())));

    [Fact]
    public async Task Construct_OfManyModels_MatchesTheSnapshot() =>
        Snapshot.Verify("inference-model-many", await TestRun.Of(() => _ = new InferenceModel("iris", PipelineSamples.Many())));

    [Fact]
    public async Task Construct_OfManyModels_PassesTheModeAndItsCache()
    {
        var run = await TestRun.Of(() => _ = new InferenceModel("iris", PipelineSamples.Many()));

        var primary = run.Single(Model).Map("primaryContainer");
        Assert.Equal(("MultiModel", "s3://models/all/"), (primary["mode"], primary["modelDataUrl"]));
        Assert.Equal("Disabled", ((ImmutableDictionary<string, object>)primary["multiModelConfig"])["modelCacheSetting"]);
    }

    [Fact]
    public async Task Construct_OfLargeModel_AcceptsTheLicenseOfEachDataSource()
    {
        var run = await TestRun.Of(() => _ = new InferenceModel("iris", PipelineSamples.Large()));

        var primary = run.Single(Model).Map("primaryContainer");
        var source = Only(primary["modelDataSource"]);
        Assert.Equal(("s3://models/large/", true), (source["s3Uri"], ((ImmutableDictionary<string, object>)source["modelAccessConfig"])["acceptEula"]));
        var additional = (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)primary["additionalModelDataSources"]);
        Assert.Equal("adapter", additional["channelName"]);
        Assert.Equal("s3://adapters/one/", Only(additional)["s3Uri"]);

        static ImmutableDictionary<string, object> Only(object owner) => (ImmutableDictionary<string, object>)Assert.Single(
            (ImmutableArray<object>)((ImmutableDictionary<string, object>)owner)["s3DataSources"]);
    }

    [Fact]
    public async Task Construct_OfSample_MakesAPlainModelOfItsContainer()
    {
        var run = await TestRun.Of(() => _ = new InferenceModel("iris", Samples.Model()));

        var primary = run.Single(Model).Map("primaryContainer");
        Assert.Equal("s3://models/iris/step/model.tar.gz", primary["modelDataUrl"]);
        Assert.Equal("text/csv", ((ImmutableDictionary<string, object>)primary["environment"])["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"]);
        Assert.Equal(
            ["enableNetworkIsolation", "executionRoleArn", "primaryContainer", "tags"], run.Single(Model).Inputs.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Construct_OfSample_CreatesTheModelAfterThePolicy() => Assert.Equal(
        ["iris-role-policy"], await TestRun.DependenciesOf("iris", options => _ = new InferenceModel("iris", Samples.Model(), options)));

    [Fact]
    public async Task Construct_OfAdoptedRole_CreatesNone()
    {
        var args = Samples.Model();
        args.ExecutionRoleArn = Samples.RoleArn;

        var run = await TestRun.Of(() => _ = new InferenceModel("iris", args));

        Assert.Equal([$"{Model} iris"], run.Children);
        Assert.Equal(Samples.RoleArn, run.Single(Model).Text("executionRoleArn"));
        Assert.Equal("iris-role", await TestRun.OutputOf(() => new InferenceModel("iris", args).ExecutionRoleName));
    }

    [Fact]
    public async Task Construct_OfVpcAndIsolation_PassesThemToTheModel()
    {
        var args = Samples.Model();
        args.Vpc = new VpcArgs { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1", "subnet-2"] };
        args.EnableNetworkIsolation = true;

        var run = await TestRun.Of(() => _ = new InferenceModel("iris", args));

        Assert.Equal(["subnet-1", "subnet-2"], ((ImmutableArray<object>)run.Single(Model).Map("vpcConfig")["subnets"]).Cast<string>());
        Assert.Equal(true, run.Single(Model)["enableNetworkIsolation"]);
    }

    [Fact]
    public async Task Construct_OfOutputThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Model();
        args.Container.Image = Output.Create(late.Task);
        Assert.Empty(InferenceModelValidator.Validate(args, "iris"));

        var message = await TestRun.FailureOf(() =>
        {
            _ = new InferenceModel("iris", args);
            late.SetResult("docker.io/iris:1");
        });

        Assert.Contains("INFRA026 \"container.image\": \"docker.io/iris:1\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfMistakes_FailsWithAllOfThem()
    {
        var args = Samples.Model();
        (args.Container.Image, args.ExecutionRoleArn) = ("x", "r");

        var message = await TestRun.FailureOf(() => _ = new InferenceModel("iris", args));

        Assert.Contains("InferenceModel \"iris\" has 2 problems:\n  INFRA026 \"container.image\"", message, StringComparison.Ordinal);
        Assert.Contains("\n  INFRA013 \"executionRoleArn\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfOneMistake_TellsItAlone()
    {
        var args = Samples.Model();
        args.Container.Image = "x";

        var message = await TestRun.FailureOf(() => _ = new InferenceModel("iris", args));

        Assert.Contains(
            "InferenceModel \"iris\" has 1 problem:\n  INFRA026 \"container.image\": \"x\" is not an image in ECR with a tag or digest.\n", message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, Action<InferenceModelArgs>> Bad { get; } = new()
    {
        { "INFRA025", "container", args => args.Container = new PipelineContainerArgs() },
        { "INFRA026", "container.image", args => args.Container.Image = "docker.io/iris:1" },
        { "INFRA026", "container.repositoryAccessMode", args => args.Container.RepositoryAccessMode = "Vpc" },
        { "INFRA027", "container.modelDataUrl", args => args.Container.ModelDataUrl = "s3://models/m.zip" },
        { "INFRA029", "container.environment", args => Enumerable.Range(0, 33).ToList().ForEach(i => args.Container.Environment[$"K{i}"] = new string('v', 1000)) },
        { "INFRA031", "images", args => { args.ExecutionRoleArn = Samples.RoleArn; args.Images = [Samples.Container().Image!]; } },
        { "INFRA012", "artifactUris[0]", args => args.ArtifactUris = ["x"] },
        { "INFRA013", "kmsKeyArns[0]", args => args.KmsKeyArns = ["alias/iris"] },
        { "INFRA017", "vpc.subnets", args => args.Vpc = new VpcArgs { SecurityGroupIds = ["sg-1"] } },
        { "INFRA011", "tags", args => args.Tags["aws:x"] = "y" },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("inference-model", Bad, Samples.Model, InferenceModelValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<InferenceModelArgs> spoil)
    {
        var args = Samples.Model();
        spoil(args);

        var problem = Assert.Single(InferenceModelValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Fact]
    public void Validate_OfSampleWithABadName_FindsOnlyTheName()
    {
        Assert.Empty(InferenceModelValidator.Validate(Samples.Model(), "iris"));
        Assert.Equal("INFRA010", Assert.Single(InferenceModelValidator.Validate(Samples.Model(), "no_name")).Id);
    }
}
