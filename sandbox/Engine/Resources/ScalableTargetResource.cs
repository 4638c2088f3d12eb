using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.ServiceModels;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>A variant as a scalable target. AWS takes it only while its endpoint is in service, so a change under way is waited for.</summary>
internal sealed class ScalableTargetResource(SandboxAccount account, EndpointResource endpoints) : IAccountResource
{
    private static readonly WireRequests Requests = new(ServiceModel.ApplicationAutoScaling);

    public async Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken)
    {
        if (outputs.Text("resourceId")?.Split('/') is ["endpoint", var endpoint, ..])
            await endpoints.SettleAsync(MapValue.Of(("name", endpoint)), cancellationToken);
        var response = account.ApplicationAutoScaling.Call("RegisterScalableTarget", Requests.Create("RegisterScalableTarget", outputs));
        return response.Text("ScalableTargetARN") is { } arn ? outputs.Set("arn", arn) : outputs;
    }

    public Task<MapValue> UpdateAsync(ResourceState old, MapValue outputs, CancellationToken cancellationToken) => CreateAsync(outputs, cancellationToken);

    public Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        account.ApplicationAutoScaling.Call("DeregisterScalableTarget", Requests.Create("DeregisterScalableTarget", state.Outputs));
        return Task.CompletedTask;
    }

    public bool Exists(MapValue outputs)
    {
        var response = account.ApplicationAutoScaling.Call("DescribeScalableTargets", new JsonObject
        {
            ["ServiceNamespace"] = outputs.Text("serviceNamespace"),
            ["ScalableDimension"] = outputs.Text("scalableDimension"),
            ["ResourceIds"] = new JsonArray(outputs.Text("resourceId")),
        });
        return response.Objects("ScalableTargets").Any();
    }
}
