using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.AsyncInference;

/// <summary>What an asynchronous endpoint needs of its execution role, with every value known.</summary>
/// <param name="Inputs">Prefixes requests are read from.</param>
/// <param name="Output">Prefix of results.</param>
/// <param name="Failure">Prefix of failures.</param>
/// <param name="BucketKeyArn">Key of the output bucket, or null.</param>
/// <param name="InputKeyArns">Keys of other input buckets.</param>
/// <param name="TopicArns">The topics, or none.</param>
/// <param name="TopicKeyArn">Key of the topics, or null.</param>
/// <param name="Instances">What any endpoint may need.</param>
internal sealed record AsyncNeeds(
    IReadOnlyList<string> Inputs,
    string Output,
    string Failure,
    string? BucketKeyArn,
    IReadOnlyList<string> InputKeyArns,
    IReadOnlyList<string> TopicArns,
    string? TopicKeyArn,
    InstanceNeeds Instances);

/// <summary>The policy an asynchronous endpoint adds to the execution role of its model.</summary>
internal static class AsyncRolePolicy
{
    public static string ToJson(AwsScope scope, AsyncNeeds needs)
    {
        List<S3Uri> inputs = [.. needs.Inputs.Select(S3Uri.Parse)];
        S3Uri[] outputs = [S3Uri.Parse(needs.Output), S3Uri.Parse(needs.Failure)];
        return PolicyDocument.ToJson(
        [
            new PolicyStatement("ReadRequests", "s3:GetObject") { Resources = [.. inputs.Select(uri => S3Statements.ReadArn(scope, uri))] },
            S3Statements.Write("WriteResults", scope, outputs),
            ListBuckets(scope, [.. inputs, .. outputs]),
            .. Keys(scope, needs),
            .. Publish(scope, needs),
            .. needs.Instances.Statements(scope),
        ]);
    }

    /// <summary>On the buckets themselves: AWS's own sample puts this action on objects, where it means nothing.</summary>
    private static PolicyStatement ListBuckets(AwsScope scope, IEnumerable<S3Uri> uris) => new("ListBuckets", "s3:ListBucket")
    {
        Resources = [.. uris.Select(uri => scope.BucketArn(uri.Bucket)).Distinct()],
    };

    private static IEnumerable<PolicyStatement> Keys(AwsScope scope, AsyncNeeds needs)
    {
        if (needs.BucketKeyArn is { } bucketKey)
        {
            yield return KmsStatements.Encrypt("EncryptResults", scope, bucketKey);
        }

        if (needs.InputKeyArns.Count > 0)
        {
            yield return KmsStatements.Decrypt("DecryptRequests", scope, needs.InputKeyArns);
        }
    }

    private static IEnumerable<PolicyStatement> Publish(AwsScope scope, AsyncNeeds needs)
    {
        if (needs.TopicArns.Count > 0)
        {
            yield return new PolicyStatement("PublishNotifications", "sns:Publish") { Resources = needs.TopicArns };
        }

        if (needs.TopicKeyArn is { } topicKey)
        {
            yield return KmsStatements.Publish("EncryptNotifications", scope, topicKey);
        }
    }
}
