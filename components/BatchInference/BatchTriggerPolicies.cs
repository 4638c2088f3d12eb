using Infra.Components.Shared;

namespace Infra.Components.BatchInference;

/// <summary>Policies of the state machine's role and of the role that starts it.</summary>
internal static class BatchTriggerPolicies
{
    private const string ManagedRule = "rule/StepFunctionsGetEventsForSageMakerTransformJobsRule";

    public static string StateMachine(AwsScope scope, string jobNamePrefix, string executionRoleArn, string? topicArn, string? topicKeyArn)
    {
        var jobs = scope.SageMakerArn("transform-job", $"{jobNamePrefix}-*");
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
                Resources = [executionRoleArn],
                Conditions = [new PolicyCondition("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com")],
            },

            // Step Functions learns of a job's end from a rule that it manages itself; without this right `.sync` is refused.
            new PolicyStatement("WaitForJobs", "events:DescribeRule", "events:PutRule", "events:PutTargets") { Resources = [scope.Arn("events", ManagedRule)] },
            .. Publish(scope, topicArn, topicKeyArn),
        ]);
    }

    public static string Start(string stateMachineArn) =>
        PolicyDocument.ToJson(new PolicyStatement("StartExecution", "states:StartExecution") { Resources = [stateMachineArn] });

    private static IEnumerable<PolicyStatement> Publish(AwsScope scope, string? topicArn, string? topicKeyArn)
    {
        if (topicArn is not null)
        {
            yield return new PolicyStatement("PublishFailures", "sns:Publish") { Resources = [topicArn] };
        }

        if (topicKeyArn is not null)
        {
            yield return KmsStatements.Publish("EncryptFailures", scope, topicKeyArn);
        }
    }
}
