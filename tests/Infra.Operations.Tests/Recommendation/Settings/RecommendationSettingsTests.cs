using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Recommendation.Settings;

public sealed class RecommendationSettingsTests
{
    private const string Least = """
        {"domain":"MACHINE_LEARNING","framework":"XGBOOST","samplePayloadUrl":"s3://samples/iris/payload.tar.gz","contentTypes":["text/csv"]}
        """;

    private const string Advanced = """
        {"jobType":"Advanced","domain":"MACHINE_LEARNING","framework":"XGBOOST","samplePayloadUrl":"s3://samples/p.tar.gz","contentTypes":["text/csv"],
         "jobDurationInSeconds":7200,
         "trafficPattern":{"phases":[{"initialNumberOfUsers":1,"spawnRate":1,"durationInSeconds":120},{"initialNumberOfUsers":1,"spawnRate":0,"durationInSeconds":600}]},
         "resourceLimit":{"maxNumberOfTests":10,"maxParallelOfTests":3},
         "endpointConfigurations":[{"instanceType":"ml.c5.xlarge","environmentParameterRanges":{"OMP_NUM_THREADS":["2","4"]}},{"serverlessConfig":{"memorySizeInMB":2048,"maxConcurrency":1}}],
         "stoppingConditions":{"maxInvocations":500,"modelLatencyThresholds":[{"percentile":"P95","valueInMilliseconds":100}],"flatInvocations":"Stop"}}
        """;

    [Fact]
    public void Parse_OnlyWhatIsRequired_TakesTheDefaults()
    {
        var settings = RecommendationSettings.Parse(Least);

        Assert.Equal(RecommendationJobType.Default, settings.JobType);
        Assert.Equal(new S3Uri("samples", "iris/payload.tar.gz"), settings.SamplePayloadUrl);
        Assert.Equal("text/csv", settings.ContentType);
        Assert.Equal(new Importances(Importance.Moderate, Importance.Moderate, Importance.Moderate), settings.Importance);
        Assert.Equal(new RecommendationLimits(), settings.Limits);
        Assert.Equal(5, settings.MinimumGainPercent);
        Assert.Null(settings.LoadTest);
    }

    [Fact]
    public void Parse_Everything_BindsEverything()
    {
        var settings = RecommendationSettings.Parse("""
            {"jobType":"Default","container":"score","domain":"MACHINE_LEARNING","task":"CLASSIFICATION","framework":"XGBOOST","frameworkVersion":"1.5",
             "samplePayloadUrl":"s3://samples/p.tar.gz","contentTypes":["text/csv"],"supportedInstanceTypes":["ml.c5.xlarge","ml.m5.large"],
             "importance":{"cost":"highest","latency":"low","throughput":"lowest"},
             "limits":{"maxLatencyMilliseconds":100,"minInvocationsPerMinute":"300","maxCostPerHour":0.5},
             "minimumGainPercent":"7.5","targetInvocationsPerMinute":1200,"vpcConfig":{"securityGroupIds":["sg-1"],"subnets":["subnet-1","subnet-2"]}}
            """);

        Assert.Equal(("score", "CLASSIFICATION", "1.5"), (settings.Container, settings.Task, settings.FrameworkVersion));
        Assert.Equal(["ml.c5.xlarge", "ml.m5.large"], settings.SupportedInstanceTypes);
        Assert.Equal(new Importances(Importance.Highest, Importance.Low, Importance.Lowest), settings.Importance);
        Assert.Equal(
            new RecommendationLimits { MaxLatencyMilliseconds = 100, MinInvocationsPerMinute = 300, MaxCostPerHour = 0.5 },
            settings.Limits);
        Assert.Equal((7.5, 1200), (settings.MinimumGainPercent, settings.TargetInvocationsPerMinute));
        Assert.Equal(["subnet-1", "subnet-2"], settings.VpcConfig!.Subnets);
    }

    [Fact]
    public void Parse_AdvancedJob_BindsTheLoadTest()
    {
        var settings = RecommendationSettings.Parse(Advanced);
        var test = settings.LoadTest!;

        Assert.Equal([new TrafficPhase(1, 1, 120), new TrafficPhase(1, 0, 600)], test.Phases);
        Assert.Equal(
            (7200, 10, 3, 500, "Stop"),
            (settings.JobDurationInSeconds, test.MaxNumberOfTests, test.MaxParallelOfTests, test.MaxInvocations, test.FlatInvocations));
        Assert.Equal(new LatencyThreshold("P95", 100), test.ModelLatencyThreshold);
        Assert.Equal(["2", "4"], settings.EndpointConfigurations[0].EnvironmentParameterRanges["OMP_NUM_THREADS"]);
        Assert.Equal(new ServerlessSize(2048, 1), settings.EndpointConfigurations[1].Serverless);
    }

    [Fact]
    public void Parse_ManyMistakes_ReportsEachWithItsKey()
    {
        var error = Assert.Throws<OperationException>(() => RecommendationSettings.Parse("""
            {"jobType":"Fast","domain":"IRIS","samplePayloadUrl":"s3://samples/p.zip","contentTypes":["text/csv","application/json"],
             "supportedInstanceTypes":["ml.t2.medium","c5.large","ml.c5.large","ml.c5.large"],"importance":{"cost":"huge","speed":"low"},
             "limits":{"maxLatencyMilliseconds":-1},"minimumGainPercent":"much","vpcConfig":{"subnets":["a"]},"colour":"red","stoppingConditions":{}}
            """));

        Assert.Equal(OperationFault.BadInput, error.Fault);
        Assert.Equal(
            [
                "infra:recommendation.colour", "infra:recommendation.contentTypes", "infra:recommendation.domain", "infra:recommendation.framework",
                "infra:recommendation.importance.cost", "infra:recommendation.importance.speed", "infra:recommendation.jobType",
                "infra:recommendation.limits.maxLatencyMilliseconds", "infra:recommendation.minimumGainPercent",
                "infra:recommendation.samplePayloadUrl", "infra:recommendation.stoppingConditions", "infra:recommendation.supportedInstanceTypes",
                "infra:recommendation.supportedInstanceTypes", "infra:recommendation.supportedInstanceTypes",
                "infra:recommendation.vpcConfig.securityGroupIds",
            ],
            error.Problems.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.All(error.Problems, p => Assert.Equal(("INFRA130", true), (p.Id, p.Remedy.Length > 0)));
    }

    [Theory]
    [InlineData(
        null,
        "INFRA130: infra:recommendation: The stack has no settings for a recommendation. Add the key with at least domain, framework, samplePayloadUrl and contentTypes.")]
    [InlineData("[1]", "INFRA130: infra:recommendation: [1] is no mapping. Write it as a YAML mapping.")]
    [InlineData("{", "INFRA130: infra:recommendation: The value is no JSON object (line 1). Write it as a YAML mapping in the stack file.")]
    public void Parse_NoObject_SaysWhatIsThere(string? json, string message) =>
        Assert.Equal(
            message, Assert.Single(Assert.Throws<OperationException>(() => RecommendationSettings.Parse(json)).Problems).ToString());

    [Theory]
    [InlineData(
        "\"durationInSeconds\":600", "\"durationInSeconds\":7200", "infra:recommendation.trafficPattern.phases[1].durationInSeconds")]
    [InlineData("\"jobDurationInSeconds\":7200", "\"jobDurationInSeconds\":700", "infra:recommendation.trafficPattern")]
    [InlineData(
        "\"phases\":[",
        "\"stairs\":{\"durationInSeconds\":60,\"numberOfSteps\":5,\"usersPerStep\":1},\"phases\":[",
        "infra:recommendation.trafficPattern")]
    [InlineData(
        "\"memorySizeInMB\":2048",
        "\"memorySizeInMB\":2000",
        "infra:recommendation.endpointConfigurations[1].serverlessConfig.memorySizeInMB")]
    [InlineData(
        "[\"2\",\"4\"]",
        "[\"1\",\"2\",\"3\",\"4\"]",
        "infra:recommendation.endpointConfigurations[0].environmentParameterRanges.OMP_NUM_THREADS")]
    [InlineData("\"instanceType\":\"ml.c5.xlarge\",", "", "infra:recommendation.endpointConfigurations[0]")]
    [InlineData("\"P95\"", "\"P50\"", "infra:recommendation.stoppingConditions.modelLatencyThresholds[0].percentile")]
    public void Parse_OneMistakeInALoadTest_ReportsItsKeyAlone(string good, string bad, string key)
    {
        Assert.Contains(good, Advanced, StringComparison.Ordinal);

        var error = Assert.Throws<OperationException>(() => RecommendationSettings.Parse(Advanced.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(key, Assert.Single(error.Problems).Key);
    }

    [Theory]
    [InlineData("\"provisionedConcurrency\":1,\"maxConcurrency\":1", "endpointConfigurations[1].serverlessConfig.provisionedConcurrency", "Inference Recommender does not benchmark provisioned concurrency.")]
    [InlineData("\"maxConcurrency\":201", "endpointConfigurations[1].serverlessConfig.maxConcurrency", "201 is out of range.")]
    public void Parse_ServerlessSizeThatIsNotBenchmarked_IsRefused(string size, string key, string what)
    {
        var error = Assert.Throws<OperationException>(() => RecommendationSettings.Parse(Advanced.Replace("\"maxConcurrency\":1", size, StringComparison.Ordinal)));

        Assert.Equal(($"infra:recommendation.{key}", what), (Assert.Single(error.Problems).Key, error.Problems[0].What));
    }

    [Theory]
    [InlineData("\"supportedInstanceTypes\":[\"ml.c5.large\"],\"endpointConfigurations\":[{\"instanceType\":\"ml.c5.large\"}]", "endpointConfigurations", "The candidates are given twice, here and in supportedInstanceTypes.")]
    [InlineData("\"supportedInstanceTypes\":[\"ml.c5.large\"],\"supportedEndpointType\":\"Serverless\"", "supportedInstanceTypes", "Candidates for a serverless endpoint have no instance type.")]
    [InlineData("\"supportedInstanceTypes\":[\"ml.c5d.large\",\"ml.c5.large\"],\"volumeKmsKeyId\":\"alias/k\"", "volumeKmsKeyId", "\"ml.c5d.large\" has local storage, which the hardware encrypts: SageMaker refuses a volume key there.")]
    [InlineData("\"endpointConfigurations\":[{\"instanceType\":\"ml.c5.large\"},{\"instanceType\":\"ml.c5.large\"}]", "endpointConfigurations", "\"ml.c5.large\" is listed 2 times.")]
    [InlineData("\"endpointConfigurations\":[{\"instanceType\":\"ml.c5.large\",\"inferenceSpecificationName\":\"-a\"}]", "endpointConfigurations[0].inferenceSpecificationName", "\"-a\" is no name.")]
    [InlineData("\"endpointConfigurations\":[{\"instanceType\":\"ml.c5.large\",\"environmentParameterRanges\":{\"A\":[\"1\",\"1\"]}}]", "endpointConfigurations[0].environmentParameterRanges.A", "A value is listed twice.")]
    [InlineData("\"shortlist\":true,\"supportedInstanceTypes\":[\"ml.c5.large\"]", "shortlist", "The candidates are given twice: by the shortlist, and by a list.")]
    [InlineData("\"shortlist\":\"yes\"", "shortlist", "\"yes\" is neither true nor false.")]
    [InlineData("\"maxSpend\":0", "maxSpend", "0 is out of range.")]
    [InlineData("\"modelName\":\"m\",\"endpointName\":\"e\"", "endpointName", "What to benchmark is said 2 times: modelName, endpointName.")]
    [InlineData("\"modelPackageVersionArn\":\"iris/3\"", "modelPackageVersionArn", "\"iris/3\" is no ARN of a model package version.")]
    [InlineData("\"outputKmsKeyId\":\"my key\"", "outputKmsKeyId", "\"my key\" is no KMS key.")]
    [InlineData("\"compiledOutputUri\":\"bucket/models\"", "compiledOutputUri", "\"bucket/models\" is no S3 prefix.")]
    [InlineData("\"supportedResponseMIMETypes\":[\"csv\"]", "supportedResponseMIMETypes", "\"csv\" is no MIME type.")]
    [InlineData("\"supportedEndpointType\":\"Async\"", "supportedEndpointType", "\"Async\" is not known.")]
    [InlineData("\"vpcConfig\":{\"securityGroupIds\":[\"sg 1\"],\"subnets\":[\"subnet-1\"]}", "vpcConfig.securityGroupIds", "\"sg 1\" is no id.")]
    [InlineData("\"jobDurationInSeconds\":18001", "jobDurationInSeconds", "18001 is out of range.")]
    public void Parse_OneMistakeInADefaultJob_ReportsItsKeyAlone(string setting, string key, string what)
    {
        var error = Assert.Throws<OperationException>(() => RecommendationSettings.Parse(Least.Replace("{\"domain\"", $"{{{setting},\"domain\"", StringComparison.Ordinal)));

        Assert.Equal(($"infra:recommendation.{key}", what), (Assert.Single(error.Problems).Key, error.Problems[0].What));
    }

    [Fact]
    public void Parse_AdvancedJobWithInstanceTypes_SaysWhereCandidatesGo()
    {
        var error = Assert.Throws<OperationException>(() => RecommendationSettings.Parse(
            Advanced.Replace("\"jobDurationInSeconds\"", "\"supportedInstanceTypes\":[\"ml.c5.large\"],\"jobDurationInSeconds\"", StringComparison.Ordinal)));

        Assert.Equal(
            "INFRA130: infra:recommendation.supportedInstanceTypes: An Advanced job does not take this. Write the types as items of endpointConfigurations.",
            Assert.Single(error.Problems).ToString());
    }

    [Fact]
    public void Parse_DataInputConfigTooLong_IsRefused()
    {
        var error = Assert.Throws<OperationException>(() => RecommendationSettings.Parse(
            Least.Replace("{\"domain\"", $"{{\"dataInputConfig\":\"{new string('x', 1025)}\",\"domain\"", StringComparison.Ordinal)));

        Assert.Equal("The text has 1025 characters.", Assert.Single(error.Problems).What);
    }

    [Theory]
    [InlineData("ml.c5.huge", "\"ml.c5.huge\" is no instance type for hosting.")]
    [InlineData("ml.q9.xlarge", "\"ml.q9.xlarge\" is no instance type for hosting.")]
    [InlineData("c5.xlarge", "\"c5.xlarge\" is no instance type for hosting.")]
    [InlineData("ml.t2.medium", "\"ml.t2.medium\" is burstable, which Inference Recommender does not allow.")]
    public void Parse_InstanceTypeThatCannotBeBenchmarked_IsRefused(string type, string what)
    {
        var error = Assert.Throws<OperationException>(() =>
            RecommendationSettings.Parse(Least.Replace(
                "{\"domain\"", $"{{\"supportedInstanceTypes\":[\"{type}\"],\"domain\"", StringComparison.Ordinal)));

        Assert.Equal(what, Assert.Single(error.Problems).What);
    }
}
