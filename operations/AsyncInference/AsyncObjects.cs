using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>Reads the objects that an asynchronous endpoint writes.</summary>
internal sealed class AsyncObjects(IAmazonS3 s3, AwsCalls calls)
{
    /// <summary>The longest part of a model's error that is shown.</summary>
    private const int LongestError = 64 * 1024;

    /// <summary>Whether the last look was answered with 403, which may mean "not there yet" or "you may not read it".</summary>
    public bool WasDenied { get; private set; }

    public async Task<AsyncSuccess?> FindOutputAsync(string inferenceId, S3Uri place, string? contentType, CancellationToken cancellation)
    {
        if (await FindAsync(place, cancellation) is not { } found)
            return null;

        return new AsyncSuccess(inferenceId, place, found.Content, contentType ?? found.ContentType);
    }

    /// <summary>The text of a failure object; null when it is not there.</summary>
    public async Task<string?> FindErrorAsync(S3Uri place, CancellationToken cancellation)
    {
        if (await FindAsync(place, cancellation) is not { } found)
            return null;

        return Encoding.UTF8.GetString(found.Content.AsSpan(0, Math.Min(found.Content.Length, LongestError)));
    }

    private async Task<StoredObject?> FindAsync(S3Uri place, CancellationToken cancellation)
    {
        WasDenied = false;
        return await calls.FindAsync("GetObject", place.ToString(), c => ReadAsync(place, c), IsNotThereYet, cancellation);
    }

    private async Task<StoredObject> ReadAsync(S3Uri place, CancellationToken cancellation)
    {
        using var response = await s3.GetObjectAsync(new GetObjectRequest { BucketName = place.Bucket, Key = place.Key }, cancellation);
        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content, cancellation);
        return new StoredObject(
            content.ToArray(), string.IsNullOrEmpty(response.Headers.ContentType) ? null : response.Headers.ContentType);
    }

    private bool IsNotThereYet(Exception exception)
    {
        WasDenied = AwsErrors.IsAccessDenied(exception);
        return WasDenied || exception is AmazonServiceException { ErrorCode: "NoSuchKey" or "NotFound" };
    }

    private sealed record StoredObject(byte[] Content, string? ContentType);
}
