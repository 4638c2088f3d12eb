using System.Formats.Tar;
using System.IO.Compression;
using Amazon.S3;
using Amazon.S3.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>Checks the sample payload before a job is paid for: Inference Recommender finds a bad one only after half an hour.</summary>
internal sealed class SamplePayload(IAmazonS3 s3, AwsCalls calls)
{
    private const string Key = $"{RecommendationSettings.ConfigKey}.samplePayloadUrl";

    /// <summary>Checks that the payload is a .tar.gz of regular files.</summary>
    /// <returns>The digest of its content (S3's ETag).</returns>
    public async Task<string> CheckAsync(S3Uri place, CancellationToken cancellation)
    {
        var problem = Bad(place, "does not exist", "Upload a .tar.gz with one file per request body.");
        using var response = await calls.FindAsync(
            "GetObject", place.ToString(), c => s3.GetObjectAsync(
                new GetObjectRequest { BucketName = place.Bucket, Key = place.Key }, c), AwsErrors.IsMissing, cancellation)
            ?? throw OperationException.BadInput(problem);

        OperationException.ThrowIfAny(await InspectAsync(place, response.ResponseStream, cancellation));
        return response.ETag ?? "";
    }

    /// <summary>The digest of the model artefact; null when the caller may not read it, or when it is not one object.</summary>
    public async Task<string?> FindDigestAsync(string? url, CancellationToken cancellation)
    {
        if (!S3Uri.TryParse(url, out var place))
            return null;

        var found = await calls.FindAsync(
            "HeadObject",
            place.ToString(),
            c => s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = place.Bucket, Key = place.Key }, c),
            e => AwsErrors.IsMissing(e) || AwsErrors.IsAccessDenied(e),
            cancellation);
        return found?.ETag;
    }

    private static async Task<IReadOnlyList<Problem>> InspectAsync(S3Uri place, Stream content, CancellationToken cancellation)
    {
        const string remedy = "Pack only the request bodies: tar -czf payload.tar.gz -C DIRECTORY FILE...";
        try
        {
            await using var gzip = new GZipStream(content, CompressionMode.Decompress);
            await using var tar = new TarReader(gzip);
            var files = 0;
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    return [Bad(place, $"holds \"{entry.Name}\", which is no regular file", remedy)];
                files++;
            }

            return files > 0 ? [] : [Bad(place, "holds no file", remedy)];
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or EndOfStreamException)
        {
            return [Bad(place, "is no .tar.gz", remedy)];
        }
    }

    private static Problem Bad(S3Uri place, string what, string remedy) =>
        new(ProblemIds.SamplePayload, $"The sample payload \"{place}\" {what}.", remedy) { Key = Key };
}
