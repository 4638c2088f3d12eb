using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.BatchInference;

/// <summary>What a state machine needs, with every value known.</summary>
/// <param name="JobNamePrefix">How the names of its jobs begin.</param>
/// <param name="ExecutionRoleArn">Role of the model.</param>
/// <param name="TopicArns">Topics it publishes to.</param>
/// <param name="TopicKeyArns">Their keys.</param>
/// <param name="HasLog">Whether it writes a log.</param>
/// <param name="HasTracing">Whether it is traced.</param>
internal sealed record MachineNeeds(
    string JobNamePrefix,
    string ExecutionRoleArn,
    IReadOnlyList<string> TopicArns,
    IReadOnlyList<string> TopicKeyArns,
    bool HasLog,
    bool HasTracing);

/// <summary>Policies of the state machine's role and of the role that starts it.</summary>
internal static class BatchTriggerPolicies
{
    private const string ManagedRule = "rule/StepFunctionsGetEventsForSageMakerTransformJobsRule";

    public static string StateMachine(AwsScope scope, MachineNeeds needs)
    {
        var jobs = scope.SageMakerArn("transform-job", $"{needs.JobNamePrefix}-*");
        return PolicyDocument.ToJson(
        [
            new PolicyStatement(
                "RunJobs",
                "sagemaker:AddTags", "sagemaker:CreateTransformJob", "sagemaker:DescribeTransformJob", "sagemaker:ListTags", "sagemaker:StopTransformJob")
            {
                Resources = [jobs],
            },
            new PolicyStatement("PassExecutionRole", "iam:PassRole")
            {
                Resources = [needs.ExecutionRoleArn],
                Conditions = [new PolicyCondition("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com")],
            },

            // Step Functions learns of a job's end from a rule that it manages itself; without this right `.sync` is refused.
            new PolicyStatement("WaitForJobs", "events:DescribeRule", "events:PutRule", "events:PutTargets") { Resources = [scope.Arn("events", ManagedRule)] },
            .. Publish(scope, needs),
            .. Observe(needs),
        ]);
    }

    /// <param name="stateMachineArn">What is started.</param>
    /// <param name="deadLetterQueueArn">
    /// Queue that EventBridge Scheduler sends to as this role, or null: EventBridge itself sends by the queue's policy.
    /// </param>
    public static string Start(string stateMachineArn, string? deadLetterQueueArn) => PolicyDocument.ToJson(
    [
        new PolicyStatement("StartExecution", "states:StartExecution") { Resources = [stateMachineArn] },
        .. deadLetterQueueArn is null ? [] : new[] { new PolicyStatement("KeepDeadLetters", "sqs:SendMessage") { Resources = [deadLetterQueueArn] } },
    ]);

    private static IEnumerable<PolicyStatement> Publish(AwsScope scope, MachineNeeds needs)
    {
        if (needs.TopicArns.Count > 0)
        {
            yield return new PolicyStatement("PublishNotifications", "sns:Publish") { Resources = needs.TopicArns };
        }

        if (needs.TopicKeyArns.Count > 0)
        {
            yield return KmsStatements.Publish("EncryptNotifications", scope, [.. needs.TopicKeyArns]);
        }
    }

    /// <summary>The actions by which a service sets up the delivery of its logs, and all of X-Ray's, know no resources.</summary>
    private static IEnumerable<PolicyStatement> Observe(MachineNeeds needs)
    {
        if (needs.HasLog)
        {
            yield return new PolicyStatement(
                "DeliverLogs",
                "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery")
            {
                Resources = ["*"],
            };
        }

        if (needs.HasTracing)
        {
            yield return new PolicyStatement(
                "TraceExecutions", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments")
            {
                Resources = ["*"],
            };
        }
    }
}
