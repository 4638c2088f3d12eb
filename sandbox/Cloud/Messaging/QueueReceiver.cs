namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>Receives from queues, waiting for messages that arrive or become visible again.</summary>
internal sealed class QueueReceiver(SandboxAccount account, SqsService service)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1);
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void SignalArrival() =>
        Interlocked.Exchange(ref arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async Task<IReadOnlyList<SqsMessage>> ReceiveAsync(string queue, int max, TimeSpan? wait, TimeSpan? visibility, CancellationToken cancellationToken)
    {
        account.Scheduler.RunDue();
        var deadline = account.Now + (wait ?? WaitOf(queue));
        while (true)
        {
            var signal = arrival.Task;
            var received = TryReceive(queue, max, visibility);
            var left = deadline - account.Now;
            if (received.Count > 0 || left <= TimeSpan.Zero)
            {
                return received;
            }

            var sleep = NextVisible(queue) is { } next && next < left ? next : left;
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(signal, Task.Delay(sleep < Soonest ? Soonest : sleep, account.TimeProvider, ending.Token));
            cancellationToken.ThrowIfCancellationRequested();
            await ending.CancelAsync();
        }
    }

    public IReadOnlyList<SqsMessage> TryReceive(string queue, int max, TimeSpan? visibility)
    {
        lock (account.Gate)
        {
            var found = service.Queue(queue);
            found.Messages.RemoveAll(message => message.Sent + QueueAttributes.Seconds(found, "MessageRetentionPeriod") <= account.Now);
            DeadLetters.Move(found, account.Now, service.FindQueue);
            var received = found.Messages.Where(message => message.VisibleAt <= account.Now).Take(Math.Clamp(max, 1, 10)).ToList();
            foreach (var message in received)
            {
                message.ReceiptHandle = account.Ids.NextHex(64);
                message.ReceiveCount++;
                message.FirstReceived ??= account.Now;
                message.VisibleAt = account.Now + (visibility ?? QueueAttributes.Seconds(found, "VisibilityTimeout"));
            }

            return received;
        }
    }

    private TimeSpan WaitOf(string queue)
    {
        lock (account.Gate)
        {
            return QueueAttributes.Seconds(service.Queue(queue), "ReceiveMessageWaitTimeSeconds");
        }
    }

    private TimeSpan? NextVisible(string queue)
    {
        lock (account.Gate)
        {
            var messages = service.FindQueue(queue)?.Messages;
            return messages is { Count: > 0 } ? messages.Min(message => message.VisibleAt) - account.Now : null;
        }
    }
}
