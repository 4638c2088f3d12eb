using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>Finds deletions and replacements that lose data, leave callers without a service, or will be refused.</summary>
internal static class Risks
{
    private static readonly Dictionary<string, (RiskLevel Level, string Consequence)> Known = new(StringComparer.Ordinal)
    {
        ["aws:s3/bucket:Bucket"] = (RiskLevel.DataLoss, "its objects are lost; a bucket that is not empty is refused unless forceDestroy is set"),
        ["aws:s3/bucketV2:BucketV2"] = (RiskLevel.DataLoss, "its objects are lost; a bucket that is not empty is refused unless forceDestroy is set"),
        ["aws:kms/key:Key"] = (RiskLevel.DataLoss, "what it encrypted cannot be read once its waiting period is over"),
        ["aws:sqs/queue:Queue"] = (RiskLevel.DataLoss, "messages that nobody has received yet are lost"),
        ["aws:dynamodb/table:Table"] = (RiskLevel.DataLoss, "its items are lost"),
        ["aws:ecr/repository:Repository"] = (RiskLevel.DataLoss, "its images are lost, and models that use them cannot start"),
        ["aws:cloudwatch/logGroup:LogGroup"] = (RiskLevel.DataLoss, "its logs are lost"),
        ["aws:sagemaker/modelPackageGroup:ModelPackageGroup"] = (RiskLevel.DataLoss, "its model versions and their approvals are lost"),
        ["aws-native:sagemaker:ModelPackage"] = (RiskLevel.DataLoss, "this model version and its approval are lost"),
        ["aws:sagemaker/endpoint:Endpoint"] = (RiskLevel.Outage, "callers get errors until another endpoint serves, and queued requests are lost"),
        ["aws:sns/topic:Topic"] = (RiskLevel.Outage, "its subscriptions are lost and notifications stop; another topic has another ARN"),
        ["aws:iam/role:Role"] = (RiskLevel.Outage, "what assumes it loses its rights"),
    };

    public static List<ReviewRisk> Find(IEnumerable<(PreviewStep Step, ReviewAction Action)> changes) =>
        [.. changes.SelectMany(change => Of(change.Step, change.Action)).OrderBy(risk => risk.Level).ThenBy(risk => risk.Action).ThenBy(risk => risk.Type, StringComparer.Ordinal).ThenBy(risk => risk.Name, StringComparer.Ordinal)];

    private static IEnumerable<ReviewRisk> Of(PreviewStep step, ReviewAction action)
    {
        if (action is not (ReviewAction.Delete or ReviewAction.Replace))
            yield break;

        var urn = Urn.Parse(step.Urn);
        if (IsSet(step.OldState, "protect"))
            yield return new ReviewRisk(RiskLevel.Refusal, urn.Type, urn.Name, action, "it is protected, so the deployment will fail");
        else if (!IsSet(step.OldState, "retainOnDelete") && Known.TryGetValue(urn.Type, out var risk))
            yield return new ReviewRisk(risk.Level, urn.Type, urn.Name, action, Consequence(step, urn.Type, risk.Consequence));
    }

    private static string Consequence(PreviewStep step, string type, string known) =>
        type.StartsWith("aws:s3/bucket", StringComparison.Ordinal) && IsSet(PropertyDifferences.Inputs(step.OldState), "forceDestroy")
            ? "its objects are deleted with it (forceDestroy is set)"
            : known;

    private static bool IsSet(JsonObject? state, string name) => state?[name]?.ToString() is "true";
}
