using Infra.Components.AsyncInference;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Endpoints;

/// <summary>The whole resource graphs of three typical uses of each kind of endpoint.</summary>
public sealed class EndpointSnapshotTests
{
    public static TheoryData<string, Action> Uses { get; } = new()
    {
        { "async-endpoint", () => _ = new AsyncEndpoint("iris", EndpointUses.Async()) },
        { "async-endpoint-everything", () => _ = new AsyncEndpoint("iris", EndpointUses.AsyncWithEverything()) },
        { "async-endpoint-adopted", () => _ = new AsyncEndpoint("iris", EndpointUses.AsyncAdoptedWithoutScaling()) },
        { "real-time-endpoint", () => _ = new RealTimeEndpoint("iris", EndpointUses.RealTime()) },
        { "real-time-endpoint-everything", () => _ = new RealTimeEndpoint("iris", EndpointUses.RealTimeWithEverything()) },
        { "real-time-endpoint-rolling", () => _ = new RealTimeEndpoint("iris", EndpointUses.RealTimeRollingWithoutScaling()) },
        { "serverless-endpoint", () => _ = new ServerlessEndpoint("iris", EndpointUses.Serverless()) },
        { "serverless-endpoint-everything", () => _ = new ServerlessEndpoint("iris", EndpointUses.ServerlessWithEverything()) },
        { "serverless-endpoint-warm", () => _ = new ServerlessEndpoint("iris", EndpointUses.ServerlessWarmAndUnwatched()) },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Construct_OfTypicalUse_MatchesTheSnapshot(string name, Action use) => Snapshot.Verify(name, await TestRun.Of(use));

    /// <summary>A preview shows what the update will do.</summary>
    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Preview_OfTypicalUse_CreatesTheSameResources(string name, Action use)
    {
        var (preview, update) = (await TestRun.Of(use, isPreview: true), await TestRun.Of(use));

        Assert.True(update.Children.SequenceEqual(preview.Children), name);
    }
}
