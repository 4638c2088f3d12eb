using Amazon.S3;
using Amazon.SQS;
using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>Waits for the results of asynchronous invocations, by looking into S3 or by the notifications in a queue.</summary>
public sealed class AsyncResults(IAmazonS3 s3, IAmazonSQS sqs, TimeProvider clock)
{
    private readonly AsyncObjects objects = new(s3, new AwsCalls(clock));

    /// <summary>Looks for the output and the failure object until one is there.</summary>
    /// <remarks>
    /// Without a failure path a failed invocation cannot be told from a slow one; wait for the notification then. A caller who may not
    /// list the bucket gets 403 instead of 404 for an object that is not there yet; both mean to wait.
    /// </remarks>
    /// <exception cref="OperationException">The time is up, or S3 refused.</exception>
    public Task<AsyncResult> WaitInS3Async(
        AsyncTicket ticket, AsyncWaitOptions options, IProgress<AsyncEvent>? progress, CancellationToken cancellation) =>
        new ObjectWait(objects, clock, progress).RunAsync(ticket, options, cancellation);

    /// <summary>Receives from the queue behind the topics until the invocation's notification is there, and fetches what it points to.</summary>
    /// <remarks>Only that notification is deleted; all others are visible again afterwards.</remarks>
    /// <exception cref="OperationException">The time is up, or SQS or S3 refused.</exception>
    public Task<AsyncResult> WaitForNotificationAsync(
        AsyncTicket ticket, string queueUrl, AsyncWaitOptions options, IProgress<AsyncEvent>? progress, CancellationToken cancellation) =>
        new NotificationWait(sqs, objects, clock, progress).RunAsync(ticket, queueUrl, options, cancellation);
}
