using System.Text;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.S3;
using Infra.Sandbox.Cloud.SageMaker;

namespace Infra.Sandbox.Cloud.Invocations;

/// <summary>Processes one asynchronous request: reads its input, invokes the model, writes the result, notifies.</summary>
internal sealed class AsyncInvocation(SandboxAccount account)
{
    private readonly AsyncNotifications notifications = new(account);

    public async Task RunAsync(QueuedInvocation queued)
    {
        EndpointVariant? variant;
        lock (account.Gate)
        {
            variant = account.SageMaker.Endpoints.Find(queued.EndpointName)?.Variants[0];
        }

        if (variant is null)
        {
            return;
        }

        try
        {
            var response = await InvokeAsync(queued, variant);
            Write(queued.OutputLocation, response, variant);
            notifications.Succeeded(queued, response);
        }
        catch (AsyncFailureException failure)
        {
            Fail(queued, failure.Message, failure.Body, variant);
        }
    }

    public void Expire(QueuedInvocation queued)
    {
        EndpointVariant? variant;
        lock (account.Gate)
        {
            variant = account.SageMaker.Endpoints.Find(queued.EndpointName)?.Variants[0];
        }

        if (variant is not null)
        {
            var waited = (int)(queued.Expires - queued.Received).TotalSeconds;
            var reason = $"ClientError: The request expired: it was not processed within its RequestTTLSeconds of {waited}.";
            Fail(queued, reason, Encoding.UTF8.GetBytes(reason), variant);
        }
    }

    private async Task<ContainerResponse> InvokeAsync(QueuedInvocation queued, EndpointVariant variant)
    {
        var request = new ContainerRequest(Read(queued.InputLocation, variant), queued.ContentType, queued.Accept, queued.CustomAttributes);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(queued.TimeoutSeconds), account.TimeProvider);
        try
        {
            var pipeline = account.Runtime.Pipelines.Get(variant.Model);
            return await pipeline.InvokeAsync(request, pipeline.Names.First(), timeout.Token);
        }
        catch (ModelInvocationException exception)
        {
            throw new AsyncFailureException(exception.FailureReason, exception.OriginalBody);
        }
        catch (ContainerStartException exception)
        {
            throw new AsyncFailureException("ClientError: " + exception.ForVariant(variant.VariantName));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new AsyncFailureException($"ClientError: The model did not answer within the InvocationTimeoutSeconds of {queued.TimeoutSeconds}.");
        }
    }

    private byte[] Read(string uri, EndpointVariant variant)
    {
        var role = variant.Model.Text("ExecutionRoleArn") ?? "";
        lock (account.Gate)
        {
            return S3Location.TryParse(uri) is { } location
                && account.S3.BucketExists(location.Bucket)
                && account.Iam.IsAllowed(role, "s3:GetObject", location.ToArn())
                && account.S3.FindObject(location.Bucket, location.Key) is { } found
                    ? found.Content
                    : throw new AsyncFailureException(
                        $"ClientError: Could not read the input at {uri}. Please ensure that the object exists and that the role \"{role}\" has \"s3:GetObject\" permissions.");
        }
    }

    private void Write(string uri, ContainerResponse response, EndpointVariant variant)
    {
        var role = variant.Model.Text("ExecutionRoleArn") ?? "";
        lock (account.Gate)
        {
            if (S3Location.TryParse(uri) is not { } location
                || !account.S3.BucketExists(location.Bucket)
                || !account.Iam.IsAllowed(role, "s3:PutObject", location.ToArn()))
            {
                throw new AsyncFailureException(
                    $"ClientError: Could not write the output to {uri}. Please ensure that the bucket exists and that the role \"{role}\" has \"s3:PutObject\" permissions.");
            }

            account.S3.PutObject(location.Bucket, location.Key, response.Body, response.ContentType);
        }
    }

    private void Fail(QueuedInvocation queued, string reason, byte[] body, EndpointVariant variant)
    {
        var written = queued.FailureLocation;
        try
        {
            if (written is not null)
            {
                Write(written, new ContainerResponse(200, body, "text/plain"), variant);
            }
        }
        catch (AsyncFailureException)
        {
            written = null;
        }

        notifications.Failed(queued, reason, written);
    }

    private sealed class AsyncFailureException(string reason, byte[]? body = null) : Exception(reason)
    {
        public byte[] Body { get; } = body ?? Encoding.UTF8.GetBytes(reason);
    }
}
