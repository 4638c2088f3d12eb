using System.Text.Json;

namespace Infra.Operations.Tests.AsyncInference;

/// <summary>Notifications as SageMaker publishes them.</summary>
internal static class Notifications
{
    public const string Test = """{"eventVersion":"1.0","eventSource":"aws:sagemaker","eventName":"TestNotification"}""";

    /// <summary>The example of AWS's page "Check prediction results".</summary>
    public static string Success(string id) => $$"""
        { "awsRegion":"us-east-1", "eventTime":"2022-01-25T22:46:00.608Z", "receivedTime":"2022-01-25T22:46:00.455Z", "invocationStatus":"Completed",
          "requestParameters":{ "contentType":"text/csv", "endpointName":"iris", "inputLocation":"s3://results/in/input-data.csv" },
          "responseParameters":{ "contentType":"text/csv; charset=utf-8", "outputLocation":"s3://results/out/prediction.out" },
          "inferenceId":"{{id}}", "eventVersion":"1.0", "eventSource":"aws:sagemaker", "eventName":"InferenceResult" }
        """;

    public static string Failure(string id, bool withLocation = true) => $$"""
        {"awsRegion":"us-east-1","invocationStatus":"Failed","failureReason":"ClientError: Received server error (500) from model.",
         "requestParameters":{"endpointName":"iris","inputLocation":"s3://results/in/x.csv"},
         {{(withLocation ? """ "responseParameters":{"contentType":"text/plain","failureLocation":"s3://results/failed/a-error.out"},""" : "")}}
         "inferenceId":"{{id}}","eventVersion":"1.0","eventSource":"aws:sagemaker","eventName":"InferenceResult"}
        """;

    public static string InEnvelope(string message) => JsonSerializer.Serialize(new
    {
        Type = "Notification",
        MessageId = "m-1",
        TopicArn = "arn:aws:sns:us-east-1:123456789012:ok",
        Message = message,
    });
}
