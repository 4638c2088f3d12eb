using Pulumi.Aws.S3.Inputs;

namespace Infra.Components.Shared;

/// <summary>Objects under a prefix, and the days after which they are deleted; 0 keeps them.</summary>
internal sealed record PrefixExpiry(string Id, string Prefix, int Days);

/// <summary>What is deleted of a created bucket, and when.</summary>
/// <param name="AbortUploadDays">Days after which parts of an upload that was never completed are deleted.</param>
/// <param name="NoncurrentDays">Days after which earlier versions are deleted; 0 when there are none or they are kept.</param>
/// <param name="Expiries">What expires.</param>
internal sealed record BucketLifecycle(int AbortUploadDays, int NoncurrentDays, IReadOnlyList<PrefixExpiry> Expiries)
{
    /// <param name="args">The bucket.</param>
    /// <param name="expiries">What expires when. Default: every object after the same time.</param>
    public static BucketLifecycle Of(OutputBucketArgs args, params IReadOnlyList<PrefixExpiry> expiries) => new(
        args.AbortIncompleteUploadDays,
        !args.Versioning ? 0 : args.NoncurrentExpireAfterDays == 0 ? args.ExpireAfterDays : args.NoncurrentExpireAfterDays,
        expiries.Count > 0 ? expiries : [new PrefixExpiry("expire", "", args.ExpireAfterDays)]);

    public List<BucketLifecycleConfigurationRuleArgs> Rules() =>
    [
        AbortUploads(),
        .. Expiries.Where(expiry => expiry.Days > 0).Select(Expire),
        .. NoncurrentDays > 0 ? [ExpireEarlierVersions()] : Array.Empty<BucketLifecycleConfigurationRuleArgs>(),
    ];

    private static BucketLifecycleConfigurationRuleArgs Rule(string id, string prefix) => new()
    {
        Id = id,
        Status = "Enabled",
        Filter = new BucketLifecycleConfigurationRuleFilterArgs { Prefix = prefix },
    };

    private static BucketLifecycleConfigurationRuleArgs Expire(PrefixExpiry expiry)
    {
        var rule = Rule(expiry.Id, expiry.Prefix);
        rule.Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = expiry.Days };
        return rule;
    }

    private BucketLifecycleConfigurationRuleArgs AbortUploads()
    {
        var rule = Rule("abort-incomplete-uploads", "");
        rule.AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = AbortUploadDays };
        return rule;
    }

    /// <summary>Deleting the last version of a deleted object leaves its marker, which S3 takes away only when told to.</summary>
    private BucketLifecycleConfigurationRuleArgs ExpireEarlierVersions()
    {
        var rule = Rule("expire-earlier-versions", "");
        rule.NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = NoncurrentDays };
        rule.Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { ExpiredObjectDeleteMarker = true };
        return rule;
    }
}
