using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.S3;
using Infra.Sandbox.Cloud.SageMaker;

namespace Infra.Sandbox.Cloud.Invocations;

/// <summary>The waiting asynchronous requests of all endpoints: started when there is capacity, expired when their time is over.</summary>
internal sealed class AsyncQueue(SandboxAccount account)
{
    /// <summary>What SageMaker chooses when the endpoint does not say is not documented.</summary>
    private const int DefaultConcurrency = 4;
    private const int DefaultTtlSeconds = 21_600;
    private const int DefaultTimeoutSeconds = 900;

    private readonly AsyncInvocation invocation = new(account);

    private List<QueuedInvocation> All => account.State.SageMaker.Invocations;

    public InvokeEndpointAsyncResult Add(Endpoint endpoint, JsonObject config, InvokeEndpointAsyncRequest request)
    {
        var output = config.Object("OutputConfig")!;
        var folder = S3Location.TryParse(output.Text("S3OutputPath"))
            ?? new S3Location($"sagemaker-{account.Options.Region}-{account.Options.AccountId}", $"async-endpoint-outputs/{endpoint.EndpointName}");
        folder = request.S3OutputPathExtension is { } extension ? folder.Under(extension) : folder;
        var uuid = account.Ids.NextUuid();
        var failures = S3Location.TryParse(output.Text("S3FailurePath"));
        var queued = new QueuedInvocation
        {
            InferenceId = request.InferenceId ?? account.Ids.NextUuid(),
            EndpointName = endpoint.EndpointName,
            InputLocation = request.InputLocation,
            ContentType = request.ContentType,
            Accept = request.Accept,
            CustomAttributes = request.CustomAttributes,
            OutputLocation = folder.Under(request.Filename ?? uuid + ".out").ToString(),
            FailureLocation = failures?.Under((request.Filename is { } file ? Path.GetFileNameWithoutExtension(file) : uuid) + "-error.out").ToString(),
            Received = account.Now,
            Expires = account.Now.AddSeconds(request.RequestTtlSeconds ?? DefaultTtlSeconds),
            TimeoutSeconds = request.InvocationTimeoutSeconds ?? DefaultTimeoutSeconds,
        };
        All.Add(queued);
        Schedule(queued);
        return new InvokeEndpointAsyncResult(queued.InferenceId, queued.OutputLocation, queued.FailureLocation);
    }

    public void Resume()
    {
        foreach (var queued in All)
        {
            queued.Running = false;
            Schedule(queued);
        }
    }

    /// <summary>Starts as many requests as the endpoint's instances have room for.</summary>
    public void Dispatch(string endpointName)
    {
        List<QueuedInvocation> started;
        lock (account.Gate)
        {
            if (account.SageMaker.Endpoints.Find(endpointName) is not { } endpoint)
            {
                return;
            }

            var own = All.Where(queued => queued.EndpointName == endpoint.EndpointName).ToList();
            started = [.. own.Where(queued => !queued.Running).Take(Math.Max(0, Room(endpoint) - own.Count(queued => queued.Running)))];
            started.ForEach(queued => queued.Running = true);
            if (started.Count == 0 && own.Count > 0)
            {
                WakeFromZero(endpoint);
            }
        }

        foreach (var queued in started)
        {
            account.Scheduler.At(account.Now, () => RunAsync(queued));
        }

        if (started.Count > 0)
        {
            account.Scheduler.RunDue();
        }
    }

    private void Schedule(QueuedInvocation queued)
    {
        account.Scheduler.At(account.After(account.Options.Durations.AsyncDispatch), () =>
        {
            Dispatch(queued.EndpointName);
            return Task.CompletedTask;
        });
        account.Scheduler.At(queued.Expires, () => ExpireAsync(queued));
    }

    private int Room(Endpoint endpoint)
    {
        var perInstance = account.SageMaker.Endpoints.AsyncConfig(endpoint)?.Object("ClientConfig")?.Int("MaxConcurrentInvocationsPerInstance") ?? DefaultConcurrency;
        var serving = endpoint.Status is "InService" or "Updating" or "SystemUpdating" or "RollingBack";
        return serving ? perInstance * endpoint.Variants.Sum(variant => variant.CurrentInstanceCount) : 0;
    }

    /// <summary>A step policy on the variant stands for the alarm on HasBacklogWithoutCapacity: without one a request waits for ever.</summary>
    private void WakeFromZero(Endpoint endpoint)
    {
        var variant = endpoint.Variants[0];
        if (variant.DesiredInstanceCount > 0 || account.ApplicationAutoScaling.CanWake(endpoint.EndpointName, variant.VariantName) is false)
        {
            return;
        }

        account.Scheduler.At(account.After(account.Options.Durations.WakeFromZero), () =>
        {
            lock (account.Gate)
            {
                (variant.CurrentInstanceCount, variant.DesiredInstanceCount) = (Math.Max(1, variant.CurrentInstanceCount), Math.Max(1, variant.DesiredInstanceCount));
            }

            Dispatch(endpoint.EndpointName);
            return Task.CompletedTask;
        });
    }

    private async Task RunAsync(QueuedInvocation queued)
    {
        await invocation.RunAsync(queued);
        Forget(queued);
        Dispatch(queued.EndpointName);
    }

    private Task ExpireAsync(QueuedInvocation queued)
    {
        lock (account.Gate)
        {
            if (queued.Running || !All.Remove(queued))
            {
                return Task.CompletedTask;
            }
        }

        invocation.Expire(queued);
        return Task.CompletedTask;
    }

    private void Forget(QueuedInvocation queued)
    {
        lock (account.Gate)
        {
            All.Remove(queued);
        }
    }
}
