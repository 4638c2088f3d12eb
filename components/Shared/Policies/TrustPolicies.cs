namespace Infra.Components.Shared.Policies;

/// <summary>Who may assume a role; always for this account only, so that AWS's services cannot be used as a confused deputy.</summary>
internal static class TrustPolicies
{
    /// <summary>A narrower source than the account's region breaks inference: SageMaker assumes the role for several kinds of resource.</summary>
    public static string SageMaker(AwsScope scope) => Service(scope, "sagemaker.amazonaws.com", scope.Arn("sagemaker", "*"));

    public static string StepFunctions(AwsScope scope) => Service(scope, "states.amazonaws.com", scope.Arn("states", "stateMachine:*"));

    public static string Scheduler(AwsScope scope) => Service(scope, "scheduler.amazonaws.com", scope.Arn("scheduler", "schedule-group/*"));

    public static string EventBridge(AwsScope scope) => Service(scope, "events.amazonaws.com", scope.Arn("events", "rule/*"));

    private static string Service(AwsScope scope, string service, string sourceArn) => PolicyDocument.ToJson(
        new PolicyStatement("AssumeRole", "sts:AssumeRole")
        {
            Principal = PolicyPrincipal.Service(service),
            Conditions =
            [
                new PolicyCondition("StringEquals", "aws:SourceAccount", scope.AccountId),
                new PolicyCondition("ArnLike", "aws:SourceArn", sourceArn),
            ],
        });
}
