using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Infra.Operations.Tests.Shared;

/// <summary>Objects by <c>bucket/key</c>.</summary>
internal sealed class InMemoryS3
{
    public InMemoryS3()
    {
        Recording.On<GetObjectRequest, GetObjectResponse>(r => Read(r.BucketName, r.Key, (o, tag) => new GetObjectResponse
        {
            BucketName = r.BucketName,
            Key = r.Key,
            ETag = tag,
            ContentLength = o.Length,
            ResponseStream = new MemoryStream(o),
        }));
        Recording.On<GetObjectMetadataRequest, GetObjectMetadataResponse>(r =>
            Read(r.BucketName, r.Key, (o, tag) => new GetObjectMetadataResponse { ETag = tag, ContentLength = o.Length }));
        Recording.On<PutObjectRequest, PutObjectResponse>(r =>
        {
            using var copy = new MemoryStream();
            r.InputStream.CopyTo(copy);
            Objects[$"{r.BucketName}/{r.Key}"] = copy.ToArray();
            return new PutObjectResponse();
        });
        Recording.On<ListObjectsV2Request, ListObjectsV2Response>(List);
    }

    public RecordingClient<IAmazonS3> Recording { get; } = RecordingClient<IAmazonS3>.New();

    public SortedDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the caller may list the bucket; if not, a missing object is answered with 403 instead of 404.</summary>
    public bool MayList { get; set; } = true;

    public int PageSize { get; set; } = 1000;

    public IAmazonS3 Client => Recording.Client;

    public void Put(string place, string content) => Objects[place] = Encoding.UTF8.GetBytes(content);

    private T Read<T>(string bucket, string key, Func<byte[], string, T> respond)
    {
        if (Objects.TryGetValue($"{bucket}/{key}", out var content))
            return respond(content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");

        throw MayList ? Fault("NoSuchKey", HttpStatusCode.NotFound) : Fault("AccessDenied", HttpStatusCode.Forbidden);
    }

    private ListObjectsV2Response List(ListObjectsV2Request request)
    {
        var found = Objects
            .Where(o => o.Key.StartsWith($"{request.BucketName}/{request.Prefix}", StringComparison.Ordinal))
            .Select(o => new S3Object { BucketName = request.BucketName, Key = o.Key[(request.BucketName.Length + 1)..], Size = o.Value.Length })
            .Where(o => request.ContinuationToken is null || string.CompareOrdinal(o.Key, request.ContinuationToken) > 0)
            .ToList();
        var page = found.Take(PageSize).ToList();
        return new ListObjectsV2Response
        {
            S3Objects = page.Count > 0 ? page : null,
            IsTruncated = found.Count > page.Count,
            NextContinuationToken = found.Count > page.Count ? page[^1].Key : null,
        };
    }

    private static AmazonS3Exception Fault(string code, HttpStatusCode status) =>
        new(code, Amazon.Runtime.ErrorType.Sender, code, "request-1", status);
}
