using Infra.Sandbox.Cloud.Recommendations;
using static Infra.Sandbox.Tests.Cloud.RecommendationRequests;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class RecommendationJobTests
{
    [Fact]
    public void Job_Default_RunsOneBenchmarkAfterAnother()
    {
        using var iris = new IrisAccount();
        Create(iris);
        Assert.Equal(("PENDING", "PENDING,PENDING,PENDING"), (Status(iris), Steps(iris)));
        iris.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(("IN_PROGRESS", "IN_PROGRESS,PENDING,PENDING"), (Status(iris), Steps(iris)));
        iris.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(("IN_PROGRESS", "COMPLETED,IN_PROGRESS,PENDING"), (Status(iris), Steps(iris)));
        Assert.Null(Describe(iris)["InferenceRecommendations"]);
        iris.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(("COMPLETED", "COMPLETED,COMPLETED,COMPLETED"), (Status(iris), Steps(iris)));
        Assert.Equal(1767226800, (double)Describe(iris)["CompletionTime"]!);
    }

    [Fact]
    public void Recommendations_Completed_HoldTheCataloguesFiguresCheapestInferenceFirst()
    {
        using var iris = new IrisAccount();
        Create(iris);
        iris.Time.Advance(TimeSpan.FromMinutes(21));

        var recommendations = Describe(iris)["InferenceRecommendations"]!.AsArray();

        Assert.Equal(["ml.c5.xlarge", "ml.m5.large", "ml.m5.xlarge"], recommendations.Select(item => (string)item!["EndpointConfiguration"]!["InstanceType"]!));
        Assert.Equal(
            """{"CostPerHour":0.204,"CostPerInference":1.7044315219570882E-07,"MaxInvocations":19948,"ModelLatency":7,"CpuUtilization":75.79,"MemoryUtilization":6.25}""",
            recommendations[0]!["Metrics"]!.ToJsonString());
        Assert.Matches("^rec/[0-9a-f]{8}$", (string)recommendations[0]!["RecommendationId"]!);
        Assert.StartsWith("sm-epc-simulated-", (string)recommendations[0]!["EndpointConfiguration"]!["EndpointName"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public void Figures_AnyMeasuredLatency_RankTheCatalogueAlike(int quanta)
    {
        var catalogue = InstanceCatalogue.Default;
        foreach (var instance in catalogue.Instances)
        {
            var once = BenchmarkFigures.OfInstance(instance, 1, catalogue);
            var many = BenchmarkFigures.OfInstance(instance, quanta, catalogue);
            Assert.Equal((int)once["ModelLatency"]! * quanta, (int)many["ModelLatency"]!);
            Assert.Equal((int)once["MaxInvocations"]! / quanta, (int)many["MaxInvocations"]!);
            Assert.Equal((double)many["CostPerHour"]! / ((int)many["MaxInvocations"]! * 60.0), (double)many["CostPerInference"]!);
        }

        Assert.Equal(Ranking(1, "ModelLatency"), Ranking(quanta, "ModelLatency"));
        Assert.Equal(Ranking(1, "MaxInvocations"), Ranking(quanta, "MaxInvocations"));
    }

    [Fact]
    public void Figures_LargerSizeOfAFamily_AnswersSoonerAndCostsMorePerInference()
    {
        var catalogue = InstanceCatalogue.Default;
        var sizes = new[] { "ml.m5.large", "ml.m5.xlarge", "ml.m5.2xlarge", "ml.m5.4xlarge" }.Select(type => BenchmarkFigures.OfInstance(catalogue.Find(type)!, 1, catalogue)).ToList();

        Assert.Equal([10, 8, 6, 6], sizes.Select(figures => (int)figures["ModelLatency"]!));
        Assert.Equal([10446, 18188, 31668, 55137], sizes.Select(figures => (int)figures["MaxInvocations"]!));
        Assert.Equal([0.1835, 0.2108, 0.2426, 0.2787], sizes.Select(figures => Math.Round(1e6 * (double)figures["CostPerInference"]!, 4)));
    }

    private static IEnumerable<string> Ranking(int quanta, string metric) =>
        InstanceCatalogue.Default.Instances
            .OrderBy(item => (int)BenchmarkFigures.OfInstance(item, quanta, InstanceCatalogue.Default)[metric]!)
            .ThenBy(item => item.InstanceType, StringComparer.Ordinal)
            .Select(item => item.InstanceType);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9.9, 1)]
    [InlineData(10.1, 2)]
    [InlineData(171, 18)]
    public void Quanta_MeasuredLatency_AreWholeTensOfMilliseconds(double milliseconds, int expected) =>
        Assert.Equal(expected, BenchmarkFigures.Quanta(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Job_TypeWithoutQuota_FailsAloneWhileTheJobCompletes()
    {
        using var iris = new IrisAccount();
        Create(iris, supported: ",\"SupportedInstanceTypes\":[\"ml.c6i.xlarge\",\"ml.m5.xlarge\"]");
        iris.Time.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal(("COMPLETED", "FAILED,COMPLETED"), (Status(iris), Steps(iris)));
        var failed = iris.Call("ListInferenceRecommendationsJobSteps", """{"JobName":"rec","Status":"FAILED"}""")["Steps"]![0]!["InferenceBenchmark"]!;
        Assert.StartsWith("ResourceLimitExceeded: The account-level service limit 'ml.c6i.xlarge for endpoint usage' is 0 Instances", (string)failed["FailureReason"]!, StringComparison.Ordinal);
        Assert.Null(failed["Metrics"]);
        Assert.Single(Describe(iris)["InferenceRecommendations"]!.AsArray());
    }

    [Fact]
    public void Job_ModelRefusesThePayload_FailsWithInvalidInputAndFailedSteps()
    {
        using var iris = new IrisAccount();
        Create(iris, container: "label");
        iris.Time.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal(("FAILED", "FAILED,FAILED,FAILED"), (Status(iris), Steps(iris)));
        Assert.Equal(
            "INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code. The model answered 400: Line 1: expected 3 numbers, got \"5.1,3.5,1.4,0.2\".",
            (string?)Describe(iris)["FailureReason"]);
        Assert.Null(Describe(iris)["InferenceRecommendations"]);
    }

    [Theory]
    [InlineData("none.tar.gz", "PayloadError: The sample payload s3://results/none.tar.gz does not exist")]
    [InlineData("text.tar.gz", "PayloadError: The sample payload s3://results/text.tar.gz is no tar archive compressed with gzip.")]
    public void Job_PayloadWrong_FailsWithAPayloadError(string key, string reason)
    {
        using var iris = new IrisAccount();
        iris.Put("results", "text.tar.gz", "just text");
        Create(iris, payload: "s3://results/" + key);
        iris.Time.Advance(TimeSpan.FromMinutes(21));
        Assert.StartsWith(reason, (string?)Describe(iris)["FailureReason"], StringComparison.Ordinal);
    }

    [Fact]
    public void StopJob_InProgress_IsStoppingThenStoppedWithoutRecommendations()
    {
        using var iris = new IrisAccount();
        Create(iris);
        iris.Time.Advance(TimeSpan.FromMinutes(11));
        iris.Call("StopInferenceRecommendationsJob", """{"JobName":"rec"}""");
        Assert.Equal("STOPPING", Status(iris));
        iris.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(("STOPPED", "COMPLETED,STOPPED,STOPPED"), (Status(iris), Steps(iris)));
        Assert.Null(Describe(iris)["InferenceRecommendations"]);
    }

    [Fact]
    public void Job_AdvancedWithServerlessAndEnvironmentRanges_BenchmarksEachCombination()
    {
        using var iris = new IrisAccount();
        Create(iris, type: "Advanced", extra: """
            ,"EndpointConfigurations":[{"ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":1} },
              {"InstanceType":"ml.c5.xlarge","EnvironmentParameterRanges":{"CategoricalParameterRanges":[{"Name":"THREADS","Value":["1","2"]}]} }]
            """);
        iris.Time.Advance(TimeSpan.FromMinutes(21));

        var recommendations = Describe(iris)["InferenceRecommendations"]!.AsArray();

        Assert.Equal(3, recommendations.Count);
        var serverless = recommendations.Single(item => item!["EndpointConfiguration"]!["ServerlessConfig"] is not null)!;
        Assert.Null(serverless["EndpointConfiguration"]!["InstanceType"]);
        Assert.Null(serverless["EndpointConfiguration"]!["InitialInstanceCount"]);
        Assert.Equal((6000, 10), ((int)serverless["Metrics"]!["MaxInvocations"]!, (int)serverless["Metrics"]!["ModelLatency"]!));
        Assert.Equal(["1", "2"], recommendations.SelectMany(item => item!["ModelConfiguration"]!["EnvironmentParameters"]!.AsArray()).Select(item => (string)item!["Value"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Job_DefaultForAServerlessEndpoint_BenchmarksSizes()
    {
        using var iris = new IrisAccount();
        Create(iris, supported: ",\"SupportedEndpointType\":\"Serverless\"");
        iris.Time.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal(
            [2048, 4096, 6144],
            Describe(iris)["InferenceRecommendations"]!.AsArray().Select(item => (int)item!["EndpointConfiguration"]!["ServerlessConfig"]!["MemorySizeInMB"]!).Order());
    }

    [Fact]
    public void Job_ExistingEndpoint_ReportsItsPerformanceBesideTheRecommendations()
    {
        using var iris = new IrisAccount();
        iris.CreateSingle("live", "standardize");
        iris.CreateConfig("real-time", model: "live", type: "ml.m5.large");
        iris.CreateEndpoint("dev", "real-time");
        Create(iris, extra: ",\"Endpoints\":[{\"EndpointName\":\"dev\"}]");
        iris.Time.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal(3, Describe(iris)["InferenceRecommendations"]!.AsArray().Count);
        Assert.Equal(
            """[{"Metrics":{"MaxInvocations":10446,"ModelLatency":10},"EndpointInfo":{"EndpointName":"dev"}}]""",
            Describe(iris)["EndpointPerformances"]!.ToJsonString());
    }

    [Fact]
    public void Job_MaxInvocationsAsked_NeedsThatManyInstances()
    {
        using var iris = new IrisAccount();
        Create(iris, type: "Advanced", extra: """,  "EndpointConfigurations":[{"InstanceType":"ml.c5.xlarge"}]""", outside: ",\"StoppingConditions\":{\"MaxInvocations\":30000}");
        iris.Time.Advance(TimeSpan.FromMinutes(21));
        var recommendation = Describe(iris)["InferenceRecommendations"]![0]!;
        Assert.Equal((2, 39896, 0.408), ((int)recommendation["EndpointConfiguration"]!["InitialInstanceCount"]!, (int)recommendation["Metrics"]!["MaxInvocations"]!, (double)recommendation["Metrics"]!["CostPerHour"]!));
    }

    [Fact]
    public void Job_FromAModelPackage_TakesItsFieldsFromIt()
    {
        using var iris = new IrisAccount();
        iris.Call("CreateModelPackageGroup", """{"ModelPackageGroupName":"iris"}""");
        var package = (string)iris.Call("CreateModelPackage", $$"""
            {"ModelPackageGroupName":"iris","Domain":"MACHINE_LEARNING","Task":"CLASSIFICATION","SamplePayloadUrl":"{{IrisAccount.Samples}}/payload.tar.gz",
             "InferenceSpecification":{"Containers":[{"Image":"{{IrisAccount.Registry}}standardize:1","ModelDataUrl":"{{IrisAccount.Samples}}/models/standardize/model.tar.gz","Framework":"SAGEMAKER-SCIKIT-LEARN"}],
               "SupportedContentTypes":["text/csv"],"SupportedRealtimeInferenceInstanceTypes":["ml.m5.large","ml.c5.large"]} }
            """)["ModelPackageArn"]!;
        iris.Call("CreateInferenceRecommendationsJob", $$"""{"JobName":"rec","JobType":"Default","RoleArn":"{{IrisAccount.Role}}","InputConfig":{"ModelPackageVersionArn":"{{package}}"} }""");
        iris.Time.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal(["ml.c5.large", "ml.m5.large"], Describe(iris)["InferenceRecommendations"]!.AsArray().Select(item => (string)item!["EndpointConfiguration"]!["InstanceType"]!));
    }

    private static string Status(IrisAccount iris) => (string)Describe(iris)["Status"]!;

    private static string Steps(IrisAccount iris) =>
        string.Join(',', iris.Call("ListInferenceRecommendationsJobSteps", """{"JobName":"rec"}""")["Steps"]!.AsArray().Select(step => (string)step!["Status"]!));
}
