using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>The queue operations in their wire shape.</summary>
internal sealed class SqsOperations(SqsService service)
{
    public JsonObject Call(string operation, JsonObject request) => operation switch
    {
        "CreateQueue" => new JsonObject { ["QueueUrl"] = service.CreateQueue(Need(request, "QueueName"), request.Map("Attributes")) },
        "DeleteQueue" => Done(() => service.DeleteQueue(Queue(request))),
        "GetQueueUrl" => GetQueueUrl(Need(request, "QueueName")),
        "ListQueues" => new JsonObject
        {
            ["QueueUrls"] = service.ListQueues(request.Text("QueueNamePrefix") ?? "").Select(name => (JsonNode)service.QueueUrl(name)).ToJsonArray(),
        },
        "GetQueueAttributes" => GetQueueAttributes(request),
        "SetQueueAttributes" => Done(() => service.SetQueueAttributes(Queue(request), request.Map("Attributes"))),
        "SendMessage" => SendMessage(request),
        "ReceiveMessage" => Received(service.TryReceive(Queue(request), request.Int("MaxNumberOfMessages") ?? 1, Seconds(request, "VisibilityTimeout")), request),
        "DeleteMessage" => Done(() => service.DeleteMessage(Queue(request), Need(request, "ReceiptHandle"))),
        "DeleteMessageBatch" => DeleteMessageBatch(request),
        "ChangeMessageVisibility" => Done(() => service.ChangeMessageVisibility(
            Queue(request), Need(request, "ReceiptHandle"), Seconds(request, "VisibilityTimeout") ?? TimeSpan.Zero)),
        "PurgeQueue" => Done(() => service.PurgeQueue(Queue(request))),
        _ => throw AwsException.UnknownOperation("SQS", operation),
    };

    public async Task<JsonObject> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (operation != "ReceiveMessage")
        {
            return Call(operation, request);
        }

        var received = await service.ReceiveMessageAsync(
            Queue(request), request.Int("MaxNumberOfMessages") ?? 1, Seconds(request, "WaitTimeSeconds"), Seconds(request, "VisibilityTimeout"), cancellationToken);
        return Received(received, request);
    }

    private static JsonObject Done(Action action)
    {
        action();
        return [];
    }

    private static string Queue(JsonObject request) => Need(request, "QueueUrl");

    private static string Need(JsonObject request, string name) =>
        request.Text(name) ?? throw new AwsException("MissingParameter", $"The request must contain the parameter {name}.");

    private static TimeSpan? Seconds(JsonObject request, string name) => request.Int(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private JsonObject GetQueueUrl(string name)
    {
        service.GetQueueAttributes(name);
        return new JsonObject { ["QueueUrl"] = service.QueueUrl(name) };
    }

    private JsonObject GetQueueAttributes(JsonObject request)
    {
        var names = request.Texts("AttributeNames").ToList();
        var chosen = service.GetQueueAttributes(Queue(request)).Where(pair => names.Contains("All") || names.Contains(pair.Key));
        return new JsonObject { ["Attributes"] = new JsonObject(chosen.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) };
    }

    private JsonObject SendMessage(JsonObject request)
    {
        var attributes = request.Object("MessageAttributes")?.ToDictionary(pair => pair.Key, pair => pair.Value!.ToJsonString(), StringComparer.Ordinal);
        var sent = service.SendMessage(Queue(request), Need(request, "MessageBody"), Seconds(request, "DelaySeconds"), attributes);
        return new JsonObject { ["MessageId"] = sent.MessageId, ["MD5OfMessageBody"] = Md5(sent.Body) };
    }

    private JsonObject DeleteMessageBatch(JsonObject request)
    {
        var done = new JsonArray();
        foreach (var entry in request.Objects("Entries"))
        {
            service.DeleteMessage(Queue(request), Need(entry, "ReceiptHandle"));
            done.Add((JsonNode)new JsonObject { ["Id"] = Need(entry, "Id") });
        }

        return new JsonObject { ["Successful"] = done, ["Failed"] = new JsonArray() };
    }

    private static JsonObject Received(IReadOnlyList<SqsMessage> messages, JsonObject request)
    {
        var names = request.Texts("AttributeNames").Concat(request.Texts("MessageSystemAttributeNames")).ToList();
        return messages.Count == 0 ? [] : new JsonObject { ["Messages"] = messages.Select(message => (JsonNode)Message(message, names)).ToJsonArray() };
    }

    private static JsonObject Message(SqsMessage message, List<string> names)
    {
        var system = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SentTimestamp"] = message.Sent.ToUnixTimeMilliseconds().ToString(),
            ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(),
            ["ApproximateFirstReceiveTimestamp"] = message.FirstReceived!.Value.ToUnixTimeMilliseconds().ToString(),
        };
        var chosen = system.Where(pair => names.Contains("All") || names.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)).ToList();
        var wire = new JsonObject
        {
            ["MessageId"] = message.MessageId,
            ["ReceiptHandle"] = message.ReceiptHandle,
            ["MD5OfBody"] = Md5(message.Body),
            ["Body"] = message.Body,
        };
        if (chosen.Count > 0)
        {
            wire["Attributes"] = new JsonObject(chosen);
        }

        if (message.MessageAttributes.Count > 0)
        {
            wire["MessageAttributes"] = new JsonObject(message.MessageAttributes.Select(pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value))));
        }

        return wire;
    }

    private static string Md5(string text) => S3Service.Md5(System.Text.Encoding.UTF8.GetBytes(text));
}
