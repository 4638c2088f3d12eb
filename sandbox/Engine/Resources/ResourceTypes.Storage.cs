using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> Storage =>
    [
        new("aws:s3/bucket:Bucket")
        {
            Name = new("bucket", 63) { PrefixProperty = "bucketPrefix", LowerCase = true },
            Id = "{bucket}",
            ReplacedOn = ["bucket", "bucketPrefix", "bucketNamespace", "objectLockEnabled"],
            Computed = Fields(
                ("arn", "arn:aws:s3:::{bucket}"),
                ("bucketDomainName", "{bucket}.s3.amazonaws.com"),
                ("bucketRegion", "{region}"),
                ("bucketRegionalDomainName", "{bucket}.s3.{region}.amazonaws.com"),
                ("hostedZoneId", "Z3AQBSTGFYJSTF")),
        },
        OfBucket("bucketVersioning:BucketVersioning"),
        OfBucket("bucketLifecycleConfiguration:BucketLifecycleConfiguration"),
        OfBucket("bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"),
        OfBucket("bucketPublicAccessBlock:BucketPublicAccessBlock"),
        OfBucket("bucketPolicy:BucketPolicy"),
        OfBucket("bucketOwnershipControls:BucketOwnershipControls"),
        OfBucket("bucketNotification:BucketNotification"),
        OfBucket("bucketLogging:BucketLogging"),
        new("aws:s3/bucketObjectv2:BucketObjectv2")
        {
            Id = "{key}",
            ReplacedOn = ["bucket", "key"],
            Computed = Arn("arn:aws:s3:::{bucket}/{key}"),
        },
    ];

    private static ResourceType OfBucket(string name) => new("aws:s3/" + name)
    {
        Id = "{bucket}",
        ReplacedOn = ["bucket", "expectedBucketOwner"],
        HasTags = false,
    };
}
