using System.Text;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Invocations;

namespace Infra.Sandbox.Tests.Cloud;

/// <summary>Serverless endpoints: what they do not offer, how they are updated, scaled and invoked.</summary>
public sealed class ServerlessTests
{
    private const string Config = "\"MemorySizeInMB\":2048,\"MaxConcurrency\":5";
    private const string Vpc = ",\"VpcConfig\":{\"SecurityGroupIds\":[\"sg-1\"],\"Subnets\":[\"subnet-1\"]}";
    private const string Private = ",\"ImageConfig\":{\"RepositoryAccessMode\":\"Vpc\"}";
    private const string Source = ",\"ModelDataSource\":{\"S3DataSource\":{\"S3Uri\":\"s3://infra-samples-123456789012/iris/models/softmax/\",\"S3DataType\":\"S3Prefix\",\"CompressionType\":\"None\"}}";

    [Theory]
    [InlineData(Vpc, "", "VpcConfig of the model is not supported with ServerlessConfig (variant \"AllTraffic\").")]
    [InlineData(",\"EnableNetworkIsolation\":true", "", "EnableNetworkIsolation of the model is not supported with ServerlessConfig (variant \"AllTraffic\").")]
    [InlineData("", ",\"Mode\":\"MultiModel\",\"ModelDataUrl\":\"s3://infra-samples-123456789012/iris/models/\"", "Multi-model containers are not supported with ServerlessConfig (variant \"AllTraffic\").")]
    [InlineData(Vpc, Private, "VpcConfig of the model is not supported with ServerlessConfig (variant \"AllTraffic\").")]
    [InlineData("", Private, "Images in private Docker registries are not supported with ServerlessConfig (variant \"AllTraffic\").")]
    [InlineData("", Source, "ModelDataSource is not supported with ServerlessConfig (variant \"AllTraffic\").")]
    public void CreateEndpointConfig_ModelThatServerlessCannotServe_IsRefused(string model, string container, string message)
    {
        using var iris = new IrisAccount();
        iris.Call("CreateModel", $$"""
            {"ModelName":"softmax","ExecutionRoleArn":"{{IrisAccount.Role}}","PrimaryContainer":{"Image":"{{IrisAccount.Registry}}softmax:1"{{container}}}{{model}}}
            """);

        Assert.Equal(message, Assert.Throws<AwsException>(() => iris.CreateServerlessConfig("c")).Message);
    }

    [Theory]
    [InlineData("\"MemorySizeInMB\":2048,\"MaxConcurrency\":5,\"ProvisionedConcurrency\":6", "", "ProvisionedConcurrency of variant \"AllTraffic\" must be less than or equal to MaxConcurrency.")]
    [InlineData(
        Config, ",\"DataCaptureConfig\":{\"EnableCapture\":true,\"InitialSamplingPercentage\":100,\"DestinationS3Uri\":\"s3://results/\",\"CaptureOptions\":[{\"CaptureMode\":\"Input\"}]}",
        "DataCaptureConfig is not supported with ServerlessConfig (variant \"AllTraffic\").")]
    [InlineData(
        Config, ",\"ShadowProductionVariants\":[{\"VariantName\":\"shadow\",\"ModelName\":\"softmax\",\"InstanceType\":\"ml.m5.xlarge\",\"InitialInstanceCount\":1}]",
        "Multiple production variants are not supported with ServerlessConfig (variant \"AllTraffic\").")]
    public void CreateEndpointConfig_WhatServerlessDoesNotOffer_IsRefused(string serverless, string extra, string message)
    {
        using var iris = new IrisAccount();
        iris.CreateSingle("softmax", "softmax");

        Assert.Equal(message, Assert.Throws<AwsException>(() => iris.CreateServerlessConfig("c", serverless: serverless, extra: extra)).Message);
    }

    [Fact]
    public void CreateEndpointConfig_DataCaptureTurnedOff_IsTaken()
    {
        using var iris = new IrisAccount();
        iris.CreateSingle("softmax", "softmax");

        iris.CreateServerlessConfig("c", extra: ",\"DataCaptureConfig\":{\"EnableCapture\":false,\"InitialSamplingPercentage\":100,\"DestinationS3Uri\":\"s3://results/\",\"CaptureOptions\":[{\"CaptureMode\":\"Input\"}]}");

        Assert.NotNull(iris.Call("DescribeEndpointConfig", """{"EndpointConfigName":"c"}""")["ProductionVariants"]![0]!["ServerlessConfig"]);
    }

    [Fact]
    public void UpdateEndpoint_FromInstancesToServerless_IsRefused()
    {
        using var iris = Serving(instances: true);

        Assert.Equal(
            "Cannot update endpoint \"arn:aws:sagemaker:us-east-1:123456789012:endpoint/iris-live\" from an instance-based to a serverless variant (\"AllTraffic\"). "
            + "Create a new endpoint with the serverless endpoint configuration.",
            iris.Refusal("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"serverless"}""").Message);
        Assert.Equal("InService", iris.Status());
    }

    [Fact]
    public void UpdateEndpoint_FromServerlessToInstances_IsAcceptedAndThereIsNoWayBack()
    {
        using var iris = Serving(instances: false);

        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"instances"}""");
        iris.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, (int)Variant(iris)["CurrentInstanceCount"]!);
        Assert.StartsWith("Cannot update endpoint", iris.Refusal("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"serverless"}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UpdateEndpoint_ToAnotherSize_ShowsItAsPendingThenServesIt()
    {
        using var iris = Serving(instances: false);
        iris.CreateServerlessConfig("larger", serverless: "\"MemorySizeInMB\":4096,\"MaxConcurrency\":10");

        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"larger"}""");

        var pending = iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""")["PendingDeploymentSummary"]!["ProductionVariants"]![0]!;
        Assert.Equal(4096, (int)pending["DesiredServerlessConfig"]!["MemorySizeInMB"]!);
        Assert.Null(pending["DesiredInstanceCount"]);
        Assert.Equal(2048, (int)Variant(iris)["CurrentServerlessConfig"]!["MemorySizeInMB"]!);
        iris.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(4096, (int)Variant(iris)["CurrentServerlessConfig"]!["MemorySizeInMB"]!);
    }

    [Fact]
    public void UpdateEndpointWeightsAndCapacities_OfTheOtherKind_IsRefused()
    {
        using var serverless = Serving(instances: false);
        using var instances = Serving(instances: true);

        Assert.Equal(
            "DesiredInstanceCount cannot be specified for a serverless variant (\"AllTraffic\").",
            Refusal(serverless, "\"DesiredInstanceCount\":2"));
        Assert.Equal(
            "ServerlessUpdateConfig cannot be specified for an instance-based variant (\"AllTraffic\").",
            Refusal(instances, "\"ServerlessUpdateConfig\":{\"MaxConcurrency\":2}"));

        static string Refusal(IrisAccount iris, string desired) => iris.Refusal(
            "UpdateEndpointWeightsAndCapacities",
            $$"""{"EndpointName":"Iris-Live","DesiredWeightsAndCapacities":[{"VariantName":"AllTraffic",{{desired}}}]}""").Message;
    }

    [Fact]
    public void UpdateEndpointWeightsAndCapacities_OfAServerlessVariant_ChangesItsConcurrency()
    {
        using var iris = Serving(instances: false);

        iris.Call(
            "UpdateEndpointWeightsAndCapacities",
            """{"EndpointName":"Iris-Live","DesiredWeightsAndCapacities":[{"VariantName":"AllTraffic","ServerlessUpdateConfig":{"MaxConcurrency":20,"ProvisionedConcurrency":3}}]}""");
        iris.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("""{"MemorySizeInMB":2048,"MaxConcurrency":20,"ProvisionedConcurrency":3}""", Variant(iris)["CurrentServerlessConfig"]!.ToJsonString());
    }

    [Theory]
    [InlineData(false, "", "sagemaker:variant:DesiredInstanceCount", "The scalable dimension sagemaker:variant:DesiredInstanceCount is not supported for a serverless variant.")]
    [InlineData(true, "", "sagemaker:variant:DesiredProvisionedConcurrency", "The scalable dimension sagemaker:variant:DesiredProvisionedConcurrency is not supported for an instance-based variant.")]
    [InlineData(false, "", "sagemaker:variant:DesiredProvisionedConcurrency", "Variant \"AllTraffic\" has no provisioned concurrency to scale.")]
    [InlineData(
        false, ",\"ProvisionedConcurrency\":1", "ecs:service:DesiredCount",
        "The sandbox scales only the service namespace sagemaker with the dimensions sagemaker:variant:DesiredInstanceCount and sagemaker:variant:DesiredProvisionedConcurrency.")]
    public void RegisterScalableTarget_DimensionThatTheVariantLacks_IsRefused(bool instances, string provisioned, string dimension, string message)
    {
        using var iris = Serving(instances, provisioned);

        Assert.EndsWith(message, Assert.Throws<AwsException>(() => Register(iris, dimension)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RegisterScalableTarget_ProvisionedConcurrency_IsTakenAndDoesNotBlockUpdates()
    {
        using var iris = Serving(instances: false, ",\"ProvisionedConcurrency\":1");

        Assert.StartsWith("arn:aws:application-autoscaling:", (string?)Register(iris, "sagemaker:variant:DesiredProvisionedConcurrency")["ScalableTargetARN"], StringComparison.Ordinal);
        iris.CreateServerlessConfig("larger", serverless: "\"MemorySizeInMB\":4096,\"MaxConcurrency\":10,\"ProvisionedConcurrency\":1");
        iris.Call("UpdateEndpoint", """{"EndpointName":"Iris-Live","EndpointConfigName":"larger"}""");
        Assert.Equal("Updating", iris.Status());
    }

    [Fact]
    public async Task InvokeEndpoint_Serverless_Answers()
    {
        using var iris = Serving(instances: false);

        var result = await iris.Account.Runtime.InvokeEndpointAsync(
            new InvokeEndpointRequest("Iris-Live", Encoding.UTF8.GetBytes("-0.9,1.0,-1.3,-1.3\n")) { ContentType = "text/csv" });

        var shares = Encoding.UTF8.GetString(result.Body).Trim().Split(',');
        Assert.Equal(3, shares.Length);
        Assert.Equal("AllTraffic", result.InvokedProductionVariant);
    }

    private static JsonNode Variant(IrisAccount iris) => iris.Call("DescribeEndpoint", """{"EndpointName":"Iris-Live"}""")["ProductionVariants"]![0]!;

    private static JsonObject Register(IrisAccount iris, string dimension) => iris.Account.ApplicationAutoScaling.Call(
        "RegisterScalableTarget",
        IrisAccount.Json($$"""{"ServiceNamespace":"sagemaker","ResourceId":"endpoint/Iris-Live/variant/AllTraffic","ScalableDimension":"{{dimension}}","MinCapacity":1,"MaxCapacity":2}"""));

    private static IrisAccount Serving(bool instances, string provisioned = "")
    {
        var iris = new IrisAccount();
        iris.CreateSingle("softmax", "softmax");
        iris.CreateConfig("instances", model: "softmax");
        iris.CreateServerlessConfig("serverless", serverless: Config + provisioned);
        iris.CreateEndpoint(config: instances ? "instances" : "serverless");
        return iris;
    }
}
