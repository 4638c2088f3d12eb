using System.Collections.Immutable;
using Infra.Components.Pipelines;
using Infra.Components.Pipelines.Models;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Pipelines;

public sealed class InferencePipelineTests
{
    private const string Model = "aws:sagemaker/model:Model";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSample_CreatesModelRoleAndPolicy(bool isPreview)
    {
        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", Samples.Pipeline()), isPreview);

        Assert.Equal(["aws:iam/role:Role iris-role", "aws:iam/rolePolicy:RolePolicy iris-role-policy", $"{Model} iris"], run.Children);
        Assert.Equal("infra:index:InferencePipeline", run.Resources[0].Type);
    }

    [Fact]
    public async Task Construct_OfSample_MatchesTheSnapshot() =>
        Snapshot.Verify("inference-pipeline", await TestRun.Of(() => _ = new InferencePipeline("iris", Samples.Pipeline())));

    [Fact]
    public async Task Construct_OfAutoMLCandidate_MatchesTheSnapshot() =>
        Snapshot.Verify("inference-pipeline-automl", await TestRun.Of(() => _ = new InferencePipeline("iris", PipelineSamples.FromCandidate())));

    [Fact]
    public async Task Construct_OfPrivateRegistryAndPackage_MatchesTheSnapshot() =>
        Snapshot.Verify("inference-pipeline-private", await TestRun.Of(() => _ = new InferencePipeline("iris", PipelineSamples.Private())));

    [Fact]
    public async Task Construct_OfPrivateRegistryAndPackage_PassesEverythingOfTheContainers()
    {
        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", PipelineSamples.Private()));

        var containers = run.Single(Model).List("containers").Cast<ImmutableDictionary<string, object>>().ToList();
        var registry = Map(containers[0], "imageConfig");
        Assert.Equal(("Vpc", PipelineSamples.CredentialsProvider), (registry["repositoryAccessMode"], Map(registry, "repositoryAuthConfig")["repositoryCredentialsProviderArn"]));
        var source = Only(Map(containers[0], "modelDataSource"), "s3DataSources");
        Assert.Equal(("s3://models/language/", "S3Prefix", "None"), (source["s3Uri"], source["s3DataType"], source["compressionType"]));
        Assert.Equal(true, Map(source, "modelAccessConfig")["acceptEula"]);
        var additional = ((ImmutableArray<object>)containers[0]["additionalModelDataSources"]).Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal(["adapter-de", "adapter-fr"], additional.Select(each => each["channelName"]));
        Assert.Equal("Gzip", Only(additional[1], "s3DataSources")["compressionType"]);
        Assert.DoesNotContain("modelAccessConfig", Only(additional[0], "s3DataSources").Keys);
        Assert.Equal((PipelineSamples.PackageArn, "cpu"), (containers[1]["modelPackageName"], containers[1]["inferenceSpecificationName"]));
        Assert.DoesNotContain("image", containers[1].Keys);
        Assert.Equal("Direct", run.Single(Model).Map("inferenceExecutionConfig")["mode"]);
    }

    [Fact]
    public void Containers_OfKnownEnvironments_AreTheArgumentsThemselvesSoThatSecretsStaySecret()
    {
        var args = Samples.Pipeline();
        args.Containers[0].Environment = Output.CreateSecret(ImmutableDictionary<string, string>.Empty.Add("TOKEN", "hidden"));
        args.Containers[1].Environment = new();

        var environments = ModelEnvironments.Containers(args).Select(container => container.Environment).ToList();

        Assert.Same(args.Containers[0].Environment, environments[0]);
        Assert.Null(environments[1]);
    }

    [Fact]
    public async Task Construct_OfSample_PassesContainersInOrder()
    {
        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", Samples.Pipeline()));

        var containers = run.Single(Model).List("containers").Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal(["standardize", "softmax", "label"], containers.Select(container => container["containerHostname"]));
        Assert.Equal("Serial", run.Single(Model).Map("inferenceExecutionConfig")["mode"]);
        Assert.Equal(false, run.Single(Model)["enableNetworkIsolation"]);
        Assert.DoesNotContain("primaryContainer", run.Single(Model).Inputs.Keys);
        Assert.DoesNotContain("name", run.Single(Model).Inputs.Keys);
    }

    [Fact]
    public async Task Construct_OfSample_CreatesTheModelAfterThePolicy()
    {
        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", Samples.Pipeline()));

        Assert.InRange(run.IndexOf("iris-role-policy"), 0, run.IndexOf("iris") - 1);
        Assert.Equal(["iris-role-policy"], await TestRun.DependenciesOf("iris", options => _ = new InferencePipeline("iris", Samples.Pipeline(), options)));
    }

    [Fact]
    public async Task Construct_OfAdoptedRole_CreatesNone()
    {
        var args = Samples.Pipeline();
        args.ExecutionRoleArn = Samples.RoleArn;

        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", args));

        Assert.Equal([$"{Model} iris"], run.Children);
        Assert.Equal(Samples.RoleArn, run.Single(Model).Text("executionRoleArn"));
    }

    [Fact]
    public async Task ExecutionRoleName_OfAdoptedRoleWithPath_IsItsLastPart()
    {
        var args = Samples.Pipeline();
        args.ExecutionRoleArn = Samples.RoleArn;

        Assert.Equal("iris-role", await TestRun.OutputOf(() => new InferencePipeline("iris", args).ExecutionRoleName));
    }

    [Fact]
    public async Task ModelName_OfPipeline_IsThatOfTheModel() =>
        Assert.Equal("iris-0000000", await TestRun.OutputOf(() => new InferencePipeline("iris", Samples.Pipeline()).ModelName));

    [Fact]
    public async Task Construct_OfCandidateWithOneContainer_BecomesAPlainModel()
    {
        var candidate = new AutoMLContainer(
            "246618743249.dkr.ecr.us-east-1.amazonaws.com/automl:1", "s3://automl/out/model.tar.gz",
            new Dictionary<string, string> { ["SAGEMAKER_INFERENCE_OUTPUT"] = "predicted_label" });

        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", InferencePipelineArgs.FromAutoMLCandidate("best", [candidate])));

        var primary = run.Single(Model).Map("primaryContainer");
        Assert.Equal("predicted_label", ((ImmutableDictionary<string, object>)primary["environment"])["SAGEMAKER_INFERENCE_OUTPUT"]);
        Assert.DoesNotContain("containers", run.Single(Model).Inputs.Keys);
        Assert.DoesNotContain("inferenceExecutionConfig", run.Single(Model).Inputs.Keys);
    }

    [Fact]
    public async Task Construct_OfCandidateWithThreeContainers_KeepsOrderAndEnvironment()
    {
        AutoMLContainer Part(string name) => new(
            $"246618743249.dkr.ecr.us-east-1.amazonaws.com/{name}:1", $"s3://automl/{name}/model.tar.gz", new Dictionary<string, string> { ["PART"] = name });

        var run = await TestRun.Of(() => _ = new InferencePipeline(
            "iris", InferencePipelineArgs.FromAutoMLCandidate("best", [Part("features"), Part("algorithm"), Part("inverse")])));

        var containers = run.Single(Model).List("containers").Cast<ImmutableDictionary<string, object>>();
        Assert.Equal(["features", "algorithm", "inverse"], containers.Select(container => ((ImmutableDictionary<string, object>)container["environment"])["PART"]));
    }

    [Fact]
    public async Task Construct_OfVpc_PassesItToTheModel()
    {
        var args = Samples.Pipeline();
        args.Vpc = new VpcArgs { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1", "subnet-2"] };

        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", args));

        var vpc = run.Single(Model).Map("vpcConfig");
        Assert.Equal(["subnet-1", "subnet-2"], ((ImmutableArray<object>)vpc["subnets"]).Cast<string>());
        Assert.Equal(["sg-1"], ((ImmutableArray<object>)vpc["securityGroupIds"]).Cast<string>());
    }

    [Fact]
    public async Task Construct_OfBadArgs_FailsWithAllProblemsBeforeAnyResource()
    {
        var args = Samples.Pipeline();
        (args.ExecutionMode, args.Containers[0].Image) = ("Parallel", "x");
        var mocks = new RecordingMocks();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Deployment.TestAsync(
            mocks, new Pulumi.Testing.TestOptions(), () => { _ = new InferencePipeline("iris", args); }));

        Assert.Contains("InferencePipeline \"iris\" has 2 problems:\n  INFRA026 \"containers[0].image\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  INFRA016 \"executionMode\"", error.Message, StringComparison.Ordinal);
        Assert.Empty(mocks.Resources);
    }

    [Fact]
    public async Task Construct_OfOutputThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = Samples.Pipeline();
        args.Containers[1].Image = Output.Create(late.Task);
        Assert.Empty(InferencePipelineValidator.Validate(args, "iris"));

        var message = await TestRun.FailureOf(() =>
        {
            _ = new InferencePipeline("iris", args);
            late.SetResult("docker.io/iris:1");
        });

        Assert.Contains("INFRA026 \"containers[1].image\": \"docker.io/iris:1\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfTags_TagsModelAndRole()
    {
        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", Samples.Pipeline()));

        Assert.Equal("iris", run.Single(Model).Map("tags")["team"]);
        Assert.Equal("iris", run.Named("iris-role").Map("tags")["team"]);
    }

    [Fact]
    public async Task Construct_OfTheExamplesInTheDocs_MakesTwoModels()
    {
        var containers = PipelineSamples.Candidate();

        var first = await TestRun.Of(() =>
        {
            var pipeline = new InferencePipeline("iris", new InferencePipelineArgs
            {
                Containers =
                [
                    new PipelineContainerArgs
                    {
                        Hostname = "features",
                        Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/iris/features:1.4",
                        ModelDataUrl = "s3://models/iris/features/model.tar.gz",
                        Environment = { ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "text/csv" },
                    },
                    new PipelineContainerArgs
                    {
                        Hostname = "classifier",
                        Image = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1",
                        ModelDataUrl = "s3://models/iris/classifier/model.tar.gz",
                    },
                ],
                EnableNetworkIsolation = true,
            });
        });
        var second = await TestRun.Of(() =>
        {
            var candidate = InferencePipelineArgs.FromAutoMLCandidate("iris-best", containers, ["predicted_label", "probability"]);
            var pipeline = new InferencePipeline("iris", candidate);
        });

        Assert.Equal(2, first.Single(Model).List("containers").Length);
        Assert.Equal(3, second.Single(Model).List("containers").Length);
    }

    private static ImmutableDictionary<string, object> Map(ImmutableDictionary<string, object> map, string key) => (ImmutableDictionary<string, object>)map[key];

    private static ImmutableDictionary<string, object> Only(ImmutableDictionary<string, object> map, string key) =>
        (ImmutableDictionary<string, object>)Assert.Single((ImmutableArray<object>)map[key]);
}
