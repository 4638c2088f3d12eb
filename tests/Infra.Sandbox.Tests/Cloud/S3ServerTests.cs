using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Infra.Sandbox.Cloud.Http;

namespace Infra.Sandbox.Tests.Cloud;

/// <summary>S3 with AWS's own client for .NET, and plain requests for what it does not send.</summary>
public sealed class S3ServerTests : IAsyncLifetime, IDisposable
{
    private readonly IrisAccount iris = new();
    private readonly HttpClient http = new();
    private SandboxServer server = null!;
    private AmazonS3Client s3 = null!;

    public async Task InitializeAsync()
    {
        server = await SandboxServer.StartAsync(iris.Account);
        http.BaseAddress = server.Address;
        s3 = new AmazonS3Client(
            new BasicAWSCredentials("AKID", "secret"),
            new AmazonS3Config { ServiceURL = server.Address.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        s3.Dispose();
        http.Dispose();
        iris.Dispose();
    }

    [Fact]
    public async Task PutAndGetObject_BySdk_RoundTripsBodyTypeAndMetadata()
    {
        var put = new PutObjectRequest { BucketName = "results", Key = "a b/ü+.txt", ContentBody = "hello", ContentType = "text/plain" };
        put.Metadata["owner"] = "me";
        await s3.PutObjectAsync(put);

        using var got = await s3.GetObjectAsync("results", "a b/ü+.txt");
        using var reader = new StreamReader(got.ResponseStream);

        Assert.Equal("hello", await reader.ReadToEndAsync());
        Assert.Equal(("text/plain", "me", "\"5d41402abc4b2a76b9719d911017c592\""), (got.Headers.ContentType, got.Metadata["owner"], got.ETag));
        Assert.Equal("hello", iris.Text("results", "a b/ü+.txt"));
    }

    [Fact]
    public async Task GetObject_UnknownKeyOrBucket_HasS3sCodes()
    {
        Assert.Equal(("NoSuchKey", HttpStatusCode.NotFound), Codes(await Assert.ThrowsAsync<NoSuchKeyException>(() => s3.GetObjectAsync("results", "none"))));
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetObjectAsync("none", "none"))).ErrorCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.GetObjectMetadataAsync("results", "none"))).StatusCode);
    }

    [Fact]
    public async Task ListObjectsV2_WithDelimiterAndPages_GivesEachOnce()
    {
        foreach (var key in new[] { "p/1", "p/2", "p/sub/3", "p/sub/4", "q" })
        {
            iris.Put("results", key, key);
        }

        var first = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "results", Prefix = "p/", Delimiter = "/", MaxKeys = 2 });
        var second = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "results", Prefix = "p/", Delimiter = "/", MaxKeys = 2, ContinuationToken = first.NextContinuationToken });

        Assert.Equal(["p/1", "p/2"], first.S3Objects.Select(item => item.Key));
        Assert.True(first.IsTruncated);
        Assert.Equal(["p/sub/"], second.CommonPrefixes);
        Assert.False(second.IsTruncated);
        Assert.Equal(["p/sub/3", "p/sub/4"], (await s3.ListObjectsAsync(new ListObjectsRequest { BucketName = "results", Prefix = "p/", Marker = "p/2" })).S3Objects.Select(item => item.Key));
    }

    [Fact]
    public async Task MultipartUpload_TwoParts_IsOneObjectWithAPartedTag()
    {
        var upload = await s3.InitiateMultipartUploadAsync("results", "big");
        var first = await s3.UploadPartAsync(new UploadPartRequest { BucketName = "results", Key = "big", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream(new byte[5 * 1024 * 1024]) });
        var second = await s3.UploadPartAsync(new UploadPartRequest { BucketName = "results", Key = "big", UploadId = upload.UploadId, PartNumber = 2, InputStream = new MemoryStream([1, 2, 3]) });
        Assert.Equal([1, 2], (await s3.ListPartsAsync("results", "big", upload.UploadId)).Parts.Select(part => part.PartNumber!.Value));
        await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = "results",
            Key = "big",
            UploadId = upload.UploadId,
            PartETags = [new PartETag(1, first.ETag), new PartETag(2, second.ETag)],
        });

        var stored = iris.Account.S3.GetObject("results", "big");

        Assert.Equal((5 * 1024 * 1024) + 3, stored.Content.Length);
        Assert.EndsWith("-2", stored.ETag, StringComparison.Ordinal);
        Assert.Empty((await s3.ListMultipartUploadsAsync("results")).MultipartUploads ?? []);
    }

    [Fact]
    public async Task CompleteMultipartUpload_WrongTagOrSmallPart_IsRefused()
    {
        var upload = await s3.InitiateMultipartUploadAsync("results", "big");
        var tags = new List<PartETag>();
        for (var i = 1; i <= 2; i++)
        {
            var part = await s3.UploadPartAsync(new UploadPartRequest { BucketName = "results", Key = "big", UploadId = upload.UploadId, PartNumber = i, InputStream = new MemoryStream([1]) });
            tags.Add(new PartETag(i, part.ETag));
        }

        var complete = new CompleteMultipartUploadRequest { BucketName = "results", Key = "big", UploadId = upload.UploadId, PartETags = tags };
        Assert.Equal("EntityTooSmall", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.CompleteMultipartUploadAsync(complete))).ErrorCode);
        complete.PartETags = [new PartETag(1, "\"00\"")];
        Assert.Equal("InvalidPart", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.CompleteMultipartUploadAsync(complete))).ErrorCode);
        await s3.AbortMultipartUploadAsync("results", "big", upload.UploadId);
        Assert.Equal("NoSuchUpload", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.CompleteMultipartUploadAsync(complete))).ErrorCode);
    }

    [Fact]
    public async Task CopyDeleteManyAndBuckets_BySdk_Work()
    {
        iris.Put("results", "a", "A");
        await s3.CopyObjectAsync("results", "a", "results", "b");
        Assert.Equal("A", iris.Text("results", "b"));
        await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "results", Objects = [new KeyVersion { Key = "a" }, new KeyVersion { Key = "b" }] });
        Assert.Empty(iris.Account.S3.ListObjects("results"));
        await s3.PutBucketAsync("second");
        Assert.Equal(["infra-samples-123456789012", "results", "second"], (await s3.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName));
        await s3.DeleteBucketAsync("second");
        Assert.Equal("BucketNotEmpty", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => s3.DeleteBucketAsync("infra-samples-123456789012"))).ErrorCode);
    }

    [Fact]
    public async Task GetObject_WithRangeAndCondition_GivesThePartOrNothing()
    {
        iris.Put("results", "digits", "0123456789");
        using var range = new HttpRequestMessage(HttpMethod.Get, "/results/digits") { Headers = { { "Range", "bytes=2-4" } } };
        var part = await http.SendAsync(range);
        Assert.Equal((206, "234", "bytes 2-4/10"), ((int)part.StatusCode, await part.Content.ReadAsStringAsync(), part.Content.Headers.GetValues("Content-Range").Single()));
        using var condition = new HttpRequestMessage(HttpMethod.Get, "/results/digits") { Headers = { { "If-None-Match", part.Headers.ETag!.Tag } } };
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(condition)).StatusCode);
    }

    [Fact]
    public async Task PutObject_AwsChunkedWithTrailer_IsDecoded()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/results/chunked") { Content = new StringContent("5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n") };
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request)).StatusCode);
        Assert.Equal("hello world", iris.Text("results", "chunked"));
    }

    [Fact]
    public async Task PutObject_ChunkedBodyCutShort_IsAnIncompleteBody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/results/chunked") { Content = new StringContent("ff\r\nhello") };
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>IncompleteBody</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostStyle_BucketBeforeLocalhost_IsUsed()
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, "/key") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("v")), Headers = { Host = $"results.localhost:{server.Address.Port}" } };
        await http.SendAsync(put);
        Assert.Equal("v", iris.Text("results", "key"));
    }

    [Fact]
    public async Task SubResource_NotServed_IsNotImplemented()
    {
        var response = await http.GetAsync("/results?acl");
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Contains("<Code>NotImplemented</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static (string Code, HttpStatusCode Status) Codes(AmazonS3Exception error) => (error.ErrorCode, error.StatusCode);
}
