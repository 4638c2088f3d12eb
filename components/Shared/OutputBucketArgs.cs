using Pulumi;

namespace Infra.Components.Shared;

/// <summary>The bucket results are written to: created with strict defaults, or adopted as it is.</summary>
public sealed class OutputBucketArgs : ResourceArgs
{
    /// <summary><see cref="Shared.Choice.Create"/> (default) or <see cref="Shared.Choice.Adopt"/>.</summary>
    [Input("choice")]
    public string Choice { get; set; } = Shared.Choice.Create;

    /// <summary>Name of the bucket to adopt. Required with <c>Adopt</c>, refused with <c>Create</c> (created buckets are named by Pulumi).</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>ARN of a customer key for the objects (SSE-KMS). Default: keys of S3 (SSE-S3).</summary>
    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    /// <summary>Days after which objects of a created bucket are deleted, 1 or more. Default 30. 0 keeps them for ever.</summary>
    [Input("expireAfterDays")]
    public int ExpireAfterDays { get; set; } = Defaults.ExpireAfterDays;

    /// <summary>Days after which a created bucket deletes the parts of an upload that was never completed, 1 or more. Default 7.</summary>
    [Input("abortIncompleteUploadDays")]
    public int AbortIncompleteUploadDays { get; set; } = Defaults.AbortIncompleteUploadDays;

    /// <summary>Keeps earlier versions of overwritten and deleted objects. Default false: result keys are never reused. Only with <c>Create</c>.</summary>
    [Input("versioning")]
    public bool Versioning { get; set; }

    /// <summary>
    /// Days after which an earlier version is deleted, counted from when it was overwritten or deleted, 1 or more. Default 0: as
    /// <see cref="ExpireAfterDays"/>. Only with versioning.
    /// </summary>
    [Input("noncurrentExpireAfterDays")]
    public int NoncurrentExpireAfterDays { get; set; }

    /// <summary>
    /// Name of an existing bucket that S3 writes access logs to. Its policy lets <c>logging.s3.amazonaws.com</c> put objects, and it is encrypted
    /// with keys of S3. Default: no access logs. Only with <c>Create</c>.
    /// </summary>
    [Input("accessLogBucket")]
    public Input<string>? AccessLogBucket { get; set; }

    /// <summary>Prefix of access logs in that bucket, at most 200 characters. Default: the component's name and "/".</summary>
    [Input("accessLogPrefix")]
    public string? AccessLogPrefix { get; set; }

    /// <summary>Deletes the objects when the bucket is destroyed. Default false: destroying a bucket that holds results fails.</summary>
    [Input("forceDestroy")]
    public bool ForceDestroy { get; set; }
}
