using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>
/// Creating to InService or Failed; Updating to InService, or by RollingBack to InService with the old configuration;
/// Deleting to gone. New containers must start and answer the ping before they serve.
/// </summary>
internal sealed class EndpointTransitions(SandboxAccount account)
{
    public void Begin(Endpoint endpoint, string status, TimeSpan duration, PendingChange change)
    {
        endpoint.Status = status;
        endpoint.FailureReason = null;
        endpoint.LastModifiedTime = account.Now;
        change.Kind = status;
        change.Start = account.Now;
        change.Due = account.After(duration);
        endpoint.Pending = change;
        Schedule(endpoint);
    }

    public void ChangeCapacity(Endpoint endpoint, IEnumerable<JsonObject> desired)
    {
        foreach (var item in desired)
        {
            var variant = endpoint.Variants.Find(candidate => candidate.VariantName == item.Text("VariantName"))!;
            variant.DesiredWeight = item.Number("DesiredWeight") ?? variant.DesiredWeight;
            variant.DesiredInstanceCount = item.Int("DesiredInstanceCount") ?? variant.DesiredInstanceCount;
            foreach (var (name, value) in item.Object("ServerlessUpdateConfig") ?? [])
            {
                variant.Serverless![name] = value?.DeepClone();
            }
        }

        Begin(endpoint, "Updating", account.Options.Durations.CapacityChange, new PendingChange { Variants = endpoint.Variants });
        endpoint.Pending!.Kind = "Scaling";
    }

    public void Resume()
    {
        foreach (var endpoint in account.State.SageMaker.Endpoints.Values.Where(endpoint => endpoint.Pending is not null))
        {
            Schedule(endpoint);
        }
    }

    private void Schedule(Endpoint endpoint)
    {
        var change = endpoint.Pending!;
        account.Scheduler.At(change.Due, () => FinishAsync(endpoint, change));
    }

    private async Task FinishAsync(Endpoint endpoint, PendingChange change)
    {
        var failure = change.Kind is "Creating" or "Updating" ? await StartFailureAsync(change.Variants) : null;
        lock (account.Gate)
        {
            if (!ReferenceEquals(endpoint.Pending, change))
            {
                return;
            }

            endpoint.Pending = null;
            endpoint.LastModifiedTime = account.Now;
            Finish(endpoint, change, failure);
        }

        account.Runtime.Dispatch(endpoint.EndpointName);
    }

    private void Finish(Endpoint endpoint, PendingChange change, string? failure)
    {
        switch (change.Kind)
        {
            case "Deleting":
                account.State.SageMaker.Endpoints.Remove(endpoint.EndpointName.ToLowerInvariant());
                account.State.SageMaker.Invocations.RemoveAll(queued => queued.EndpointName == endpoint.EndpointName);
                account.SageMaker.Tags.Forget(endpoint.Arn);
                break;
            case "Creating" when failure is not null:
                (endpoint.Status, endpoint.FailureReason) = ("Failed", failure);
                break;
            case "Updating" when failure is not null:
                Begin(endpoint, "RollingBack", account.Options.Durations.EndpointUpdate, new PendingChange { FailureReason = failure });
                break;
            case "RollingBack":
                (endpoint.Status, endpoint.FailureReason) = ("InService", change.FailureReason);
                break;
            case "Scaling":
                endpoint.Status = "InService";
                endpoint.Variants.ForEach(Settle);
                break;
            default:
                endpoint.Status = "InService";
                endpoint.ConfigName = change.ConfigName!;
                endpoint.Variants = change.Variants;
                endpoint.LastDeploymentConfig = change.DeploymentConfig;
                break;
        }
    }

    private static void Settle(EndpointVariant variant)
    {
        variant.CurrentInstanceCount = variant.DesiredInstanceCount;
        variant.CurrentWeight = variant.DesiredWeight;
    }

    private async Task<string?> StartFailureAsync(List<EndpointVariant> variants)
    {
        foreach (var variant in variants)
        {
            try
            {
                await account.Runtime.Pipelines.StartAsync(variant.Model, CancellationToken.None);
            }
            catch (ContainerStartException exception)
            {
                return exception.ForVariant(variant.VariantName);
            }
        }

        return null;
    }
}
