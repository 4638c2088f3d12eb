using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>Finds deletions and replacements that lose data, leave callers without a service, or will be refused.</summary>
internal static class Risks
{
    private const string BucketLogging = "aws:s3/bucketLogging:BucketLogging";

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
        [EndpointMoves.Endpoint] = (RiskLevel.Outage, "callers get errors until another endpoint serves"),
        ["aws:sns/topic:Topic"] = (RiskLevel.Outage, "its subscriptions are lost and notifications stop; another topic has another ARN"),
        [BucketLogging] = (RiskLevel.Oversight, "requests to the bucket are no longer logged"),
        ["aws:iam/role:Role"] = (RiskLevel.Outage, "what assumes it loses its rights"),
    };

    public static List<ReviewRisk> Find(IReadOnlyList<(PreviewStep Step, ReviewAction Action)> changes, EndpointMoves moves)
    {
        var goneBuckets = changes.Where(change => change.Action is ReviewAction.Delete or ReviewAction.Replace).Select(change => BucketOf(change.Step)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. changes.Where(change => !IsLoggingOf(change.Step, goneBuckets)).SelectMany(change => Of(change.Step, change.Action, moves))
                .OrderBy(risk => risk.Level).ThenBy(risk => risk.Action).ThenBy(risk => risk.Type, StringComparer.Ordinal).ThenBy(risk => risk.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ReviewRisk> Of(PreviewStep step, ReviewAction action, EndpointMoves moves)
    {
        var urn = Urn.Parse(step.Urn);
        if (urn.Type == EndpointMoves.Endpoint && OfEndpoint(step, action, moves) is { } refused)
        {
            yield return new ReviewRisk(RiskLevel.Refusal, urn.Type, urn.Name, action, refused);
            yield break;
        }

        if (action is not (ReviewAction.Delete or ReviewAction.Replace))
            yield break;

        if (IsSet(step.OldState, "protect"))
            yield return new ReviewRisk(RiskLevel.Refusal, urn.Type, urn.Name, action, "it is protected, so the deployment will fail");
        else if (!IsSet(step.OldState, "retainOnDelete") && Known.TryGetValue(urn.Type, out var risk))
            yield return new ReviewRisk(risk.Level, urn.Type, urn.Name, action, Consequence(step, urn.Type, risk.Consequence, moves));
    }

    /// <summary>Why AWS will refuse what happens to an endpoint; null when it will not.</summary>
    private static string? OfEndpoint(PreviewStep step, ReviewAction action, EndpointMoves moves) => action switch
    {
        ReviewAction.Update when moves.IsRefused(step) =>
            "AWS does not make an endpoint on instances serverless, so the deployment will fail; a serverless endpoint needs a name of its own",
        ReviewAction.Create when moves.Of(step) is { HasNameTwice: true } move =>
            $"the {ReviewWords.Of(move.From)} endpoint still has its name then, so the deployment will fail; it needs a name of its own",
        _ => null,
    };

    private static string Consequence(PreviewStep step, string type, string known, EndpointMoves moves) => type switch
    {
        EndpointMoves.Endpoint when moves.Of(step) is { } move =>
            $"{ReviewWords.Article(move.To)} endpoint takes its place under another name, and callers of the old name get errors until they move{Queue(move.From)}",
        EndpointMoves.Endpoint => known + Queue(moves.KindBefore(step)),
        _ when type.StartsWith("aws:s3/bucket", StringComparison.Ordinal) && IsSet(PropertyDifferences.Inputs(step.OldState), "forceDestroy") =>
            "its objects are deleted with it (forceDestroy is set)",
        _ => known,
    };

    /// <summary>Of an endpoint that may be asynchronous, what waits in its queue is lost.</summary>
    private static string Queue(ServingKind? kind) => kind is null or ServingKind.Asynchronous ? ", and queued requests are lost" : "";

    private static string? BucketOf(PreviewStep step) => Urn.Parse(step.Urn).Type is "aws:s3/bucket:Bucket" or "aws:s3/bucketV2:BucketV2" ? Bucket(step) : null;

    private static bool IsLoggingOf(PreviewStep step, HashSet<string> buckets) => Urn.Parse(step.Urn).Type == BucketLogging && Bucket(step) is { } bucket && buckets.Contains(bucket);

    private static string? Bucket(PreviewStep step) => PropertyDifferences.Inputs(step.OldState)?["bucket"]?.ToString();

    private static bool IsSet(JsonObject? state, string name) => state?[name]?.ToString() is "true";
}
