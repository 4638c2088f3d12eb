using System.Globalization;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Objects: put, get with ranges and conditions, copy, delete.</summary>
internal sealed class S3ObjectOperations(S3Service service)
{
    public async Task PutAsync(S3Request request)
    {
        if (request.Header("If-None-Match") == "*" && service.FindObject(request.Bucket, request.Key) is not null)
        {
            throw new AwsException("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
        }

        var content = await S3Body.ReadAsync(request);
        var stored = service.PutObject(request.Bucket, request.Key, content, request.Context.Request.ContentType, request.Metadata());
        request.Context.Response.Headers.ETag = $"\"{stored.ETag}\"";
    }

    public async Task GetAsync(S3Request request)
    {
        var stored = service.GetObject(request.Bucket, request.Key);
        var response = request.Context.Response;
        response.Headers.ETag = $"\"{stored.ETag}\"";
        response.Headers.LastModified = stored.LastModified.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.AcceptRanges = "bytes";
        if (request.Header("If-None-Match") is { } tag && tag.Trim('"') == stored.ETag)
        {
            throw new AwsException("NotModified", "Not Modified", 304);
        }

        foreach (var (name, value) in stored.Metadata)
        {
            response.Headers["x-amz-meta-" + name] = value;
        }

        var (from, length) = Range(request, stored.Content.Length);
        if (length < stored.Content.Length)
        {
            response.StatusCode = 206;
            response.Headers.ContentRange = $"bytes {from}-{from + length - 1}/{stored.Content.Length}";
        }

        response.ContentType = request.Query("response-content-type") ?? stored.ContentType;
        response.ContentLength = length;
        if (request.Method == "GET")
        {
            await response.Body.WriteAsync(stored.Content.AsMemory(from, length), request.Context.RequestAborted);
        }
    }

    public Task CopyAsync(S3Request request)
    {
        var source = Uri.UnescapeDataString(request.Header("x-amz-copy-source")!).TrimStart('/');
        var slash = source.IndexOf('/', StringComparison.Ordinal);
        var found = service.GetObject(source[..Math.Max(slash, 0)], source[(slash + 1)..]);
        var replace = request.Header("x-amz-metadata-directive") == "REPLACE";
        var copied = service.PutObject(
            request.Bucket, request.Key, found.Content, replace ? request.Context.Request.ContentType : found.ContentType, replace ? request.Metadata() : found.Metadata);
        return XmlResponses.WriteAsync(
            request.Context, 200, S3Xml.Root("CopyObjectResult", S3Xml.Item("LastModified", S3Xml.Iso(copied.LastModified)), S3Xml.Item("ETag", $"\"{copied.ETag}\"")));
    }

    public Task DeleteAsync(S3Request request)
    {
        service.DeleteObject(request.Bucket, request.Key);
        request.Context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    public async Task DeleteManyAsync(S3Request request)
    {
        var body = await S3Xml.ReadAsync(request);
        var keys = body.Children("Object").Select(item => item.Child("Key")!).ToList();
        keys.ForEach(key => service.DeleteObject(request.Bucket, key));
        var deleted = body.Child("Quiet") == "true" ? [] : keys.Select(key => S3Xml.Item("Deleted", S3Xml.Item("Key", key)));
        await XmlResponses.WriteAsync(request.Context, 200, S3Xml.Root("DeleteResult", deleted));
    }

    /// <summary>One range of bytes: first-last, first-, or the last n.</summary>
    private static (int From, int Length) Range(S3Request request, int length)
    {
        if (request.Header("Range") is not { } header || !header.StartsWith("bytes=", StringComparison.Ordinal) || header["bytes=".Length..].Split('-') is not [var first, var last])
        {
            return (0, length);
        }

        var suffix = first.Length == 0;
        var from = suffix ? Math.Max(0, length - ParseOr(last, 0)) : ParseOr(first, 0);
        var to = suffix ? length - 1 : Math.Min(ParseOr(last, length - 1), length - 1);
        return from <= to ? (from, to - from + 1) : throw new AwsException("InvalidRange", "The requested range is not satisfiable", 416);
    }

    private static int ParseOr(string text, int otherwise) => int.TryParse(text, out var number) ? number : otherwise;
}
