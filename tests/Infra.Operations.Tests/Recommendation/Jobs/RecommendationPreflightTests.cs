using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Shared;
using Infra.Operations.Tests.Shared;

namespace Infra.Operations.Tests.Recommendation.Jobs;

/// <summary>What is checked before anything is started, and what is benchmarked.</summary>
public sealed class RecommendationPreflightTests
{
    private const string Package = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/3";

    [Fact]
    public async Task RunAsync_EverythingWrong_ReportsItAllAtOnceAndStartsNothing()
    {
        using var fixture = With("domain: MACHINE_LEARNING", "domain: IRIS", "container: softmax", "container: soft");
        fixture.S3.Objects["samples/iris/payload.tar.gz"] = [1, 2, 3];
        File.WriteAllText(fixture.StackFile, fixture.Text.Replace("{ team: ml }", $"{{ team: {new string('x', 257)} }}", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal(OperationFault.BadInput, error.Fault);
        Assert.Equal(
            [
                ("INFRA130", "infra:recommendation.domain"), ("INFRA130", "infra:tags"), ("INFRA131", "infra:recommendation.container"),
                ("INFRA132", "infra:recommendation.samplePayloadUrl"),
            ],
            error.Problems.Select(p => (p.Id, p.Key)));
        Assert.Empty(fixture.Account.Jobs);
        Assert.Empty(fixture.Account.TemporaryModels);
    }

    [Fact]
    public async Task RunAsync_SettingsWrongAndAwsOutOfReach_ReportsTheSettings()
    {
        using var fixture = With("domain: MACHINE_LEARNING", "domain: IRIS");
        fixture.Account.Recording.Interfere = (_, _) => throw AwsFaults.Denied();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal((OperationFault.BadInput, "infra:recommendation.domain"), (error.Fault, Assert.Single(error.Problems).Key));
    }

    [Fact]
    public async Task RunAsync_AwsRefusesTheCheck_FailsWithItsReason()
    {
        using var fixture = new StepFixture();
        fixture.Account.Recording.Interfere = (_, _) => throw AwsFaults.Denied();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal((OperationFault.Failed, "INFRA120"), (error.Fault, Assert.Single(error.Problems).Id));
    }

    public static TheoryData<string, string, string> UselessCandidates => new()
    {
        { "supportedEndpointType: Serverless", "supportedEndpointType", "Serverless candidates would be paid for in vain: serverless endpoints cannot host inference pipelines." },
        {
            "endpointConfigurations: [{ serverlessConfig: { memorySizeInMB: 2048, maxConcurrency: 1 } }]", "endpointConfigurations",
            "The candidate \"serverless 2048 MB\" would be paid for in vain: serverless endpoints cannot host inference pipelines."
        },
    };

    [Theory]
    [MemberData(nameof(UselessCandidates))]
    public async Task RunAsync_CandidateTheEndpointCannotUse_IsRefusedBeforeItIsPaid(string setting, string key, string what)
    {
        using var fixture = With("supportedInstanceTypes: [ml.c5.large, ml.c5.xlarge, ml.m5.xlarge]", setting);

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        var problem = Assert.Single(error.Problems);
        Assert.Equal(("INFRA156", $"infra:recommendation.{key}", what), (problem.Id, problem.Key, problem.What));
        Assert.Empty(fixture.Account.Jobs);
    }

    [Fact]
    public async Task RunAsync_ServerlessCandidatesForARealTimeModelOfOneContainer_AreBenchmarked()
    {
        using var fixture = With(
            "supportedInstanceTypes: [ml.c5.large, ml.c5.xlarge, ml.m5.xlarge]", "supportedEndpointType: Serverless", "    container: softmax\n", "",
            "  infra:endpoint:\n", "  infra:realTimeEndpoint:\n");
        fixture.Account.AddModel("single", StepFixture.Container(""));

        await fixture.RunAsync(r => r with { ModelName = "single", IsAsync = false });

        Assert.Equal("Serverless", Created(fixture).InputConfig.ContainerConfig.SupportedEndpointType.Value);
    }

    [Fact]
    public async Task RunAsync_ExistingEndpoint_IsLoadedBesideTheCandidatesWithoutATemporaryModel()
    {
        using var fixture = With("container: softmax", "endpointName: dev-live");
        fixture.Account.AddModel("single", StepFixture.Container("softmax"));
        fixture.Account.AddEndpoint("dev-live", "single");
        fixture.Account.Performance = new EndpointPerformance
        {
            EndpointInfo = new EndpointInfo { EndpointName = "dev-live" },
            Metrics = new InferenceMetrics { MaxInvocations = 900, ModelLatency = 15 },
        };

        var report = await fixture.RunAsync();

        var input = Created(fixture).InputConfig;
        Assert.Equal(("single", "dev-live"), (input.ModelName, Assert.Single(input.Endpoints).EndpointName));
        Assert.Empty(fixture.Account.Recording.Requests<CreateModelRequest>());
        Assert.Equal(new MeasuredEndpoint("dev-live", 900, 15), report.Endpoint);
    }

    public static TheoryData<string, Action<DescribeEndpointConfigResponse>, string, string> BadEndpoints => new()
    {
        { "asynchronous", c => c.AsyncInferenceConfig = new AsyncInferenceConfig(), "InService", "it is asynchronous" },
        { "serverless", c => c.ProductionVariants[0].ServerlessConfig = new ProductionVariantServerlessConfig(), "InService", "it is serverless" },
        { "variants", c => c.ProductionVariants.Add(new ProductionVariant()), "InService", "it has 2 variants" },
        { "components", c => c.ProductionVariants[0].ModelName = null, "InService", "its models are inference components" },
        { "updating", _ => { }, "Updating", "its status is Updating" },
    };

    [Theory]
    [MemberData(nameof(BadEndpoints), DisableDiscoveryEnumeration = true)]
    public async Task RunAsync_EndpointThatCannotBeBenchmarked_SaysWhy(string name, Action<DescribeEndpointConfigResponse> change, string status, string reason)
    {
        using var fixture = With("container: softmax", $"endpointName: {name}");
        fixture.Account.AddModel("single", StepFixture.Container("softmax"));
        fixture.Account.AddEndpoint(name, "single", change, status);

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        var problem = Assert.Single(error.Problems);
        Assert.Equal(
            ("INFRA131", "infra:recommendation.endpointName", $"The endpoint \"{name}\" cannot be benchmarked: {reason}."), (problem.Id, problem.Key, problem.What));
    }

    [Theory]
    [InlineData("gone", "The endpoint \"gone\" does not exist.")]
    [InlineData("live", "The endpoint \"live\" serves a pipeline of 3 containers, and Inference Recommender benchmarks one.")]
    public async Task RunAsync_EndpointMissingOrOfAPipeline_IsRefused(string name, string what)
    {
        using var fixture = With("container: softmax", $"endpointName: {name}");
        fixture.Account.AddEndpoint("live", "pipe-1a2b");

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal(what, Assert.Single(error.Problems).What);
    }

    [Fact]
    public async Task RunAsync_PackageVersionNamed_IsBenchmarkedInsteadOfThePipeline()
    {
        using var fixture = With("container: softmax", $"modelPackageVersionArn: {Package}");
        fixture.Account.AddPackage(Package, containers: 1);

        var report = await fixture.RunAsync();

        Assert.Equal((Package, null), (Created(fixture).InputConfig.ModelPackageVersionArn, Created(fixture).InputConfig.ModelName));
        Assert.Equal("iris/3", report.Container);
        Assert.Empty(fixture.Account.Recording.Requests<CreateModelRequest>());
    }

    [Theory]
    [InlineData(0, $"The model package version \"{Package}\" does not exist.")]
    [InlineData(2, $"The model package version \"{Package}\" has 2 containers, and Inference Recommender benchmarks one.")]
    public async Task RunAsync_PackageVersionMissingOrOfAPipeline_IsRefused(int containers, string what)
    {
        using var fixture = With("container: softmax", $"modelPackageVersionArn: {Package}");
        if (containers > 0)
            fixture.Account.AddPackage(Package, containers);

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        var problem = Assert.Single(error.Problems);
        Assert.Equal((what, "infra:recommendation.modelPackageVersionArn"), (problem.What, problem.Key));
    }

    [Fact]
    public async Task RunAsync_OtherModelNamed_IsBenchmarkedAsItIs()
    {
        using var fixture = With("container: softmax", "modelName: twin");
        fixture.Account.AddModel("twin", StepFixture.Container("heavy"));

        var report = await fixture.RunAsync();

        Assert.Equal(("twin", "heavy"), (Created(fixture).InputConfig.ModelName, report.Container));
        Assert.True(report.Options.Topology.IsPipeline);
        Assert.Empty(fixture.Account.Recording.Requests<CreateModelRequest>());
    }

    [Fact]
    public async Task RunAsync_TagsOfTheStack_AreThoseOfTheJobAndTheTemporaryModel()
    {
        using var fixture = With("{ team: ml }", "{ team: ml, cost: 42 }");

        await fixture.RunAsync();

        Assert.Equal(["cost=42", "team=ml"], Created(fixture).Tags.Select(t => $"{t.Key}={t.Value}"));
        Assert.Equal(["cost=42", "team=ml"], Assert.Single(fixture.Account.Recording.Requests<CreateModelRequest>()).Tags.Select(t => $"{t.Key}={t.Value}"));
    }

    [Fact]
    public async Task RunAsync_EveryOptionOfADefaultJob_IsSent()
    {
        using var fixture = With(
            "    supportedInstanceTypes: [ml.c5.large, ml.c5.xlarge, ml.m5.xlarge]\n",
            """
                endpointConfigurations: [{ instanceType: ml.c5.large, inferenceSpecificationName: fast }]
                jobDurationInSeconds: 2400
                nearestModelName: resnet50
                dataInputConfig: '{"data": [1, 4]}'
                supportedResponseMIMETypes: [text/csv, application/json]
                supportedEndpointType: RealTime
                volumeKmsKeyId: alias/volume
                outputKmsKeyId: alias/output
                compiledOutputUri: s3://samples/compiled/

            """);

        await fixture.RunAsync();

        var (request, input, container) = (Created(fixture), Created(fixture).InputConfig, Created(fixture).InputConfig.ContainerConfig);
        var candidate = Assert.Single(input.EndpointConfigurations);
        Assert.Equal(("ml.c5.large", "fast", 2400), (candidate.InstanceType.Value, candidate.InferenceSpecificationName, input.JobDurationInSeconds));
        Assert.Equal(("resnet50", "{\"data\": [1, 4]}", "RealTime"), (container.NearestModelName, container.DataInputConfig, container.SupportedEndpointType.Value));
        Assert.Equal(["text/csv", "application/json"], container.SupportedResponseMIMETypes);
        Assert.Equal(
            ("alias/volume", "alias/output", "s3://samples/compiled/"),
            (input.VolumeKmsKeyId, request.OutputConfig.KmsKeyId, request.OutputConfig.CompiledOutputConfig.S3OutputUri));
        Assert.Null(container.SupportedInstanceTypes);
    }

    [Fact]
    public async Task RunAsync_PayloadFilesThatNoEndpointTakes_AreNamedByWhatIsWrong()
    {
        using var fixture = new StepFixture();
        fixture.S3.Objects["samples/iris/payload.tar.gz"] = StepFixture.TarGz(
            ("one/", ""), ("two/", ""), ("good.csv", "1"), ("large.csv", new string('x', (6 * 1024 * 1024) + 1)), ("just.csv", new string('x', 6 * 1024 * 1024)));

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.RunAsync());

        Assert.Equal(
            [
                "The sample payload \"s3://samples/iris/payload.tar.gz\" holds \"one/\" and 1 more, which is no regular file.",
                "The sample payload \"s3://samples/iris/payload.tar.gz\" holds \"large.csv\", which is larger than the 6 MB that an endpoint takes.",
            ],
            error.Problems.Select(p => p.What));
    }

    [Fact]
    public async Task RunAsync_RealTimeStack_WritesItsInstanceTypeAndNoAsynchronousOne()
    {
        using var fixture = With("  infra:endpoint:\n", "  infra:realTimeEndpoint:\n");

        var report = await fixture.RunAsync(r => r with { IsAsync = false });

        Assert.True(report.Written);
        Assert.Contains("infra:realTimeEndpoint:\n    # infra recommend writes this one.\n    instanceType: ml.c5.large   # keep me\n", fixture.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("infra:endpoint", fixture.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InstancesForAServerlessStack_AreLeftOutAndNothingIsWritten()
    {
        using var fixture = With("  infra:endpoint:\n", "  infra:serverlessEndpoint:\n");
        var before = fixture.Text;

        var report = await fixture.RunAsync(r => r with { IsAsync = false });

        Assert.Equal((RecommendationVerdict.NoCandidate, false, before), (report.Decision.Verdict, report.Written, fixture.Text));
        Assert.Empty(report.Ranking.Ranked);
        Assert.Equal(
            ["ml.c5.large", "ml.c5.xlarge", "ml.m5.xlarge"],
            report.Ranking.Excluded.Select(excluded => excluded.Candidate.Name));
        Assert.Equal("it is an instance type, and infra:serverlessEndpoint is serverless; ml.c5.large is for infra:realTimeEndpoint", report.Ranking.Excluded[0].Reason);
    }

    private static CreateInferenceRecommendationsJobRequest Created(StepFixture fixture) =>
        Assert.Single(fixture.Account.Recording.Requests<CreateInferenceRecommendationsJobRequest>());

    /// <summary>The stack with texts replaced, pair by pair.</summary>
    private static StepFixture With(params string[] pairs)
    {
        var text = StepFixture.StackText;
        foreach (var pair in pairs.Chunk(2))
        {
            Assert.Contains(pair[0], text, StringComparison.Ordinal);
            text = text.Replace(pair[0], pair[1], StringComparison.Ordinal);
        }

        return new StepFixture(text);
    }
}
