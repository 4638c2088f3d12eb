using Infra.Operations.Recommendation.Reports;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.Recommendation.Reports;

public sealed class EndpointCapacityTests
{
    [Theory]
    [InlineData("{scaling: {minCapacity: 0, maxCapacity: 2}}", 0, 2, "0 to 2 instances")]
    [InlineData("{scaling: {minCapacity: 2, maxCapacity: 8}}", 2, 8, "2 to 8 instances")]
    [InlineData("{scaling: {minCapacity: \"1\", maxCapacity: \"4\"}}", 1, 4, "1 to 4 instances")]
    [InlineData("{scaling: {minCapacity: 1}}", 1, 1, "1 instance")]
    [InlineData("{scaling: {}}", 0, 1, "0 to 1 instances")]
    [InlineData("{instanceType: ml.m5.large}", 0, 1, "0 to 1 instances")]
    [InlineData("{initialInstanceCount: 3, scaling: {enabled: false, minCapacity: 1, maxCapacity: 9}}", 3, 3, "3 instances")]
    [InlineData("{scaling: {enabled: false}}", 1, 1, "1 instance")]
    public void Of_EndpointOfAStackFile_IsItsBandOrTheDocumentedDefault(string endpoint, int minimum, int maximum, string words)
    {
        var capacity = EndpointCapacity.Of(StackFile.Parse($"config:\n  infra:endpoint: {endpoint}\n"));

        Assert.Equal(new EndpointCapacity(minimum, maximum), capacity);
        Assert.Equal(words, capacity!.Words);
    }

    [Theory]
    [InlineData("{scaling: {maxInvocationsPerMinute: 100, maxCapacity: 4}}", 1, 4)]
    [InlineData("{scaling: {enabled: false}, initialInstanceCount: 2}", 2, 2)]
    [InlineData("{instanceType: ml.m5.large}", 1, 1)]
    public void Of_RealTimeEndpoint_HasItsOwnDefaults(string endpoint, int minimum, int maximum) =>
        Assert.Equal(new EndpointCapacity(minimum, maximum), EndpointCapacity.Of(StackFile.Parse($"config:\n  infra:realTimeEndpoint: {endpoint}\n")));

    [Theory]
    [InlineData("config: {}\n")]
    [InlineData("config:\n  infra:serverlessEndpoint: {memorySizeInMB: 2048}\n")]
    [InlineData("config:\n  infra:endpoint: {scaling: {minCapacity: 5, maxCapacity: 2}}\n")]
    [InlineData("config:\n  infra:endpoint: {scaling: {minCapacity: -1}}\n")]
    [InlineData("config:\n  infra:endpoint: {scaling: {maxCapacity: many}}\n")]
    public void Of_NoEndpointOrNoBand_IsUnknown(string text) => Assert.Null(EndpointCapacity.Of(StackFile.Parse(text)));
}
