using System.Collections.Immutable;
using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncBucketTests
{
    [Fact]
    public async Task Construct_OfSample_BucketIsPrivateEncryptedOwnedAndTlsOnly()
    {
        var run = await Run();

        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            setting => Assert.Equal(true, run.Named("iris-output-access")[setting]));
        Assert.Equal("BucketOwnerEnforced", run.Named("iris-output-ownership").Map("rule")["objectOwnership"]);
        Assert.Equal(false, run.Named("iris-output")["forceDestroy"]);
        var rule = (ImmutableDictionary<string, object>)run.Named("iris-output-encryption").List("rules")[0];
        Assert.Equal("AES256", ((ImmutableDictionary<string, object>)rule["applyServerSideEncryptionByDefault"])["sseAlgorithm"]);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::iris-output-0000000","arn:aws:s3:::iris-output-0000000/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
            run.Named("iris-output-policy").Text("policy"));
    }

    [Fact]
    public async Task Construct_OfBucketKey_EncryptsBucketAndResultsWithIt()
    {
        var run = await Run(args => args.Bucket.KmsKeyArn = Samples.KeyArn);

        var rule = (ImmutableDictionary<string, object>)run.Named("iris-output-encryption").List("rules")[0];
        Assert.Equal(true, rule["bucketKeyEnabled"]);
        var algorithm = (ImmutableDictionary<string, object>)rule["applyServerSideEncryptionByDefault"];
        Assert.Equal(("aws:kms", Samples.KeyArn), (algorithm["sseAlgorithm"], algorithm["kmsMasterKeyId"]));
        Assert.Equal(Samples.KeyArn, OutputConfig(run)["kmsKeyId"]);
        Assert.Contains("EncryptResults", run.Named("iris-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfAdoptedBucket_CreatesNoneAndWritesThere()
    {
        var run = await Run(args => (args.Bucket.Choice, args.Bucket.Name) = ("Adopt", "shared-results"));

        Assert.DoesNotContain(run.Children, child => child.StartsWith("aws:s3/", StringComparison.Ordinal));
        Assert.Equal("s3://shared-results/output/", OutputConfig(run)["s3OutputPath"]);
        Assert.Equal("s3://shared-results/failure/", OutputConfig(run)["s3FailurePath"]);
    }

    [Fact]
    public async Task Construct_OfVersioning_ExpiresEarlierVersionsAndTheirMarkersToo()
    {
        var run = await Run(args => (args.Bucket.Versioning, args.Bucket.ExpireAfterDays) = (true, 7));

        Assert.Equal("Enabled", run.Named("iris-output-versioning").Map("versioningConfiguration")["status"]);
        Assert.Equal(["abort-incomplete-uploads", "expire", "expire-earlier-versions"], Rules(run).Select(rule => rule["id"]));
        Assert.Equal(7.0, Rules(run)[1].Map("expiration")["days"]);
        Assert.Equal(7.0, Rules(run)[2].Map("noncurrentVersionExpiration")["noncurrentDays"]);
        Assert.Equal(["expiredObjectDeleteMarker=True"], Rules(run)[2].Map("expiration").Scalars());
    }

    [Fact]
    public async Task Construct_OfDaysForEarlierVersions_KeepsThemThatLong()
    {
        var run = await Run(args => (args.Bucket.Versioning, args.Bucket.NoncurrentExpireAfterDays) = (true, 3));

        Assert.Equal((30.0, 3.0), (Rules(run)[1].Map("expiration")["days"], Rules(run)[2].Map("noncurrentVersionExpiration")["noncurrentDays"]));
    }

    [Fact]
    public async Task Construct_OfBucketThatKeeps_OnlyAbortsUploads()
    {
        var run = await Run(args => (args.Bucket.ExpireAfterDays, args.Bucket.Versioning, args.Bucket.AbortIncompleteUploadDays) = (0, true, 2));

        Assert.Equal(2.0, Assert.Single(Rules(run)).Map("abortIncompleteMultipartUpload")["daysAfterInitiation"]);
    }

    [Theory]
    [InlineData(0, 30, "expire::30")]
    [InlineData(30, 30, "expire::30")]
    [InlineData(3, 30, "expire-input:input/:3 expire-output:output/:30 expire-failure:failure/:30")]
    [InlineData(90, 30, "expire-input:input/:90 expire-output:output/:30 expire-failure:failure/:30")]
    [InlineData(3, 0, "expire-input:input/:3")]
    public async Task Construct_OfDaysForRequests_ExpiresThemApartFromResults(int input, int results, string expected)
    {
        var run = await Run(args => (args.InputExpireAfterDays, args.Bucket.ExpireAfterDays) = (input, results));

        Assert.Equal(
            expected.Split(' '),
            Rules(run).Skip(1).Select(rule => FormattableString.Invariant($"{rule["id"]}:{rule.Map("filter").GetValueOrDefault("prefix", "")}:{rule.Map("expiration")["days"]}")));
    }

    [Fact]
    public async Task Construct_OfAccessLogBucket_LogsThereUnderTheComponentsName()
    {
        var run = await Run(args => args.Bucket.AccessLogBucket = "audit-logs");

        Assert.Equal(
            ["bucket=iris-output-0000000", "targetBucket=audit-logs", "targetPrefix=iris/"], run.Named("iris-output-logging").Inputs.Scalars());
    }

    [Fact]
    public async Task Construct_OfAccessLogPrefix_LogsUnderIt()
    {
        var run = await Run(args => (args.Bucket.AccessLogBucket, args.Bucket.AccessLogPrefix) = ("audit-logs", "s3/iris-"));

        Assert.Equal("s3/iris-", run.Named("iris-output-logging").Text("targetPrefix"));
    }

    [Fact]
    public async Task Construct_OfSample_WritesNoAccessLogs() => Assert.False((await Run()).Has("iris-output-logging"));

    private static ImmutableDictionary<string, object> OutputConfig(TestRun run) =>
        run.Single("aws:sagemaker/endpointConfiguration:EndpointConfiguration").Map("asyncInferenceConfig").Map("outputConfig");

    private static IReadOnlyList<ImmutableDictionary<string, object>> Rules(TestRun run) => run.Named("iris-output-lifecycle").Maps("rules");

    private static Task<TestRun> Run(Action<AsyncEndpointArgs>? change = null)
    {
        var args = Samples.Endpoint();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new AsyncEndpoint("iris", args));
    }
}
