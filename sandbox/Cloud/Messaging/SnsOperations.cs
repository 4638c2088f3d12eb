using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>The topic operations in their wire shape.</summary>
internal sealed class SnsOperations(SandboxAccount account, SnsService service)
{
    public JsonObject Call(string operation, JsonObject request)
    {
        lock (account.Gate)
        {
            return operation switch
            {
                "CreateTopic" => new JsonObject { ["TopicArn"] = service.CreateTopic(Need(request, "Name"), request.Map("Attributes")) },
                "DeleteTopic" => Done(() => service.DeleteTopic(Need(request, "TopicArn"))),
                "ListTopics" => new JsonObject
                {
                    ["Topics"] = service.ListTopics().Select(arn => (JsonNode)new JsonObject { ["TopicArn"] = arn }).ToJsonArray(),
                },
                "GetTopicAttributes" => GetTopicAttributes(Need(request, "TopicArn")),
                "SetTopicAttributes" => Done(() => service.SetTopicAttributes(
                    Need(request, "TopicArn"), Need(request, "AttributeName"), request.Text("AttributeValue") ?? "")),
                "Subscribe" => new JsonObject
                {
                    ["SubscriptionArn"] = service.Subscribe(
                        Need(request, "TopicArn"), Need(request, "Protocol"), Need(request, "Endpoint"), request.Map("Attributes")),
                },
                "Unsubscribe" => Done(() => service.Unsubscribe(Need(request, "SubscriptionArn"))),
                "ListSubscriptionsByTopic" => ListSubscriptions(Need(request, "TopicArn")),
                "Publish" => Publish(request),
                _ => throw new AwsException("InvalidAction", $"The action {operation} is not valid for this endpoint."),
            };
        }
    }

    private static JsonObject Done(Action action)
    {
        action();
        return [];
    }

    private static string Need(JsonObject request, string name) => request.Text(name) ?? throw SnsService.Invalid($"{name} Reason: no value for required parameter");

    private JsonObject GetTopicAttributes(string arn)
    {
        var attributes = new JsonObject(service.Topic(arn).Attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)))
        {
            ["TopicArn"] = arn,
            ["Owner"] = account.Options.AccountId,
            ["SubscriptionsConfirmed"] = service.Subscriptions(arn).Count(pair => pair.Value.Protocol == "sqs").ToString(),
            ["SubscriptionsPending"] = service.Subscriptions(arn).Count(pair => pair.Value.Protocol != "sqs").ToString(),
        };
        return new JsonObject { ["Attributes"] = attributes };
    }

    private JsonObject ListSubscriptions(string arn)
    {
        service.Topic(arn);
        var subscriptions = service.Subscriptions(arn).Select(pair => (JsonNode)new JsonObject
        {
            ["SubscriptionArn"] = pair.Value.Protocol == "sqs" ? pair.Key : "PendingConfirmation",
            ["Owner"] = account.Options.AccountId,
            ["Protocol"] = pair.Value.Protocol,
            ["Endpoint"] = pair.Value.Endpoint,
            ["TopicArn"] = arn,
        });
        return new JsonObject { ["Subscriptions"] = subscriptions.ToJsonArray() };
    }

    private JsonObject Publish(JsonObject request)
    {
        var arn = request.Text("TopicArn") ?? request.Text("TargetArn") ?? throw SnsService.Invalid("TopicArn or TargetArn Reason: no value for required parameter");
        var attributes = request.Object("MessageAttributes") is { Count: > 0 } given
            ? new JsonObject(given.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonObject
            {
                ["Type"] = pair.Value?["DataType"]?.DeepClone(),
                ["Value"] = (pair.Value?["StringValue"] ?? pair.Value?["BinaryValue"])?.DeepClone(),
            })))
            : null;
        return new JsonObject { ["MessageId"] = service.Publish(arn, Need(request, "Message"), request.Text("Subject"), attributes) };
    }
}
