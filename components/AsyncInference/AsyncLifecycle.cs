using Infra.Components.Shared;

namespace Infra.Components.AsyncInference;

/// <summary>When requests and results of an endpoint expire.</summary>
internal static class AsyncLifecycle
{
    /// <summary>Of rules over the same object S3 follows the earliest, so requests that live longer than results need rules for each prefix.</summary>
    public static BucketLifecycle Of(AsyncEndpointArgs args) =>
        args.InputExpireAfterDays == 0 || args.InputExpireAfterDays == args.Bucket.ExpireAfterDays
            ? BucketLifecycle.Of(args.Bucket)
            : BucketLifecycle.Of(
                args.Bucket,
                new PrefixExpiry("expire-input", args.InputPrefix, args.InputExpireAfterDays),
                new PrefixExpiry("expire-output", args.OutputPrefix, args.Bucket.ExpireAfterDays),
                new PrefixExpiry("expire-failure", args.FailurePrefix, args.Bucket.ExpireAfterDays));
}
