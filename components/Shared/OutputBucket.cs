using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace Infra.Components.Shared;

/// <summary>The bucket of a component's results: private, encrypted, TLS only, owner enforced, and emptied in time; or an adopted one.</summary>
internal sealed class OutputBucket
{
    private readonly Children children;
    private readonly OutputBucketArgs args;

    /// <param name="children">The component's children.</param>
    /// <param name="args">The bucket.</param>
    /// <param name="lifecycle">What expires when. Default: every object after the same time.</param>
    public OutputBucket(Children children, OutputBucketArgs args, BucketLifecycle? lifecycle = null)
    {
        (this.children, this.args) = (children, args);
        if (args.Choice == Choice.Adopt)
        {
            Name = args.Name!.Checked("bucket.name", ValueRules.BucketName);
            return;
        }

        var bucket = new S3.Bucket(
            children.Named("output"), new S3.BucketArgs { ForceDestroy = args.ForceDestroy, Tags = children.Tags! }, children.Options());
        Name = bucket.Id;
        var access = Private();
        Encrypted();
        Owned();
        Versioned();
        Logged();
        _ = new S3.BucketLifecycleConfiguration(
            children.Named("output-lifecycle"),
            new S3.BucketLifecycleConfigurationArgs { Bucket = Name, Rules = (lifecycle ?? BucketLifecycle.Of(args)).Rules() },
            children.Options());

        // S3 refuses changes of access block and policy at the same time.
        _ = new S3.BucketPolicy(
            children.Named("output-policy"),
            new S3.BucketPolicyArgs { Bucket = Name, Policy = bucket.Arn.Apply(S3Statements.TlsOnlyBucketPolicy) },
            children.Options(access));
    }

    public Output<string> Name { get; }

    public Output<string> Uri(string prefix) => Name.Apply(name => $"s3://{name}/{prefix}");

    private S3.BucketPublicAccessBlock Private() => new(
        children.Named("output-access"),
        new S3.BucketPublicAccessBlockArgs
        {
            Bucket = Name,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        },
        children.Options());

    private void Encrypted() => _ = new S3.BucketServerSideEncryptionConfiguration(
        children.Named("output-encryption"),
        new S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = Name,
            Rules =
            {
                new BucketServerSideEncryptionConfigurationRuleArgs
                {
                    ApplyServerSideEncryptionByDefault = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                    {
                        SseAlgorithm = args.KmsKeyArn is null ? "AES256" : "aws:kms",
                        KmsMasterKeyId = args.KmsKeyArn.CheckedIfGiven("bucket.kmsKeyArn", ValueRules.KmsKeyArn),
                    },
                    BucketKeyEnabled = args.KmsKeyArn is not null,
                },
            },
        },
        children.Options());

    private void Owned() => _ = new S3.BucketOwnershipControls(
        children.Named("output-ownership"),
        new S3.BucketOwnershipControlsArgs
        {
            Bucket = Name,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        },
        children.Options());

    private void Versioned()
    {
        if (args.Versioning)
        {
            _ = new S3.BucketVersioning(
                children.Named("output-versioning"),
                new S3.BucketVersioningArgs
                {
                    Bucket = Name,
                    VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
                },
                children.Options());
        }
    }

    private void Logged()
    {
        if (args.AccessLogBucket is { } target)
        {
            _ = new S3.BucketLogging(
                children.Named("output-logging"),
                new S3.BucketLoggingArgs
                {
                    Bucket = Name,
                    TargetBucket = target.Checked("bucket.accessLogBucket", ValueRules.BucketName),
                    TargetPrefix = args.AccessLogPrefix ?? $"{children.Primary}/",
                },
                children.Options());
        }
    }
}
