using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class ScalingTests
{
    private const string Variant = "\"ServiceNamespace\":\"sagemaker\",\"ResourceId\":\"endpoint/Iris-Live/variant/AllTraffic\",\"ScalableDimension\":\"sagemaker:variant:DesiredInstanceCount\"";

    [Fact]
    public void UpdateEndpoint_OtherInstanceTypeWhileRegistered_IsRefusedUntilDeregistered()
    {
        using var iris = Serving();
        Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":0,\"MaxCapacity\":2");
        iris.CreateAsyncConfig("async2", type: "ml.c5.xlarge");
        const string Update = """{"EndpointName":"Iris-Live","EndpointConfigName":"async2"}""";

        Assert.Equal(
            "The variant(s) \"AllTraffic\" must be deregistered as scalable targets with AWS Auto Scaling before they can be removed or have their instance type updated.",
            iris.Refusal("UpdateEndpoint", Update).Message);
        Scaling(iris, "DeregisterScalableTarget");
        iris.Call("UpdateEndpoint", Update);
        Assert.Equal("Updating", iris.Status());
    }

    [Fact]
    public void UpdateEndpoint_SameInstanceTypeWhileRegistered_IsAccepted()
    {
        using var iris = Serving();
        Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":0,\"MaxCapacity\":2");
        iris.CreateAsyncConfig("async2");
        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"async2"}""");
        Assert.Equal("Updating", iris.Status());
    }

    [Theory]
    [InlineData(",\"MinCapacity\":3,\"MaxCapacity\":2", "Maximum capacity cannot be less than minimum capacity")]
    [InlineData(",\"MaxCapacity\":2", "MinCapacity is required to register a new scalable target.")]
    public void RegisterScalableTarget_WrongCapacity_IsRefused(string capacity, string message)
    {
        using var iris = Serving();
        Assert.Equal(message, Assert.Throws<AwsException>(() => Scaling(iris, "RegisterScalableTarget", capacity)).Message);
    }

    [Fact]
    public void RegisterScalableTarget_EndpointNotThereOrNotInService_IsRefused()
    {
        using var iris = new IrisAccount();
        Assert.Equal(
            "SageMaker endpoint variant not found for resource ID: endpoint/Iris-Live/variant/AllTraffic",
            Assert.Throws<AwsException>(() => Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":1,\"MaxCapacity\":2")).Message);
        iris.CreatePipeline();
        iris.CreateConfig("c");
        iris.Call("CreateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"c"}""");
        Assert.Contains("is Creating", Assert.Throws<AwsException>(() => Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":1,\"MaxCapacity\":2")).Message, StringComparison.Ordinal);
        iris.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("Minimum capacity must be 1 or higher", Assert.Throws<AwsException>(() => Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":0,\"MaxCapacity\":2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_PutDescribeDelete_GoWithTheirTarget()
    {
        using var iris = Serving();
        Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":0,\"MaxCapacity\":2");
        var arn = (string)Scaling(iris, "PutScalingPolicy", ",\"PolicyName\":\"p\",\"PolicyType\":\"StepScaling\",\"StepScalingPolicyConfiguration\":{\"AdjustmentType\":\"ChangeInCapacity\"}")["PolicyARN"]!;
        Assert.Matches("^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource/sagemaker/endpoint/Iris-Live/variant/AllTraffic:policyName/p$", arn);
        Assert.Single(Describe(iris, "DescribeScalingPolicies", "ScalingPolicies"));
        Scaling(iris, "DeregisterScalableTarget");
        Assert.Empty(Describe(iris, "DescribeScalingPolicies", "ScalingPolicies"));
        Assert.Empty(Describe(iris, "DescribeScalableTargets", "ScalableTargets"));
        Assert.Equal("ObjectNotFoundException", Assert.Throws<AwsException>(() => Scaling(iris, "PutScalingPolicy", ",\"PolicyName\":\"p\"")).Code);
    }

    [Fact]
    public void RegisterScalableTarget_Again_ChangesTheBoundsAndKeepsTheArn()
    {
        using var iris = Serving();
        var first = Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":0,\"MaxCapacity\":2").ToJsonString();
        Assert.Equal(first, Scaling(iris, "RegisterScalableTarget", ",\"MaxCapacity\":5").ToJsonString());
        var target = Describe(iris, "DescribeScalableTargets", "ScalableTargets").Single()!;
        Assert.Equal((0, 5), ((int)target["MinCapacity"]!, (int)target["MaxCapacity"]!));
    }

    [Fact]
    public void DeleteEndpoint_WithATarget_DeregistersIt()
    {
        using var iris = Serving();
        Scaling(iris, "RegisterScalableTarget", ",\"MinCapacity\":0,\"MaxCapacity\":2");
        iris.Call("DeleteEndpoint", """{"EndpointName":"Iris-Live"}""");
        Assert.Empty(Describe(iris, "DescribeScalableTargets", "ScalableTargets"));
    }

    private static JsonObject Scaling(IrisAccount iris, string operation, string rest = "") =>
        iris.Account.ApplicationAutoScaling.Call(operation, IrisAccount.Json("{" + Variant + rest + "}"));

    private static JsonArray Describe(IrisAccount iris, string operation, string member) =>
        iris.Account.ApplicationAutoScaling.Call(operation, IrisAccount.Json("""{"ServiceNamespace":"sagemaker"}"""))[member]!.AsArray();

    private static IrisAccount Serving()
    {
        var iris = new IrisAccount();
        iris.CreatePipeline();
        iris.CreateAsyncConfig();
        iris.CreateEndpoint();
        return iris;
    }
}
