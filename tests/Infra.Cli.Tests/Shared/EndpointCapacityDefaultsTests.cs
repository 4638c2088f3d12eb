using Infra.Components.AsyncInference;
using Infra.Components.RealTimeInference;
using Infra.Operations.Recommendation.Reports;
using Infra.Operations.StackConfiguration;

namespace Infra.Cli.Tests.Shared;

/// <summary>The band that reports count monthly costs of has the components' own defaults, which operations cannot see.</summary>
public sealed class EndpointCapacityDefaultsTests
{
    [Fact]
    public void Of_AsynchronousEndpointWithoutScaling_IsTheComponentsDefault()
    {
        var scaling = new AsyncScalingArgs();

        Assert.Equal(new EndpointCapacity(scaling.MinCapacity, scaling.MaxCapacity), CapacityOf("infra:endpoint"));
    }

    [Fact]
    public void Of_RealTimeEndpointWithoutScaling_IsTheComponentsDefault()
    {
        var scaling = new RealTimeScalingArgs();

        Assert.Equal(new EndpointCapacity(scaling.MinCapacity, scaling.MaxCapacity), CapacityOf("infra:realTimeEndpoint"));
    }

    private static EndpointCapacity? CapacityOf(string key) => EndpointCapacity.Of(StackFile.Parse($"config:\n  {key}: {{instanceType: ml.m5.large}}\n"));
}
