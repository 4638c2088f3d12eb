namespace Infra.Components.Shared.Policies;

/// <summary>Statements on objects and buckets.</summary>
internal static class S3Statements
{
    /// <summary>One object, or everything under a prefix.</summary>
    public static string ReadArn(AwsScope scope, S3Uri uri) => scope.ObjectArn(uri.Bucket, uri.IsPrefix ? $"{uri.Key}*" : uri.Key);

    /// <summary>Listing, on the ARN of the bucket (on objects it would mean nothing) and only under the prefixes; one statement a bucket.</summary>
    public static IEnumerable<PolicyStatement> List(string sid, AwsScope scope, IEnumerable<S3Uri> prefixes) => prefixes
        .GroupBy(uri => uri.Bucket)
        .OrderBy(bucket => bucket.Key, StringComparer.Ordinal)
        .Select((bucket, index) => new PolicyStatement(index == 0 ? sid : $"{sid}{index + 1}", "s3:ListBucket")
        {
            Resources = [scope.BucketArn(bucket.Key)],
            Conditions = [new PolicyCondition("StringLike", "s3:prefix", [.. bucket.Select(uri => $"{uri.Key}*").Distinct().Order(StringComparer.Ordinal)])],
        });

    /// <summary>Writing under prefixes. Large results are multipart uploads, which a failing writer must be able to abort.</summary>
    public static PolicyStatement Write(string sid, AwsScope scope, params IEnumerable<S3Uri> prefixes) => new(sid, "s3:AbortMultipartUpload", "s3:PutObject")
    {
        Resources = [.. prefixes.Select(uri => scope.ObjectArn(uri.Bucket, $"{uri.Key}*"))],
    };

    /// <summary>Resource policy that refuses connections without TLS.</summary>
    public static string TlsOnlyBucketPolicy(string bucketArn) => PolicyDocument.ToJson(TlsOnly("s3:*", bucketArn, $"{bucketArn}/*"));

    public static PolicyStatement TlsOnly(string action, params IReadOnlyList<string> resources) => new("DenyInsecureTransport", action)
    {
        Effect = "Deny",
        Principal = PolicyPrincipal.Everyone,
        Resources = resources,
        Conditions = [new PolicyCondition("Bool", "aws:SecureTransport", "false")],
    };
}
