using Amazon.SQS;
using Amazon.SQS.Model;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.AsyncInference;

/// <summary>A standard queue: hands out what is visible, hides it, and counts how often each message was received.</summary>
internal sealed class InMemoryQueue
{
    public const string Url = "https://sqs.us-east-1.amazonaws.com/123456789012/results";

    private readonly ManualTimeProvider clock;
    private readonly List<Entry> entries = [];

    public InMemoryQueue(ManualTimeProvider clock)
    {
        this.clock = clock;
        Recording.On<ReceiveMessageRequest, ReceiveMessageResponse>(Receive);
        Recording.On<DeleteMessageRequest, DeleteMessageResponse>(r =>
        {
            entries.RemoveAll(e => e.Handle == r.ReceiptHandle);
            return new DeleteMessageResponse();
        });
        Recording.On<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse>(r =>
        {
            entries.Single(e => e.Handle == r.ReceiptHandle).VisibleAt = clock.GetUtcNow() + TimeSpan.FromSeconds(r.VisibilityTimeout ?? 0);
            return new ChangeMessageVisibilityResponse();
        });
    }

    public RecordingClient<IAmazonSQS> Recording { get; } = RecordingClient<IAmazonSQS>.New();

    public IEnumerable<string> Visible => entries.Where(e => e.VisibleAt <= clock.GetUtcNow()).Select(e => e.Body);

    public IEnumerable<int> Receives => entries.Select(e => e.Receives);

    /// <param name="body">The message.</param>
    /// <param name="after">When it arrives.</param>
    public void Send(string body, TimeSpan after = default) =>
        entries.Add(new Entry { Body = body, Handle = $"handle-{entries.Count}", VisibleAt = clock.GetUtcNow() + after });

    private ReceiveMessageResponse Receive(ReceiveMessageRequest request)
    {
        var messages = entries.Where(e => e.VisibleAt <= clock.GetUtcNow()).Take(request.MaxNumberOfMessages ?? 1).ToList();
        foreach (var entry in messages)
        {
            entry.Receives++;
            entry.VisibleAt = clock.GetUtcNow() + TimeSpan.FromSeconds(request.VisibilityTimeout ?? 30);
        }

        return new ReceiveMessageResponse
        {
            Messages = messages.Count == 0 ? null : [.. messages.Select(e => new Message { Body = e.Body, ReceiptHandle = e.Handle })],
        };
    }

    private sealed class Entry
    {
        public required string Body { get; init; }

        public required string Handle { get; init; }

        public DateTimeOffset VisibleAt { get; set; }

        public int Receives { get; set; }
    }
}
