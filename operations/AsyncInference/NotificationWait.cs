using Amazon.SQS;
using Amazon.SQS.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>Receives from a queue until the notification of one invocation is there.</summary>
/// <remarks>
/// Messages that are none of ours stay hidden while we wait and are released at the end. Releasing them at once would have us receive
/// them over and over, until their receive count sends them to the dead-letter queue.
/// </remarks>
internal sealed class NotificationWait(IAmazonSQS sqs, AsyncObjects objects, TimeProvider clock, IProgress<AsyncEvent>? progress)
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(12);

    private readonly AwsCalls calls = new(clock);
    private readonly List<Message> held = [];

    public async Task<AsyncResult> RunAsync(AsyncTicket ticket, string queueUrl, AsyncWaitOptions options, CancellationToken cancellation)
    {
        try
        {
            return await ReceiveAsync(ticket, queueUrl, options, cancellation);
        }
        finally
        {
            await ReleaseAsync(queueUrl);
        }
    }

    private async Task<AsyncResult> ReceiveAsync(
        AsyncTicket ticket, string queueUrl, AsyncWaitOptions options, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var remaining = options.Timeout - clock.GetElapsedTime(start);
            var messages = await ReceiveAsync(queueUrl, remaining, cancellation);
            var mine = messages.FirstOrDefault(m => IdOf(AsyncNotification.TryParse(m.Body)) == ticket.InferenceId);
            held.AddRange(messages.Where(m => m != mine));
            if (mine is not null)
                return await FetchAsync(mine, ticket, queueUrl, cancellation);

            if (remaining <= TimeSpan.Zero)
                throw OperationException.Failed(TimedOut(ticket, queueUrl, options.Timeout));

            progress?.Report(new ResultPending(clock.GetElapsedTime(start)));
            if (messages.Count == 0)
                await Task.Delay(options.PollInterval, clock, cancellation);
        }
    }

    private async Task<IReadOnlyList<Message>> ReceiveAsync(string queueUrl, TimeSpan remaining, CancellationToken cancellation)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = queueUrl,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = WholeSeconds(remaining, TimeSpan.Zero, LongestPoll),
            VisibilityTimeout = WholeSeconds(remaining + LongestPoll, LongestPoll, LongestHold),
        };
        var response = await calls.RunAsync("ReceiveMessage", queueUrl, c => sqs.ReceiveMessageAsync(request, c), cancellation);
        return response.Messages ?? [];
    }

    private async Task<AsyncResult> FetchAsync(Message message, AsyncTicket ticket, string queueUrl, CancellationToken cancellation)
    {
        AsyncResult result = AsyncNotification.TryParse(message.Body) switch
        {
            AsyncSuccessNotification success => await FetchAsync(success, ticket, cancellation),
            AsyncFailureNotification failure => await FetchAsync(failure, ticket, cancellation),
            _ => throw new InvalidOperationException("Only a notification with an inference id was matched."),
        };

        // Deleted last: a run killed before this finds the notification again.
        await calls.RunAsync(
            "DeleteMessage",
            queueUrl,
            c => sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queueUrl, ReceiptHandle = message.ReceiptHandle }, c),
            cancellation);
        return result;
    }

    private async Task<AsyncResult> FetchAsync(AsyncSuccessNotification success, AsyncTicket ticket, CancellationToken cancellation)
    {
        var place = S3Uri.TryParse(success.OutputLocation, out var told) ? told : ticket.OutputLocation;
        return await objects.FindOutputAsync(ticket.InferenceId, place, success.ContentType, cancellation)
            ?? throw OperationException.Failed(new Problem(
                ProblemIds.AsyncResult,
                $"Invocation \"{ticket.InferenceId}\" completed, but its output \"{place}\" {(objects.WasDenied ? "may not be read" : "is not there")}.",
                objects.WasDenied ? "Allow the caller s3:GetObject on it." : "Check the bucket's lifecycle rules."));
    }

    private async Task<AsyncResult> FetchAsync(AsyncFailureNotification failure, AsyncTicket ticket, CancellationToken cancellation)
    {
        var place = S3Uri.TryParse(failure.FailureLocation, out var told) ? told : ticket.FailureLocation;
        var content = place is null ? null : await objects.FindErrorAsync(place, cancellation);
        return new AsyncFailure(ticket.InferenceId, failure.Reason, place, content);
    }

    private async Task ReleaseAsync(string queueUrl)
    {
        foreach (var message in held)
        {
            var request = new ChangeMessageVisibilityRequest { QueueUrl = queueUrl, ReceiptHandle = message.ReceiptHandle, VisibilityTimeout = 0 };
            try
            {
                await calls.RunAsync(
                    "ChangeMessageVisibility", queueUrl, c => sqs.ChangeMessageVisibilityAsync(request, c), CancellationToken.None);
            }
            catch (OperationException)
            {
                // They become visible by themselves when their timeout ends; the result matters more.
                return;
            }
        }
    }

    private static string? IdOf(AsyncNotification? notification) => notification switch
    {
        AsyncSuccessNotification success => success.InferenceId,
        AsyncFailureNotification failure => failure.InferenceId,
        _ => null,
    };

    private static int WholeSeconds(TimeSpan time, TimeSpan least, TimeSpan most) =>
        (int)Math.Ceiling(Math.Clamp(time.TotalSeconds, least.TotalSeconds, most.TotalSeconds));

    private static Problem TimedOut(AsyncTicket ticket, string queueUrl, TimeSpan timeout) => new(
        ProblemIds.TimedOut,
        $"No notification of invocation \"{ticket.InferenceId}\" came to \"{queueUrl}\" within {timeout.TotalSeconds:0} s.",
        "Look again later, look into S3, or check that the queue subscribes both topics and that the role may publish to them.");
}
