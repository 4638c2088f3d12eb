using Infra.Operations.Recommendation;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.Recommendation;

public sealed class RecommendationUpdateTests
{
    [Theory]
    [InlineData("infra:endpoint: {instanceType: ml.m5.xlarge}", "infra:endpoint.instanceType")]
    [InlineData("infra:realTimeEndpoint: {instanceType: ml.m5.xlarge}", "infra:realTimeEndpoint.instanceType")]
    [InlineData("infra:endpoint: {instanceType: a}\n  infra:realTimeEndpoint: {instanceType: b}", "infra:endpoint.instanceType")]
    [InlineData("infra:endpoint: {}\n  infra:realTimeEndpoint: {instanceType: b}", "infra:realTimeEndpoint.instanceType")]
    [InlineData("infra:endpoint:\n  infra:realTimeEndpoint: {instanceType: b}", "infra:realTimeEndpoint.instanceType")]
    [InlineData("infra:endpoint: {}", null)]
    [InlineData("infra:serverlessEndpoint: {memorySizeInMB: 2048}", null)]
    public void InstanceTypePath_OfAStack_IsThatOfTheEndpointItMakes(string config, string? expected) =>
        Assert.Equal(expected, RecommendationUpdate.InstanceTypePath(StackFile.Parse($"config:\n  {config}\n")));
}
