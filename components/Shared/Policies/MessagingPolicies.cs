namespace Infra.Components.Shared.Policies;

/// <summary>Resource policies of topics and queues.</summary>
internal static class MessagingPolicies
{
    /// <summary>Exactly the publisher may publish, and only over TLS.</summary>
    public static string Topic(string topicArn, string publisherRoleArn) => PolicyDocument.ToJson(
        new PolicyStatement("PublishByRole", "sns:Publish") { Principal = PolicyPrincipal.Aws(publisherRoleArn), Resources = [topicArn] },
        S3Statements.TlsOnly("sns:Publish", topicArn));

    /// <summary>SNS may send for exactly these topics; everything else only over TLS.</summary>
    public static string Queue(string queueArn, IReadOnlyList<string> topicArns) => PolicyDocument.ToJson(
        new PolicyStatement("SendFromTopics", "sqs:SendMessage")
        {
            Principal = PolicyPrincipal.Service("sns.amazonaws.com"),
            Resources = [queueArn],
            Conditions = [new PolicyCondition("ArnEquals", "aws:SourceArn", [.. topicArns.Order(StringComparer.Ordinal)])],
        },
        S3Statements.TlsOnly("sqs:*", queueArn));

    /// <summary>EventBridge may keep what this rule could not start.</summary>
    public static string RuleDeadLetterQueue(string queueArn, string ruleArn) => PolicyDocument.ToJson(
        new PolicyStatement("SendFromRule", "sqs:SendMessage")
        {
            Principal = PolicyPrincipal.Service("events.amazonaws.com"),
            Resources = [queueArn],
            Conditions = [new PolicyCondition("ArnEquals", "aws:SourceArn", ruleArn)],
        },
        S3Statements.TlsOnly("sqs:*", queueArn));

    public static string DeadLetterQueue(string queueArn) => PolicyDocument.ToJson(S3Statements.TlsOnly("sqs:*", queueArn));
}
