using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>Queues: send, receive with wait, visibility, deletion, dead letters.</summary>
public sealed class SqsService
{
    /// <summary>Attributes of a new queue, in seconds and bytes, as SQS has them.</summary>
    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["VisibilityTimeout"] = "30",
        ["MaximumMessageSize"] = "262144",
        ["MessageRetentionPeriod"] = "345600",
        ["DelaySeconds"] = "0",
        ["ReceiveMessageWaitTimeSeconds"] = "0",
        ["SqsManagedSseEnabled"] = "true",
    };

    private readonly SandboxAccount account;
    private readonly QueueReceiver receiver;

    internal SqsService(SandboxAccount account)
    {
        this.account = account;
        receiver = new QueueReceiver(account, this);
    }

    /// <summary>Makes a queue; the same name with the same attributes gives the queue that is there.</summary>
    /// <returns>Its URL.</returns>
    /// <exception cref="AwsException">QueueNameExists, InvalidAttributeName, InvalidParameterValue.</exception>
    public string CreateQueue(string name, IReadOnlyDictionary<string, string>? attributes = null)
    {
        if (name.Length is 0 or > 80 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new AwsException("InvalidParameterValue", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }

        lock (account.Gate)
        {
            if (account.State.Sqs.Queues.TryGetValue(name, out var existing))
            {
                var differing = attributes?.FirstOrDefault(pair => existing.Attributes.GetValueOrDefault(pair.Key) != pair.Value);
                return differing is { Key: not null } pair
                    ? throw new AwsException("QueueNameExists", $"A queue already exists with the same name and a different value for attribute {pair.Key}")
                    : QueueUrl(name);
            }

            account.State.Sqs.Queues[name] = new SqsQueue
            {
                Created = account.Now,
                Modified = account.Now,
                Attributes = new Dictionary<string, string>(Defaults, StringComparer.Ordinal),
            };
            SetQueueAttributes(name, attributes ?? new Dictionary<string, string>(StringComparer.Ordinal));
        }

        return QueueUrl(name);
    }

    /// <summary>Removes a queue with its messages.</summary>
    public void DeleteQueue(string queue)
    {
        lock (account.Gate)
        {
            Queue(queue);
            account.State.Sqs.Queues.Remove(NameOf(queue));
        }
    }

    /// <summary>Sets attributes; an empty value removes one.</summary>
    public void SetQueueAttributes(string queue, IReadOnlyDictionary<string, string> attributes)
    {
        lock (account.Gate)
        {
            var found = Queue(queue);
            foreach (var (name, value) in attributes)
            {
                QueueAttributes.Check(name, value);
                if (value.Length == 0)
                {
                    found.Attributes.Remove(name);
                }
                else
                {
                    found.Attributes[name] = value;
                }
            }

            found.Modified = account.Now;
        }
    }

    /// <summary>All attributes, with the ARN and the approximate numbers of messages.</summary>
    public IReadOnlyDictionary<string, string> GetQueueAttributes(string queue)
    {
        lock (account.Gate)
        {
            return QueueAttributes.Describe(Queue(queue), QueueArn(NameOf(queue)), account.Now);
        }
    }

    /// <summary>The names of all queues that begin with the prefix.</summary>
    public IReadOnlyList<string> ListQueues(string prefix = "")
    {
        lock (account.Gate)
        {
            return [.. account.State.Sqs.Queues.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Puts a message into a queue.</summary>
    public SqsMessage SendMessage(string queue, string body, TimeSpan? delay = null, IReadOnlyDictionary<string, string>? messageAttributes = null)
    {
        lock (account.Gate)
        {
            var found = Queue(queue);
            var message = new SqsMessage
            {
                MessageId = account.Ids.NextUuid(),
                Body = body,
                Sent = account.Now,
                VisibleAt = account.Now + (delay ?? QueueAttributes.Seconds(found, "DelaySeconds")),
                MessageAttributes = messageAttributes?.ToDictionary(StringComparer.Ordinal) ?? [],
            };
            found.Messages.Add(message);
            receiver.SignalArrival();
            return message;
        }
    }

    /// <summary>Takes up to ten visible messages, waiting up to <paramref name="wait"/> for the first.</summary>
    /// <param name="queue">Name, URL or ARN.</param>
    /// <param name="max">1 to 10.</param>
    /// <param name="wait">Up to 20 seconds. Default: the queue's.</param>
    /// <param name="visibility">How long others do not see them. Default: the queue's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<SqsMessage>> ReceiveMessageAsync(
        string queue, int max = 1, TimeSpan? wait = null, TimeSpan? visibility = null, CancellationToken cancellationToken = default) =>
        receiver.ReceiveAsync(queue, max, wait, visibility, cancellationToken);

    /// <summary>Removes a received message; a handle that is outdated removes nothing.</summary>
    public void DeleteMessage(string queue, string receiptHandle)
    {
        lock (account.Gate)
        {
            Queue(queue).Messages.RemoveAll(message => message.ReceiptHandle == receiptHandle);
        }
    }

    /// <summary>Removes all messages of a queue.</summary>
    public void PurgeQueue(string queue)
    {
        lock (account.Gate)
        {
            Queue(queue).Messages.Clear();
        }
    }

    /// <summary>Hides a received message for a further time, or shows it at once.</summary>
    public void ChangeMessageVisibility(string queue, string receiptHandle, TimeSpan visibility)
    {
        lock (account.Gate)
        {
            var message = Queue(queue).Messages.Find(item => item.ReceiptHandle == receiptHandle)
                ?? throw new AwsException("InvalidParameterValue", $"Value {receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.");
            message.VisibleAt = account.Now + visibility;
        }
    }

    /// <summary>The URL of a queue, which need not exist.</summary>
    public string QueueUrl(string name) => $"https://sqs.{account.Options.Region}.amazonaws.com/{account.Options.AccountId}/{name}";

    /// <summary>The ARN of a queue, which need not exist.</summary>
    public string QueueArn(string name) => account.Arn("sqs", name);

    /// <summary>Runs an operation of the service by its name; a receive does not wait.</summary>
    public JsonObject Call(string operation, JsonObject request) => new SqsOperations(this).Call(operation, request);

    internal Task<JsonObject> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        new SqsOperations(this).CallAsync(operation, request, cancellationToken);

    internal static string NameOf(string queue) => queue[(queue.LastIndexOfAny(['/', ':']) + 1)..];

    internal SqsQueue? FindQueue(string queue) => account.State.Sqs.Queues.GetValueOrDefault(NameOf(queue));

    internal IReadOnlyList<SqsMessage> TryReceive(string queue, int max, TimeSpan? visibility) => receiver.TryReceive(queue, max, visibility);

    internal SqsQueue Queue(string queue) =>
        FindQueue(queue) ?? throw new AwsException("QueueDoesNotExist", "The specified queue does not exist.");
}
