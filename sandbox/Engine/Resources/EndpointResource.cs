using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>An endpoint: every change of it takes time, and may fail at the end of that.</summary>
internal sealed class EndpointResource(SandboxAccount account) : SageMakerResource(account, "Endpoint", "name")
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(10);

    /// <summary>An endpoint that fails to start can only be deleted: it is, so that the next deployment can make it anew.</summary>
    public override async Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken)
    {
        var created = await base.CreateAsync(outputs, cancellationToken);
        var (status, reason, _) = await SettleAsync(outputs, cancellationToken);
        if (status == "InService") return created;
        Account.SageMaker.Call("DeleteEndpoint", Named(outputs));
        await SettleAsync(outputs, cancellationToken);
        throw Failed(outputs, status, reason);
    }

    public override async Task<MapValue> UpdateAsync(ResourceState old, MapValue outputs, CancellationToken cancellationToken)
    {
        await SettleAsync(outputs, cancellationToken);
        UpdateTags(old, outputs);
        if (PropertyDiffer.Diff(Deployed((MapValue)old.Outputs.Unwrap()), Deployed(outputs)).IsEmpty) return outputs;
        Account.SageMaker.Call("UpdateEndpoint", Requests.Create("UpdateEndpoint", outputs, ("EndpointName", "name")));
        var (status, reason, config) = await SettleAsync(outputs, cancellationToken);
        return status == "InService" && config == outputs.Text("endpointConfigName") ? outputs : throw Failed(outputs, status, reason);
    }

    public override async Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        var (status, _, _) = await SettleAsync(state.Outputs, cancellationToken);
        if (status is null) return;
        await base.DeleteAsync(state, cancellationToken);
        await SettleAsync(state.Outputs, cancellationToken);
    }

    /// <summary>Waits until nothing is under way.</summary>
    /// <returns>The status, null when the endpoint is gone; why it failed, if it did; the configuration it runs with.</returns>
    public async Task<(string? Status, string? Reason, string? Config)> SettleAsync(MapValue outputs, CancellationToken cancellationToken)
    {
        while (true)
        {
            var endpoint = Describe(outputs);
            var status = endpoint?.Text("EndpointStatus");
            if (status is not ("Creating" or "Updating" or "SystemUpdating" or "RollingBack" or "Deleting"))
                return (status, endpoint?.Text("FailureReason"), endpoint?.Text("EndpointConfigName"));
            await Task.Delay(Account.Options.Scale(PollInterval), Account.TimeProvider, cancellationToken);
        }
    }

    private static MapValue Deployed(MapValue outputs) =>
        MapValue.Of(outputs.Entries.Where(entry => entry.Key is "endpointConfigName" or "deploymentConfig"));

    private static AwsException Failed(MapValue outputs, string? status, string? reason) =>
        new(status ?? "Gone", $"Endpoint \"{outputs.Text("name")}\" did not come InService: {reason ?? "no reason was given."}");
}
