using System.Xml.Linq;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Buckets, and the listing of their objects.</summary>
internal sealed class S3BucketOperations(S3Service service)
{
    public Task ListAsync(S3Request request)
    {
        var buckets = service.ListBuckets().Select(bucket => S3Xml.Item("Bucket", new[]
        {
            S3Xml.Item("Name", bucket.Name), S3Xml.Item("CreationDate", S3Xml.Iso(bucket.CreationDate)),
        }));
        var owner = S3Xml.Item("Owner", new[] { S3Xml.Item("ID", "sandbox"), S3Xml.Item("DisplayName", "sandbox") });
        return XmlResponses.WriteAsync(request.Context, 200, S3Xml.Root("ListAllMyBucketsResult", owner, S3Xml.Item("Buckets", buckets)));
    }

    public Task CreateAsync(S3Request request)
    {
        service.CreateBucket(request.Bucket);
        request.Context.Response.Headers.Location = "/" + request.Bucket;
        return Task.CompletedTask;
    }

    public Task HeadAsync(S3Request request)
    {
        service.ListObjects(request.Bucket);
        request.Context.Response.Headers["x-amz-bucket-region"] = service.Region;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(S3Request request)
    {
        service.DeleteBucket(request.Bucket);
        request.Context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    /// <summary>us-east-1 is written as no constraint.</summary>
    public Task LocationAsync(S3Request request)
    {
        service.ListObjects(request.Bucket);
        return XmlResponses.WriteAsync(request.Context, 200, S3Xml.Root("LocationConstraint", service.Region == "us-east-1" ? null : service.Region));
    }

    public Task ListObjectsAsync(S3Request request)
    {
        var second = request.Query("list-type") == "2";
        var after = request.Query(second ? "continuation-token" : "marker") ?? request.Query("start-after") ?? "";
        var page = ObjectPage.Of(service.ListObjects(request.Bucket, request.Query("prefix") ?? ""), request, second ? Decode(request, after) : after);
        var root = S3Xml.Root(
            "ListBucketResult",
            S3Xml.Item("Name", request.Bucket),
            S3Xml.Item("Prefix", page.Encode(request.Query("prefix") ?? "")),
            S3Xml.Item("MaxKeys", page.MaxKeys),
            request.Query("delimiter") is { } delimiter ? S3Xml.Item("Delimiter", page.Encode(delimiter)) : null,
            page.UrlEncoded ? S3Xml.Item("EncodingType", "url") : null,
            S3Xml.Item("IsTruncated", page.Next is null ? "false" : "true"),
            second ? S3Xml.Item("KeyCount", page.Objects.Count + page.Prefixes.Count) : S3Xml.Item("Marker", page.Encode(after)),
            page.Next is null ? null : second ? S3Xml.Item("NextContinuationToken", Encode(page.Next)) : S3Xml.Item("NextMarker", page.Encode(page.Next)),
            page.Objects.Select(pair => S3Xml.Contents(page.Encode(pair.Key), pair.Value)),
            page.Prefixes.Select(prefix => S3Xml.Item("CommonPrefixes", new XElement(S3Xml.Namespace + "Prefix", page.Encode(prefix)))));
        return XmlResponses.WriteAsync(request.Context, 200, root);
    }

    private static string Encode(string key) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key));

    private static string Decode(S3Request request, string after)
    {
        if (!request.Has("continuation-token"))
        {
            return after;
        }

        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(after));
        }
        catch (FormatException)
        {
            throw new AwsException("InvalidArgument", "The continuation token provided is incorrect");
        }
    }
}
