using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>A request to S3 with its bucket and key, which stand in the path, or the bucket in the host name (<c>bucket.localhost</c>).</summary>
internal sealed record S3Request(HttpContext Context, string Bucket, string Key)
{
    /// <summary>Query parameters that choose no other operation.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "x-id", "list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "marker", "encoding-type", "fetch-owner", "uploadId", "partNumber",
        "uploads", "delete", "location", "max-uploads", "key-marker", "upload-id-marker", "part-number-marker", "max-parts",
        "response-content-type", "response-content-disposition", "bucket-region", "max-buckets", "AWSAccessKeyId", "Signature", "Expires",
    };

    public string Method => Context.Request.Method;

    /// <summary>A sub-resource the sandbox does not serve, such as acl or tagging; null when there is none.</summary>
    public string? OtherSubResource =>
        Context.Request.Query.Keys.FirstOrDefault(name => !Plain.Contains(name) && !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase));

    public static S3Request Read(HttpContext context)
    {
        var path = Uri.UnescapeDataString(RawPath(context)).TrimStart('/');
        var host = context.Request.Host.Host;
        if (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            var name = host[..^".localhost".Length];
            return new S3Request(context, name.EndsWith(".s3", StringComparison.Ordinal) ? name[..^".s3".Length] : name, path);
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new S3Request(context, path, "") : new S3Request(context, path[..slash], path[(slash + 1)..]);
    }

    public bool Has(string name) => Context.Request.Query.ContainsKey(name);

    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public string? Header(string name) => Context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>User metadata, by the names without the prefix.</summary>
    public IReadOnlyDictionary<string, string> Metadata() =>
        Context.Request.Headers.Where(header => header.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key["x-amz-meta-".Length..].ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Kestrel has already decoded the path but for %2F; keys are decoded once, from the target as it was sent.</summary>
    private static string RawPath(HttpContext context)
    {
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? target : target[..question];
    }
}
