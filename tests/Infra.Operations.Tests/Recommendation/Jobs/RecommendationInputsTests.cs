using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Recommendation.Jobs;

public sealed class RecommendationInputsTests
{
    private static readonly RecommendationSettings Settings = new()
    {
        Domain = "MACHINE_LEARNING",
        Framework = "XGBOOST",
        SamplePayloadUrl = new S3Uri("samples", "p.tar.gz"),
        ContentType = "text/csv",
        SupportedInstanceTypes = ["ml.c5.large", "ml.m5.large"],
    };

    [Fact]
    public void JobName_AnyInputs_MatchesAwsPatternAndStaysBelow40()
    {
        var inputs = Inputs();

        Assert.Matches("^infra-[0-9a-f]{16}-12$", inputs.JobName(12));
        Assert.Matches("^infra-benchmark-[0-9a-f]{16}$", inputs.TemporaryModelName);
        Assert.True(inputs.JobName(999).Length < 40);
    }

    [Fact]
    public void Hash_WhatOnlyRanksOrIsNamedAnew_IsTheSame()
    {
        var hash = Inputs().Hash;

        Assert.Equal(
            hash,
            Inputs(Settings with { Importance = new Importances(Importance.Highest), MinimumGainPercent = 50, Limits = new RecommendationLimits { MaxCostPerHour = 1 } }).Hash);
        Assert.Equal(hash, Inputs(Settings with { SupportedInstanceTypes = ["ml.m5.large", "ml.c5.large"] }).Hash);
        Assert.Equal(hash, Inputs(modelName: "renamed").Hash);
    }

    [Fact]
    public void Hash_WhatIsMeasured_ChangesIt()
    {
        string[] hashes =
        [
            Inputs().Hash,
            Inputs(Settings with { Framework = "PYTORCH" }).Hash,
            Inputs(Settings with { SupportedInstanceTypes = ["ml.c5.large"] }).Hash,
            Inputs(Settings with { ContentType = "application/json" }).Hash,
            Inputs(Settings with { LoadTest = new LoadTestSettings() }).Hash,
            Inputs(Settings with { LoadTest = new LoadTestSettings { MaxInvocations = 5 } }).Hash,
            Inputs(payload: "etag-2").Hash,
            Inputs(modelData: "etag-3").Hash,
            Inputs(image: "image:2").Hash,
            Inputs(package: "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/2").Hash,
        ];

        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Create_AdvancedJob_SendsTheLoadTest()
    {
        var settings = Settings with
        {
            JobType = RecommendationJobType.Advanced,
            JobDurationInSeconds = 7200,
            SupportedInstanceTypes = [],
            EndpointConfigurations =
            [
                new CandidateConfiguration
                {
                    InstanceType = "ml.c5.xlarge",
                    EnvironmentParameterRanges = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["OMP_NUM_THREADS"] = ["2", "4"] },
                },
                new CandidateConfiguration { Serverless = new ServerlessSize(2048, 1) },
            ],
        };
        var test = new LoadTestSettings
        {
            Phases = [new TrafficPhase(1, 2, 120)],
            MaxNumberOfTests = 4,
            MaxParallelOfTests = 2,
            MaxInvocations = 500,
            ModelLatencyThreshold = new LatencyThreshold("P95", 100),
            FlatInvocations = "Continue",
        };

        var request = RecommendationJobRequests.Create(
            Inputs(settings with { LoadTest = test }), 1, "role");

        var input = request.InputConfig;
        Assert.Equal(
            ("Advanced", 7200, 4, 2),
            (request.JobType.Value, input.JobDurationInSeconds, input.ResourceLimit.MaxNumberOfTests, input.ResourceLimit.MaxParallelOfTests));
        Assert.Equal(
            ("PHASES", 1, 2, 120),
            (input.TrafficPattern.TrafficType.Value, input.TrafficPattern.Phases[0].InitialNumberOfUsers, input.TrafficPattern.Phases[0].SpawnRate, input.TrafficPattern.Phases[0].DurationInSeconds));
        Assert.Equal("ml.c5.xlarge", input.EndpointConfigurations[0].InstanceType.Value);
        var range = Assert.Single(input.EndpointConfigurations[0].EnvironmentParameterRanges.CategoricalParameterRanges);
        Assert.Equal(("OMP_NUM_THREADS", "2,4"), (range.Name, string.Join(',', range.Value)));
        Assert.Equal(
            (2048, 1),
            (input.EndpointConfigurations[1].ServerlessConfig.MemorySizeInMB, input.EndpointConfigurations[1].ServerlessConfig.MaxConcurrency));
        Assert.Null(input.EndpointConfigurations[1].InstanceType);
        var stopping = request.StoppingConditions;
        Assert.Equal(
            (500, "Continue", "P95", 100),
            (stopping.MaxInvocations, stopping.FlatInvocations.Value, stopping.ModelLatencyThresholds[0].Percentile, stopping.ModelLatencyThresholds[0].ValueInMilliseconds));
    }

    [Fact]
    public void Create_DefaultJob_SendsNothingOfALoadTest()
    {
        var request = RecommendationJobRequests.Create(Inputs(), 1, "role");

        Assert.Equal(
            ("Default", null, null, null),
            (request.JobType.Value, request.StoppingConditions, request.InputConfig.TrafficPattern, request.InputConfig.JobDurationInSeconds));
        Assert.True(request.JobDescription.Length <= 128);
    }

    private static RecommendationInputs Inputs(
        RecommendationSettings? settings = null, string payload = "etag-1", string? modelData = null, string image = "image:1", string? package = null, string modelName = "pipe")
    {
        var container = new ContainerDefinition { Image = image, Environment = new Dictionary<string, string> { ["B"] = "2", ["A"] = "1" } };
        var target = new BenchmarkTarget
        {
            Model = new DescribeModelResponse { ModelName = modelName, PrimaryContainer = container },
            Container = container,
            Label = "container-1",
            ModelName = modelName,
            IsPipeline = false,
            ModelPackageArn = package,
        };
        return new RecommendationInputs(settings ?? Settings, target, payload, modelData);
    }
}
