using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Uploads in parts.</summary>
internal sealed class S3MultipartOperations(S3Service service)
{
    public Task CreateAsync(S3Request request)
    {
        var id = service.Uploads.Create(request.Bucket, request.Key, request.Context.Request.ContentType, request.Metadata());
        return XmlResponses.WriteAsync(
            request.Context, 200, S3Xml.Root("InitiateMultipartUploadResult", S3Xml.Item("Bucket", request.Bucket), S3Xml.Item("Key", request.Key), S3Xml.Item("UploadId", id)));
    }

    public async Task PutPartAsync(S3Request request)
    {
        if (!int.TryParse(request.Query("partNumber"), out var number))
        {
            throw new AwsException("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        }

        var part = service.Uploads.PutPart(request.Bucket, UploadId(request), number, await S3Body.ReadAsync(request));
        request.Context.Response.Headers.ETag = $"\"{part.ETag}\"";
    }

    public async Task CompleteAsync(S3Request request)
    {
        var body = await S3Xml.ReadAsync(request);
        var parts = body.Children("Part").Select(part => (int.Parse(part.Child("PartNumber")!), part.Child("ETag") ?? "")).ToList();
        var stored = service.Uploads.Complete(request.Bucket, UploadId(request), parts);
        await XmlResponses.WriteAsync(request.Context, 200, S3Xml.Root(
            "CompleteMultipartUploadResult",
            S3Xml.Item("Location", $"{request.Context.Request.Scheme}://{request.Context.Request.Host}/{request.Bucket}/{request.Key}"),
            S3Xml.Item("Bucket", request.Bucket),
            S3Xml.Item("Key", request.Key),
            S3Xml.Item("ETag", $"\"{stored.ETag}\"")));
    }

    public Task AbortAsync(S3Request request)
    {
        service.Uploads.Abort(request.Bucket, UploadId(request));
        request.Context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    public Task ListPartsAsync(S3Request request)
    {
        var parts = service.Uploads.Upload(request.Bucket, UploadId(request)).Parts.Select(part => S3Xml.Item("Part", new[]
        {
            S3Xml.Item("PartNumber", part.Key), S3Xml.Item("ETag", $"\"{part.Value.ETag}\""), S3Xml.Item("Size", part.Value.Content.Length),
        }));
        return XmlResponses.WriteAsync(request.Context, 200, S3Xml.Root(
            "ListPartsResult",
            S3Xml.Item("Bucket", request.Bucket),
            S3Xml.Item("Key", request.Key),
            S3Xml.Item("UploadId", UploadId(request)),
            S3Xml.Item("IsTruncated", "false"),
            parts));
    }

    public Task ListUploadsAsync(S3Request request)
    {
        var uploads = service.Uploads.List(request.Bucket).Select(upload => S3Xml.Item("Upload", new[]
        {
            S3Xml.Item("Key", upload.Value.Key), S3Xml.Item("UploadId", upload.Key), S3Xml.Item("Initiated", S3Xml.Iso(upload.Value.Initiated)),
        }));
        return XmlResponses.WriteAsync(
            request.Context, 200, S3Xml.Root("ListMultipartUploadsResult", S3Xml.Item("Bucket", request.Bucket), S3Xml.Item("IsTruncated", "false"), uploads));
    }

    private static string UploadId(S3Request request) => request.Query("uploadId")!;
}
