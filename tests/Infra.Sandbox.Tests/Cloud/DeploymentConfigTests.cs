namespace Infra.Sandbox.Tests.Cloud;

/// <summary>How an update moves the traffic: what is refused.</summary>
public sealed class DeploymentConfigTests
{
    private const string AllAtOnce = """{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"ALL_AT_ONCE","WaitIntervalInSeconds":0}}}""";

    [Theory]
    [InlineData("{}", "DeploymentConfig needs exactly one of BlueGreenUpdatePolicy and RollingUpdatePolicy.")]
    [InlineData(
        """{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"ALL_AT_ONCE","WaitIntervalInSeconds":0}},"RollingUpdatePolicy":{"MaximumBatchSize":{"Type":"CAPACITY_PERCENT","Value":50},"WaitIntervalInSeconds":0}}""",
        "DeploymentConfig needs exactly one of BlueGreenUpdatePolicy and RollingUpdatePolicy.")]
    [InlineData("""{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"CANARY","WaitIntervalInSeconds":0}}}""", "CanarySize is required.")]
    [InlineData("""{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"LINEAR","WaitIntervalInSeconds":0}}}""", "LinearStepSize is required.")]
    [InlineData(
        """{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"ALL_AT_ONCE","WaitIntervalInSeconds":0,"CanarySize":{"Type":"INSTANCE_COUNT","Value":1}}}}""",
        "CanarySize is not supported with this type of traffic routing.")]
    [InlineData(
        """{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"CANARY","WaitIntervalInSeconds":0,"CanarySize":{"Type":"INSTANCE_COUNT","Value":2}}}}""",
        "CanarySize of variant \"AllTraffic\" is 66.67 % of its instance count; it must be between 0 % and 50 %.")]
    [InlineData(
        """{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"LINEAR","WaitIntervalInSeconds":0,"LinearStepSize":{"Type":"CAPACITY_PERCENT","Value":5}}}}""",
        "LinearStepSize of variant \"AllTraffic\" is 5 % of its instance count; it must be between 10 % and 50 %.")]
    [InlineData(
        """{"RollingUpdatePolicy":{"MaximumBatchSize":{"Type":"CAPACITY_PERCENT","Value":4},"WaitIntervalInSeconds":0}}""",
        "MaximumBatchSize of variant \"AllTraffic\" is 4 % of its instance count; it must be between 5 % and 50 %.")]
    public void UpdateEndpoint_RuleBroken_IsRefused(string deployment, string message)
    {
        using var iris = Serving();

        Assert.Equal(message, iris.Refusal("UpdateEndpoint", $$"""{"EndpointName":"Iris-Live","EndpointConfigName":"c2","DeploymentConfig":{{deployment}}}""").Message);
    }

    [Theory]
    [InlineData(AllAtOnce)]
    [InlineData("""{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"CANARY","WaitIntervalInSeconds":60,"CanarySize":{"Type":"INSTANCE_COUNT","Value":1}},"TerminationWaitInSeconds":60}}""")]
    [InlineData("""{"BlueGreenUpdatePolicy":{"TrafficRoutingConfiguration":{"Type":"LINEAR","WaitIntervalInSeconds":60,"LinearStepSize":{"Type":"CAPACITY_PERCENT","Value":20}}}}""")]
    [InlineData("""{"RollingUpdatePolicy":{"MaximumBatchSize":{"Type":"INSTANCE_COUNT","Value":1},"WaitIntervalInSeconds":60,"RollbackMaximumBatchSize":{"Type":"CAPACITY_PERCENT","Value":100}}}""")]
    public void UpdateEndpoint_GradualUpdate_IsCarriedOutAndRemembered(string deployment)
    {
        using var iris = Serving();

        iris.Call("UpdateEndpoint", $$"""{"EndpointName":"Iris-Live","EndpointConfigName":"c2","DeploymentConfig":{{deployment}}}""");
        iris.Time.Advance(TimeSpan.FromMinutes(5));

        var described = iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Equal(("InService", "c2"), ((string?)described["EndpointStatus"], (string?)described["EndpointConfigName"]));
        Assert.Equal(deployment, described["LastDeploymentConfig"]!.ToJsonString());
    }

    [Fact]
    public void UpdateEndpoint_OtherVariantName_IsRefusedOnlyWithADeploymentConfig()
    {
        using var iris = Serving();
        iris.Call("CreateEndpointConfig", """{"EndpointConfigName":"other","ProductionVariants":[{"VariantName":"blue","ModelName":"iris","InstanceType":"ml.m5.xlarge","InitialInstanceCount":1}]}""");

        Assert.Equal(
            "The new endpoint configuration must have the same variant names as the old one when DeploymentConfig is specified.",
            iris.Refusal("UpdateEndpoint", $$"""{"EndpointName":"Iris-Live","EndpointConfigName":"other","DeploymentConfig":{{AllAtOnce}}}""").Message);
        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"other"}""");
        Assert.Equal("Updating", iris.Status());
    }

    [Fact]
    public void CreateEndpoint_ServerlessRolling_IsRefused()
    {
        using var iris = new IrisAccount();
        iris.CreateSingle("softmax", "softmax");
        iris.CreateServerlessConfig("serverless");

        Assert.Equal(
            "RollingUpdatePolicy is not supported with ServerlessConfig.",
            iris.Refusal(
                "CreateEndpoint",
                """{"EndpointName":"e","EndpointConfigName":"serverless","DeploymentConfig":{"RollingUpdatePolicy":{"MaximumBatchSize":{"Type":"CAPACITY_PERCENT","Value":50},"WaitIntervalInSeconds":0}}}""").Message);
    }

    [Fact]
    public void UpdateEndpoint_RollingOverSeveralVariants_IsRefused()
    {
        using var iris = new IrisAccount();
        iris.CreatePipeline();
        const string Variants = """[{"VariantName":"a","ModelName":"iris","InstanceType":"ml.m5.xlarge","InitialInstanceCount":2},{"VariantName":"b","ModelName":"iris","InstanceType":"ml.m5.xlarge","InitialInstanceCount":2}]""";
        iris.Call("CreateEndpointConfig", $$"""{"EndpointConfigName":"two","ProductionVariants":{{Variants}}}""");

        Assert.Equal(
            "RollingUpdatePolicy is not supported with multiple production variants.",
            iris.Refusal(
                "CreateEndpoint",
                """{"EndpointName":"e","EndpointConfigName":"two","DeploymentConfig":{"RollingUpdatePolicy":{"MaximumBatchSize":{"Type":"CAPACITY_PERCENT","Value":50},"WaitIntervalInSeconds":0}}}""").Message);
    }

    private static IrisAccount Serving()
    {
        var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateConfig("c", count: 3);
        iris.CreateConfig("c2", count: 3);
        iris.CreateEndpoint(config: "c");
        return iris;
    }
}
