using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>S3: REST with XML. Chooses the operation by method, bucket, key and sub-resource.</summary>
internal sealed class S3Protocol(SandboxAccount account)
{
    private readonly S3BucketOperations buckets = new(account.S3);
    private readonly S3ObjectOperations objects = new(account.S3);
    private readonly S3MultipartOperations multipart = new(account.S3);

    public async Task HandleAsync(HttpContext context)
    {
        var request = S3Request.Read(context);
        try
        {
            await Choose(request);
        }
        catch (AwsException error)
        {
            await WriteErrorAsync(request, error);
        }
    }

    public static Task RefuseAsync(HttpContext context, AwsException error) => WriteErrorAsync(S3Request.Read(context), error);

    private Task Choose(S3Request request)
    {
        if (request.OtherSubResource is { } other)
        {
            throw new AwsException("NotImplemented", $"A header or query you provided implies functionality that is not implemented: {other}", 501);
        }

        return request.Bucket.Length == 0 ? buckets.ListAsync(request)
            : request.Key.Length == 0 ? OnBucket(request)
            : request.Has("uploadId") || request.Has("uploads") ? OnUpload(request)
            : OnObject(request);
    }

    private Task OnBucket(S3Request request) => request.Method switch
    {
        "PUT" => buckets.CreateAsync(request),
        "HEAD" => buckets.HeadAsync(request),
        "DELETE" => buckets.DeleteAsync(request),
        "GET" when request.Has("location") => buckets.LocationAsync(request),
        "GET" when request.Has("uploads") => multipart.ListUploadsAsync(request),
        "GET" => buckets.ListObjectsAsync(request),
        "POST" when request.Has("delete") => objects.DeleteManyAsync(request),
        _ => throw MethodNotAllowed(),
    };

    private Task OnUpload(S3Request request) => request.Method switch
    {
        "POST" when request.Has("uploads") => multipart.CreateAsync(request),
        "POST" => multipart.CompleteAsync(request),
        "PUT" => multipart.PutPartAsync(request),
        "GET" => multipart.ListPartsAsync(request),
        "DELETE" => multipart.AbortAsync(request),
        _ => throw MethodNotAllowed(),
    };

    private Task OnObject(S3Request request) => request.Method switch
    {
        "GET" or "HEAD" => objects.GetAsync(request),
        "PUT" when request.Header("x-amz-copy-source") is not null => objects.CopyAsync(request),
        "PUT" => objects.PutAsync(request),
        "DELETE" => objects.DeleteAsync(request),
        _ => throw MethodNotAllowed(),
    };

    private static AwsException MethodNotAllowed() => new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405);

    private static Task WriteErrorAsync(S3Request request, AwsException error)
    {
        if (request.Method == "HEAD" || error.Status == 304)
        {
            request.Context.Response.StatusCode = error.Status;
            return Task.CompletedTask;
        }

        return XmlResponses.WriteAsync(request.Context, error.Status, S3Xml.Error(request, error));
    }
}
