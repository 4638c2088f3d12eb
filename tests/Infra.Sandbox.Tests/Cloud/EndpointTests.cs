using Infra.Sandbox.Cloud;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class EndpointTests
{
    private const string Arn = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live";
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("", "1 validation error detected: Value null at 'productionVariants' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"VariantName":"v","ModelName":"none","InstanceType":"ml.m5.xlarge","InitialInstanceCount":1}""", "Could not find model \"arn:aws:sagemaker:us-east-1:123456789012:model/none\".")]
    [InlineData("""{"VariantName":"v","ModelName":"iris","InstanceType":"ml.m5.xlarge"}""", "InstanceType and InitialInstanceCount are required for variant \"v\" when ServerlessConfig is not specified.")]
    [InlineData("""{"VariantName":"v","ModelName":"iris","ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":5}}""", "Inference pipelines are not supported with ServerlessConfig (variant \"v\").")]
    [InlineData("""{"VariantName":"v","ModelName":"iris","ServerlessConfig":{"MemorySizeInMB":1500,"MaxConcurrency":5}}""", "MemorySizeInMB of variant \"v\" must be a multiple of 1024.")]
    public void CreateEndpointConfig_RuleBroken_IsRefused(string variant, string message)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        var variants = variant.Length == 0 ? "" : $$""","ProductionVariants":[{{variant}}]""";
        Assert.Equal(message, iris.Refusal("CreateEndpointConfig", $$"""{"EndpointConfigName":"c"{{variants}}}""").Message);
    }

    [Fact]
    public void CreateEndpointConfig_InstanceTypeOnlyTrainingKnows_BreaksTheEnum()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        var error = Assert.Throws<AwsException>(() => iris.CreateConfig("c", type: "ml.t3.medium"));
        Assert.StartsWith("1 validation error detected: Value 'ml.t3.medium' at 'productionVariants.1.member.instanceType' failed to satisfy constraint: Member must satisfy enum value set: [ml.t2.medium", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateEndpoint_Accepted_IsCreatingThenInService()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateConfig("c");
        var created = iris.Call("CreateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c"}""");

        Assert.Equal(Arn, (string?)created["EndpointArn"]);
        Assert.Equal("Creating", iris.Status());
        iris.Time.Advance(TimeSpan.FromMinutes(3.5) - TimeSpan.FromSeconds(1));
        Assert.Equal("Creating", iris.Status());
        iris.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("InService", iris.Status());
        var variant = iris.Call("DescribeEndpoint", """{"EndpointName":"IRIS-LIVE"}""")["ProductionVariants"]![0]!;
        Assert.Equal((1, 1, 1.0), ((int)variant["CurrentInstanceCount"]!, (int)variant["DesiredInstanceCount"]!, (double)variant["CurrentWeight"]!));
        Assert.Equal(3, variant["DeployedImages"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("UpdateEndpoint", ",\"EndpointConfigName\":\"c\"")]
    [InlineData("DeleteEndpoint", "")]
    [InlineData("UpdateEndpointWeightsAndCapacities", ",\"DesiredWeightsAndCapacities\":[{\"VariantName\":\"AllTraffic\",\"DesiredInstanceCount\":2}]")]
    public void Change_WhileCreating_IsRefused(string operation, string rest)
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.Call("CreateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c"}""");

        Assert.Equal($"Cannot update in-progress endpoint \"{Arn}\".", iris.Refusal(operation, $$"""{"EndpointName":"Iris-Live"{{rest}}}""").Message);
    }

    [Fact]
    public void CreateEndpoint_NameInUseInOtherCase_IsRefused()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");
        Assert.Equal(
            $"Cannot create already existing endpoint \"{Arn}\".",
            iris.Refusal("CreateEndpoint", """{"EndpointName":"IRIS-live","EndpointConfigName":"c"}""").Message);
    }

    [Fact]
    public void CreateEndpoint_ConfigAbsent_CouldNotFindIt()
    {
        using var iris = new IrisAccount();
        Assert.Equal(
            "Could not find endpoint configuration \"arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/none\".",
            iris.Refusal("CreateEndpoint", """{"EndpointName":"e","EndpointConfigName":"None"}""").Message);
    }

    [Fact]
    public void CreateEndpoint_ImageUnknown_FailsAndCanOnlyBeDeleted()
    {
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""{"ModelName":"x","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{IrisAccount.Registry}}unknown:1"} }""");
        iris.CreateConfig("c", model: "x");
        iris.CreateEndpoint(config: "c");

        var described = iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Equal("Failed", (string?)described["EndpointStatus"]);
        Assert.StartsWith("Please make sure all images included in the model for the production variant AllTraffic exist", (string?)described["FailureReason"], StringComparison.Ordinal);
        Assert.Contains("it can only be deleted", iris.Refusal("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c"}""").Message, StringComparison.Ordinal);
        iris.Call("DeleteEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Equal("Deleting", iris.Status());
        iris.Time.Advance(Enough);
        Assert.Equal($"Could not find endpoint \"{Arn}\".", iris.Refusal("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""").Message);
    }

    [Fact]
    public void CreateEndpoint_ArtefactBroken_FailsOnThePing()
    {
        using var iris = new IrisAccount();
        iris.Put("results", "broken.tar.gz", "not a tar");
        iris.Call("CreateModel", $$"""{"ModelName":"x","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{IrisAccount.Registry}}softmax:1","ModelDataUrl":"s3://results/broken.tar.gz"} }""");
        iris.CreateConfig("c", model: "x");
        iris.CreateEndpoint(config: "c");
        Assert.StartsWith(
            "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
            (string?)iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""")["FailureReason"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void UpdateEndpoint_NewConfig_IsUpdatingThenServesIt()
    {
        using var iris = Serving();
        iris.CreateConfig("c2", type: "ml.c5.xlarge", count: 2);
        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c2"}""");

        var updating = iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Equal(("Updating", "c"), ((string?)updating["EndpointStatus"], (string?)updating["EndpointConfigName"]));
        Assert.Equal("ml.c5.xlarge", (string?)updating["PendingDeploymentSummary"]!["ProductionVariants"]![0]!["InstanceType"]);
        iris.Time.Advance(Enough);
        var updated = iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Equal(("InService", "c2"), ((string?)updated["EndpointStatus"], (string?)updated["EndpointConfigName"]));
        Assert.Equal(2, (int)updated["ProductionVariants"]![0]!["DesiredInstanceCount"]!);
    }

    [Fact]
    public void UpdateEndpoint_OldConfigDeleted_CouldNotFindIt()
    {
        using var iris = Serving();
        iris.CreateConfig("c2");
        iris.Call("DeleteEndpointConfig", """{"EndpointConfigName":"c"}""");
        Assert.Equal(
            "Could not find endpoint configuration \"arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/c\".",
            iris.Refusal("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c2"}""").Message);
    }

    [Fact]
    public void UpdateEndpoint_NewModelDoesNotStart_RollsBackToTheOldConfig()
    {
        using var iris = Serving();
        iris.Call("CreateModel", $$"""{"ModelName":"x","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{IrisAccount.Registry}}unknown:1"} }""");
        iris.CreateConfig("c2", model: "x");
        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c2"}""");
        iris.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("RollingBack", iris.Status());
        iris.Time.Advance(Enough);
        var described = iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Equal(("InService", "c"), ((string?)described["EndpointStatus"], (string?)described["EndpointConfigName"]));
        Assert.StartsWith("Please make sure all images", (string?)described["FailureReason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(",\"RetainAllVariantProperties\":true", 3)]
    [InlineData(",\"RetainAllVariantProperties\":true,\"ExcludeRetainedVariantProperties\":[{\"VariantPropertyType\":\"DesiredInstanceCount\"}]", 1)]
    public void UpdateEndpoint_AfterScaling_KeepsTheCountOnlyWhenAsked(string retain, int expected)
    {
        using var iris = Serving();
        iris.Call("UpdateEndpointWeightsAndCapacities", """{"EndpointName":"Iris-Live","DesiredWeightsAndCapacities":[{"VariantName":"AllTraffic","DesiredInstanceCount":3}]}""");
        iris.Time.Advance(Enough);
        iris.CreateConfig("c2");
        iris.Call("UpdateEndpoint", $$"""{"EndpointName":"Iris-Live","EndpointConfigName":"c2"{{retain}}}""");
        iris.Time.Advance(Enough);
        Assert.Equal(expected, (int)iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""")["ProductionVariants"]![0]!["CurrentInstanceCount"]!);
    }

    [Theory]
    [InlineData("""[{"VariantName":"a"},{"VariantName":"a"}]""", "The variant name \"a\" was non-unique within the request.")]
    [InlineData("""[{"VariantName":"b"}]""", "The variant name(s) \"b\" is/are not present within endpoint configuration \"arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/c\".")]
    public void UpdateEndpointWeightsAndCapacities_WrongVariants_AreRefused(string desired, string message)
    {
        using var iris = Serving();
        Assert.Equal(message, iris.Refusal("UpdateEndpointWeightsAndCapacities", $$"""{"EndpointName":"Iris-Live","DesiredWeightsAndCapacities":{{desired}}}""").Message);
    }

    [Fact]
    public void ListEndpoints_ByStatus_GivesThoseOnly()
    {
        using var iris = Serving();
        iris.Call("CreateEndpoint", """{"EndpointName":"second","EndpointConfigName":"c"}""");
        Assert.Equal("second", (string?)Assert.Single(iris.Call("ListEndpoints", """{"StatusEquals":"Creating"}""")["Endpoints"]!.AsArray())!["EndpointName"]);
    }

    private static IrisAccount Serving()
    {
        var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.CreateEndpoint(config: "c");
        return iris;
    }
}
