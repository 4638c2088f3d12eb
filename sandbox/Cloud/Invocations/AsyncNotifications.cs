using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.SageMaker;

namespace Infra.Sandbox.Cloud.Invocations;

/// <summary>The messages an asynchronous endpoint publishes to its topics.</summary>
internal sealed class AsyncNotifications(SandboxAccount account)
{
    /// <summary>Larger responses are not put into notifications.</summary>
    private const int LargestResponse = 128 * 1024;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Succeeded(QueuedInvocation queued, ContainerResponse response)
    {
        var parameters = new JsonObject { ["contentType"] = response.ContentType, ["outputLocation"] = queued.OutputLocation };
        var message = Message(queued, "Completed", null, parameters);
        Publish(queued, "SuccessTopic", "SUCCESS_NOTIFICATION_TOPIC", message, response.Body);
    }

    public void Failed(QueuedInvocation queued, string reason, string? failureLocation)
    {
        var parameters = failureLocation is null ? null : new JsonObject { ["contentType"] = "text/plain", ["failureLocation"] = failureLocation };
        Publish(queued, "ErrorTopic", "ERROR_NOTIFICATION_TOPIC", Message(queued, "Failed", reason, parameters), System.Text.Encoding.UTF8.GetBytes(reason));
    }

    private JsonObject Message(QueuedInvocation queued, string status, string? reason, JsonObject? responseParameters)
    {
        var failed = reason is not null;
        var request = new JsonObject()
            .With("accept", queued.Accept)
            .With("contentType", failed ? null : queued.ContentType)
            .With("endpointName", queued.EndpointName)
            .With("inputLocation", queued.InputLocation);
        return new JsonObject { ["awsRegion"] = account.Options.Region, ["eventTime"] = Iso(account.Now), ["receivedTime"] = Iso(queued.Received), ["invocationStatus"] = status }
            .With("failureReason", reason)
            .With("requestParameters", request)
            .With("responseParameters", responseParameters)
            .With("inferenceId", queued.InferenceId)
            .With("eventVersion", "1.0")
            .With("eventSource", "aws:sagemaker")
            .With("eventName", "InferenceResult");
    }

    private void Publish(QueuedInvocation queued, string topicName, string includeName, JsonObject message, byte[] response)
    {
        lock (account.Gate)
        {
            var endpoint = account.SageMaker.Endpoints.Find(queued.EndpointName);
            var notification = endpoint is null ? null : account.SageMaker.Endpoints.AsyncConfig(endpoint)?.Object("OutputConfig")?.Object("NotificationConfig");
            if (notification?.Text(topicName) is not { } topic || !account.Sns.TopicExists(topic))
            {
                return;
            }

            if (notification.Texts("IncludeInferenceResponseIn").Contains(includeName) && response.Length <= LargestResponse)
            {
                message["responseBody"] = new JsonObject { ["content"] = Convert.ToBase64String(response), ["encoding"] = "BASE64" };
            }

            account.Sns.Publish(topic, message.ToJsonString(Relaxed));
        }
    }

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
