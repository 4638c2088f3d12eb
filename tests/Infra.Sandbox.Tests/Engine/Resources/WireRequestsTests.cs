using Infra.Sandbox.Cloud.ServiceModels;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Tests.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Resources;

public sealed class WireRequestsTests
{
    [Theory]
    [InlineData(
        "CreateEndpointConfig",
        """{"name":"c","kmsKeyArn":"k","productionVariants":[{"modelName":"m","volumeSizeInGb":5,"enableSsmAccess":true,"serverlessConfig":{"memorySizeInMb":1024},"routingConfigs":[{"routingStrategy":"RANDOM"}]}]}""",
        """{"EndpointConfigName":"c","ProductionVariants":[{"ModelName":"m","ServerlessConfig":{"MemorySizeInMB":1024},"VolumeSizeInGB":5,"EnableSSMAccess":true,"RoutingConfig":{"RoutingStrategy":"RANDOM"}}],"KmsKeyId":"k"}""")]
    [InlineData(
        "CreateModel",
        """{"containers":[{"environment":{"A_b":"1"},"modelDataSource":{"s3DataSources":[{"s3Uri":"s3://b/","s3DataType":"S3Prefix"}]}}],"tags":{"team":"x"},"arn":"not asked for"}""",
        """{"Containers":[{"ModelDataSource":{"S3DataSource":{"S3Uri":"s3://b/","S3DataType":"S3Prefix"}},"Environment":{"A_b":"1"}}],"Tags":[{"Key":"team","Value":"x"}]}""")]
    public void Create_OfPulumisProperties_WritesAwssMembers(string operation, string properties, string expected)
    {
        var request = new WireRequests(ServiceModel.SageMaker).Create(
            operation, PropertyValues.Of(properties), ("EndpointConfigName", "name"), ("KmsKeyId", "kmsKeyArn"));

        Assert.True(
            System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(expected), request), request.ToJsonString());
    }
}
