using System.Text.Json.Nodes;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class ScalingRecommendationTests : IDisposable
{
    private const string Operation = "GetScalingConfigurationRecommendation";

    private readonly IrisAccount iris = new();

    public void Dispose() => iris.Dispose();

    [Fact]
    public void Recommendation_OfABenchmarkedInstance_HasAPolicyForEachMetricAndBoundsForTheObjective()
    {
        var row = Completed("""{"InstanceType":"ml.c5.xlarge"}""");

        var scaling = Get(row, ""","ScalingPolicyObjective":{"MinInvocationsPerMinute":5000,"MaxInvocationsPerMinute":30000}""");

        Assert.Equal(19948, (int)row["Metrics"]!["MaxInvocations"]!);
        Assert.Equal(
            $$$"""{"InferenceRecommendationsJobName":"rec","RecommendationId":"{{{row["RecommendationId"]}}}","TargetCpuUtilizationPerCore":50,"ScalingPolicyObjective":{"MinInvocationsPerMinute":5000,"MaxInvocationsPerMinute":30000},"Metric":{"InvocationsPerInstance":9974,"ModelLatency":7},"DynamicScalingConfiguration":{"MinCapacity":1,"MaxCapacity":4,"ScaleInCooldown":300,"ScaleOutCooldown":300,"ScalingPolicies":[{"TargetTracking":{"MetricSpecification":{"Predefined":{"PredefinedMetricType":"SageMakerVariantInvocationsPerInstance"}},"TargetValue":9974}},{"TargetTracking":{"MetricSpecification":{"Customized":{"MetricName":"CPUUtilization","Namespace":"/aws/sagemaker/Endpoints","Statistic":"Average"}},"TargetValue":200}}]}}""",
            scaling.ToJsonString());
    }

    [Fact]
    public void Recommendation_ByEndpointAndUtilizationWithoutObjective_HasNoBounds()
    {
        var row = Completed("""{"InstanceType":"ml.c5.xlarge"}""", ",\"StoppingConditions\":{\"MaxInvocations\":30000}");

        var scaling = iris.Call(Operation, $$"""
            {"InferenceRecommendationsJobName":"rec","EndpointName":"{{row["EndpointConfiguration"]!["EndpointName"]}}","TargetCpuUtilizationPerCore":80}
            """);

        Assert.Equal(2, (int)row["EndpointConfiguration"]!["InitialInstanceCount"]!);
        var configuration = scaling["DynamicScalingConfiguration"]!;
        Assert.Equal((15958, 320), ((int)configuration["ScalingPolicies"]![0]!["TargetTracking"]!["TargetValue"]!, (int)configuration["ScalingPolicies"]![1]!["TargetTracking"]!["TargetValue"]!));
        Assert.Equal((null, null), (configuration["MinCapacity"], configuration["MaxCapacity"]));
    }

    [Fact]
    public void Recommendation_OfWhatCannotBeScaled_IsRefused()
    {
        var row = Completed("""{"ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":1} }""");

        Assert.Equal("Autoscaling recommendations are not supported for serverless endpoints.", Refusal($$""","RecommendationId":"{{row["RecommendationId"]}}" """));
        Assert.StartsWith("Could not find recommendation \"rec/00000000\"", Refusal(""","RecommendationId":"rec/00000000" """), StringComparison.Ordinal);
        Assert.Equal("Specify exactly one of RecommendationId and EndpointName.", Refusal(""));
        Assert.StartsWith("Could not find inference recommendations job", iris.Refusal(Operation, """{"InferenceRecommendationsJobName":"none"}""").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(-1, 5)]
    public void Recommendation_ContradictoryObjective_IsRefused(int least, int most)
    {
        var row = Completed("""{"InstanceType":"ml.c5.xlarge"}""");

        Assert.Equal(
            "MinInvocationsPerMinute must be at least 0 and at most MaxInvocationsPerMinute.",
            Refusal($$""","RecommendationId":"{{row["RecommendationId"]}}","ScalingPolicyObjective":{"MinInvocationsPerMinute":{{least}},"MaxInvocationsPerMinute":{{most}}}"""));
    }

    [Fact]
    public void Recommendation_OfAJobThatGoesOn_IsRefused()
    {
        Create("""{"InstanceType":"ml.c5.xlarge"}""", "");

        Assert.EndsWith("must be COMPLETED: its status is PENDING.", Refusal(""","RecommendationId":"rec/00000000" """), StringComparison.Ordinal);
    }

    private JsonNode Completed(string candidate, string outside = "")
    {
        Create(candidate, outside);
        iris.Time.Advance(TimeSpan.FromMinutes(21));
        return iris.Call("DescribeInferenceRecommendationsJob", """{"JobName":"rec"}""")["InferenceRecommendations"]![0]!;
    }

    private void Create(string candidate, string outside)
    {
        iris.CreateSingle("m", "standardize");
        iris.Call("CreateInferenceRecommendationsJob", $$"""
            {"JobName":"rec","JobType":"Advanced","RoleArn":"{{IrisAccount.Role}}","InputConfig":{"ModelName":"m","EndpointConfigurations":[{{candidate}}],
             "ContainerConfig":{"Domain":"MACHINE_LEARNING","Framework":"SAGEMAKER-SCIKIT-LEARN","PayloadConfig":{"SamplePayloadUrl":"{{IrisAccount.Samples}}/payload.tar.gz","SupportedContentTypes":["text/csv"]} } }{{outside}} }
            """);
    }

    private JsonObject Get(JsonNode row, string extra) =>
        iris.Call(Operation, $$"""{"InferenceRecommendationsJobName":"rec","RecommendationId":"{{row["RecommendationId"]}}"{{extra}} }""");

    private string Refusal(string extra) => iris.Refusal(Operation, $$"""{"InferenceRecommendationsJobName":"rec"{{extra}} }""").Message;
}
