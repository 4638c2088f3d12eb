using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;

namespace Infra.Sandbox.Tests.Engine.Planning;

public sealed class ResourceTypesTests
{
    [Theory]
    [InlineData("aws:sagemaker/endpointConfiguration:EndpointConfiguration", "productionVariants[0].instanceType", true)]
    [InlineData("aws:sagemaker/endpointConfiguration:EndpointConfiguration", "tags.team", false)]
    [InlineData("aws:sagemaker/endpoint:Endpoint", "endpointConfigName", false)]
    [InlineData("aws:sagemaker/endpoint:Endpoint", "deploymentConfig.autoRollbackConfiguration", false)]
    [InlineData("aws:sagemaker/endpoint:Endpoint", "name", true)]
    [InlineData("aws:sagemaker/model:Model", "containers[1].image", true)]
    [InlineData("aws:appautoscaling/target:Target", "maxCapacity", false)]
    [InlineData("aws:appautoscaling/policy:Policy", "resourceId", true)]
    [InlineData("aws:iam/role:Role", "assumeRolePolicy", false)]
    [InlineData("aws-native:sagemaker:ModelPackage", "modelApprovalStatus", false)]
    [InlineData("aws-native:sagemaker:ModelPackage", "inferenceSpecification.containers[0].image", true)]
    [InlineData("aws:s3/bucketVersioning:BucketVersioning", "bucket", true)]
    [InlineData("some:other:Type", "anything", false)]
    public void ForcesReplacement_OfAChange_IsWhatTheProviderSays(string type, string path, bool expected) =>
        Assert.Equal(expected, ResourceTypes.Find(type).ForcesReplacement(PropertyPath.Parse(path)));
}
