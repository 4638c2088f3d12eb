using System.Text.Json;

namespace Infra.Operations.AsyncInference;

/// <summary>What an asynchronous endpoint publishes to its topics.</summary>
public abstract record AsyncNotification
{
    /// <summary>Reads a notification, bare (raw message delivery) or in the envelope of SNS; null when the text is none.</summary>
    public static AsyncNotification? TryParse(string? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? "");
            var root = document.RootElement;
            return Text(root, "Type") == "Notification" && Text(root, "Message") is { } message ? TryParse(message) : Read(root);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AsyncNotification? Read(JsonElement root) => (Text(root, "eventSource"), Text(root, "eventName"), Text(root, "inferenceId")) switch
    {
        ("aws:sagemaker", "TestNotification", _) => new AsyncTestNotification(),
        ("aws:sagemaker", "InferenceResult", { } id) => Text(root, "invocationStatus") switch
        {
            "Completed" => new AsyncSuccessNotification(
                id, Text(root, "responseParameters", "outputLocation"), Text(root, "responseParameters", "contentType")),
            "Failed" => new AsyncFailureNotification(
                id, Text(root, "failureReason") ?? "no reason is given", Text(root, "responseParameters", "failureLocation")),
            _ => null,
        },
        _ => null,
    };

    private static string? Text(JsonElement element, params IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }
}

/// <summary>The test that SageMaker sends to each topic when an endpoint is created or updated. It is no result.</summary>
public sealed record AsyncTestNotification : AsyncNotification;

/// <summary>An invocation was answered.</summary>
/// <param name="InferenceId">The id of the invocation.</param>
/// <param name="OutputLocation">The object that holds the answer; null when SageMaker did not say.</param>
/// <param name="ContentType">The content type of the answer; null when SageMaker did not say.</param>
public sealed record AsyncSuccessNotification(string InferenceId, string? OutputLocation, string? ContentType) : AsyncNotification;

/// <summary>An invocation failed.</summary>
/// <param name="InferenceId">The id of the invocation.</param>
/// <param name="Reason">Why.</param>
/// <param name="FailureLocation">The object that holds the model's error; null when the endpoint has no failure path.</param>
public sealed record AsyncFailureNotification(string InferenceId, string Reason, string? FailureLocation) : AsyncNotification;
