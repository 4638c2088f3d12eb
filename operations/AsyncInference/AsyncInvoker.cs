using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.AsyncInference;

/// <summary>Sends asynchronous invocations.</summary>
public sealed class AsyncInvoker(IAmazonSageMakerRuntime runtime, IAmazonS3 s3, TimeProvider clock)
{
    private const long LargestInput = 1L << 30;

    private readonly AwsCalls calls = new(clock);

    /// <summary>Uploads the input if it is a file, and puts the invocation into the endpoint's queue.</summary>
    /// <exception cref="OperationException">The input is missing or too large, or the endpoint refused.</exception>
    public async Task<AsyncTicket> SendAsync(AsyncRequest request, IProgress<AsyncEvent>? progress, CancellationToken cancellation)
    {
        var input = request.Input switch
        {
            AsyncInput.LocalFile file => await UploadAsync(file, request.ContentType, progress, cancellation),
            AsyncInput.InS3 place => await CheckAsync(place.Location, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        var response = await calls.RunAsync(
            "InvokeEndpointAsync", request.EndpointName, c => runtime.InvokeEndpointAsyncAsync(ToSdk(request, input), c), cancellation);
        var failure = S3Uri.TryParse(response.FailureLocation, out var place2) ? place2 : null;
        var ticket = new AsyncTicket(response.InferenceId, input, S3Uri.Parse(response.OutputLocation), failure);
        progress?.Report(new InvocationAccepted(ticket));
        return ticket;
    }

    private static InvokeEndpointAsyncRequest ToSdk(AsyncRequest request, S3Uri input) => new()
    {
        EndpointName = request.EndpointName,
        InputLocation = input.ToString(),
        ContentType = request.ContentType,
        Accept = request.Accept,
        InferenceId = request.InferenceId,
        RequestTTLSeconds = request.RequestTtlSeconds,
        InvocationTimeoutSeconds = request.InvocationTimeoutSeconds,
    };

    private async Task<S3Uri> UploadAsync(
        AsyncInput.LocalFile file, string contentType, IProgress<AsyncEvent>? progress, CancellationToken cancellation)
    {
        var length = File.Exists(file.Path) ? new FileInfo(file.Path).Length : -1;
        ThrowIfUnfit(file.Path, length, "does not exist");

        var place = file.Prefix.Append($"{await DigestAsync(file.Path, cancellation)}/{Path.GetFileName(file.Path)}");
        await calls.RunAsync("PutObject", place.ToString(), c => PutAsync(file.Path, place, contentType, c), cancellation);
        progress?.Report(new InputUploaded(place, length));
        return place;
    }

    private async Task<PutObjectResponse> PutAsync(string path, S3Uri place, string contentType, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        var request = new PutObjectRequest { BucketName = place.Bucket, Key = place.Key, InputStream = content, AutoCloseStream = false, ContentType = contentType };
        return await s3.PutObjectAsync(request, cancellation);
    }

    /// <summary>A missing object would only be found by the endpoint, minutes later. The caller need not be allowed to read it, though.</summary>
    private async Task<S3Uri> CheckAsync(S3Uri place, CancellationToken cancellation)
    {
        var isDenied = false;
        var found = await calls.FindAsync(
            "HeadObject",
            place.ToString(),
            c => s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = place.Bucket, Key = place.Key }, c),
            e => AwsErrors.IsMissing(e) || (isDenied = AwsErrors.IsAccessDenied(e)),
            cancellation);
        if (!isDenied)
            ThrowIfUnfit(place.ToString(), found?.ContentLength ?? -1, "does not exist");
        return place;
    }

    private static void ThrowIfUnfit(string input, long length, string whenMissing)
    {
        if (length < 0)
            throw OperationException.BadInput(new Problem(
                ProblemIds.InvocationInput, $"The input \"{input}\" {whenMissing}.", "Name a file or an s3:// object that is there."));
        if (length > LargestInput)
            throw OperationException.BadInput(new Problem(
                ProblemIds.InvocationInput,
                $"The input \"{input}\" has {length} bytes; an asynchronous endpoint takes at most 1 GB.",
                "Split it, or use a batch job."));
    }

    private static async Task<string> DigestAsync(string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation))[..16];
    }
}
