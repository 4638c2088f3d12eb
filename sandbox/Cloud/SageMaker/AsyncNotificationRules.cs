using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>The topics of an asynchronous endpoint: the role must be able to publish to each, and each gets a test.</summary>
internal sealed class AsyncNotificationRules(SandboxAccount account)
{
    private const string Test = """{"eventVersion":"1.0","eventSource":"aws:sagemaker","eventName":"TestNotification"}""";

    public void Check(JsonObject config, IEnumerable<EndpointVariant> variants, string endpointArn)
    {
        foreach (var role in variants.Select(variant => variant.Model.Text("ExecutionRoleArn")))
        {
            foreach (var topic in Topics(config).Where(topic => !MayPublish(role, topic, endpointArn)))
            {
                throw AwsException.Validation(
                    $"The provided role {role} is invalid. Please ensure the role exists, that its trust relationship policy allows the action \"sts:AssumeRole\" "
                    + $"for the service principal \"sagemaker.amazonaws.com\", and has \"sns:Publish\" permissions for topic \"{topic}\"");
            }
        }
    }

    public void SendTests(JsonObject config)
    {
        foreach (var topic in Topics(config))
        {
            account.Sns.Publish(topic, Test);
        }
    }

    private bool MayPublish(string? role, string topic, string endpointArn) =>
        role is not null
        && account.Sns.TopicExists(topic)
        && account.Iam.CanAssume(role, "sagemaker.amazonaws.com", endpointArn)
        && account.Iam.IsAllowed(role, "sns:Publish", topic);

    private static IEnumerable<string> Topics(JsonObject config)
    {
        var notification = config.Object("AsyncInferenceConfig")?.Object("OutputConfig")?.Object("NotificationConfig");
        return new[] { notification?.Text("SuccessTopic"), notification?.Text("ErrorTopic") }.OfType<string>();
    }
}
