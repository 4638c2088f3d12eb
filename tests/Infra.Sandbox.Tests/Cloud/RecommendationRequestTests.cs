using Infra.Sandbox.Cloud;
using static Infra.Sandbox.Tests.Cloud.RecommendationRequests;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class RecommendationRequestTests
{
    [Theory]
    [InlineData("""{}""", "Specify exactly one of ModelName and ModelPackageVersionArn in InputConfig.")]
    [InlineData("""{"ModelName":"m","ContainerConfig":{"Framework":"XGBOOST"} }""", "Specify Domain in ContainerConfig. Domain is a mandatory parameter for the job.")]
    [InlineData("""{"ModelName":"m","ContainerConfig":{"Domain":"MACHINE_LEARNING"} }""", "Specify Framework in ContainerConfig. Framework is a mandatory parameter for the job.")]
    [InlineData("""{"ModelName":"m","ContainerConfig":{"Domain":"D","Framework":"F"} }""", "Specify SamplePayloadUrl in ContainerConfig.PayloadConfig. SamplePayloadUrl is a mandatory parameter for the job.")]
    [InlineData("""{"ModelName":"pipe","ContainerConfig":{} }""", "The model has 3 containers. Inference Recommender jobs are supported for models of one container; register the container to benchmark on its own.")]
    [InlineData("""{"ModelName":"m","ContainerConfig":{"Domain":"D","Framework":"F","PayloadConfig":{"SamplePayloadUrl":"s3://b/p"},"SupportedInstanceTypes":["ml.t2.medium"]} }""", "Burstable instance type ml.t2.medium is not allowed.")]
    [InlineData("""{"ModelName":"m","TrafficPattern":{"TrafficType":"PHASES"},"ContainerConfig":{"Domain":"D","Framework":"F"} }""", "TrafficPattern is supported only for jobs of type Advanced.")]
    public void CreateJob_RuleBroken_IsRefused(string input, string message)
    {
        using var iris = new IrisAccount();
        iris.CreateSingle("m", "standardize");
        iris.CreatePipeline("pipe");
        var error = iris.Refusal("CreateInferenceRecommendationsJob", $$"""{"JobName":"rec","JobType":"Default","RoleArn":"{{IrisAccount.Role}}","InputConfig":{{input}} }""");
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void CreateJob_AdvancedTrafficLongerThanTheJob_IsRefused()
    {
        using var iris = new IrisAccount();
        var error = Assert.Throws<AwsException>(() => Create(iris, type: "Advanced", extra: """
            ,"JobDurationInSeconds":200,"EndpointConfigurations":[{"InstanceType":"ml.c5.xlarge"}],"TrafficPattern":{"TrafficType":"PHASES","Phases":[{"InitialNumberOfUsers":1,"SpawnRate":1,"DurationInSeconds":120},{"InitialNumberOfUsers":1,"SpawnRate":1,"DurationInSeconds":120}]}
            """));
        Assert.Equal("Total Traffic duration (across) should not be more than Job duration.", error.Message);
    }

    [Theory]
    [InlineData("none", "Could not find endpoint \"arn:aws:sagemaker:us-east-1:123456789012:endpoint/none\".")]
    [InlineData("Iris-Live", "Endpoint \"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live\" cannot be benchmarked: it is asynchronous. Inference Recommender takes real-time endpoints of one variant that do not scale automatically.")]
    [InlineData("pipeline", "Endpoint \"arn:aws:sagemaker:us-east-1:123456789012:endpoint/pipeline\" cannot be benchmarked: its model has 3 containers. Inference Recommender takes real-time endpoints of one variant that do not scale automatically.")]
    public void CreateJob_EndpointThatCannotBeBenchmarked_IsRefused(string endpoint, string message)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.CreateEndpoint();
        iris.CreateConfig("real-time");
        iris.CreateEndpoint("pipeline", "real-time");

        var error = Assert.Throws<AwsException>(() => Create(iris, extra: $",\"Endpoints\":[{{\"EndpointName\":\"{endpoint}\"}}]"));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void CreateJob_NameEverUsed_IsResourceInUse()
    {
        using var iris = new IrisAccount();
        Create(iris);
        Assert.Equal("ResourceInUse", Assert.Throws<AwsException>(() => Create(iris, model: "m2")).Code);
        Assert.Equal("ResourceNotFound", iris.Refusal("DescribeInferenceRecommendationsJob", """{"JobName":"none"}""").Code);
    }
}
