using System.Formats.Tar;
using System.IO.Compression;
using Amazon.S3;
using Amazon.S3.Model;
using Infra.Operations.Recommendation.Settings;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Checks the sample payload before a job is paid for: Inference Recommender finds a bad one only after half an hour.</summary>
internal sealed class SamplePayload(IAmazonS3 s3, AwsCalls calls)
{
    /// <summary>The largest request body that InvokeEndpoint takes, in bytes.</summary>
    public const long RealTimeBody = 6 * 1024 * 1024;

    /// <summary>The largest request body that a serverless endpoint takes, in bytes.</summary>
    public const long ServerlessBody = 4 * 1024 * 1024;

    private const string Remedy = "Pack only the request bodies: tar -czf payload.tar.gz -C DIRECTORY FILE...";

    private const string Key = $"{RecommendationSettings.ConfigKey}.samplePayloadUrl";

    /// <summary>Checks that the payload is a .tar.gz of regular files, each of them a request body that an endpoint takes.</summary>
    /// <returns>The digest of its content (S3's ETag).</returns>
    public async Task<string> CheckAsync(S3Uri place, long largestBody, CancellationToken cancellation)
    {
        var problem = Bad(place, "does not exist", "Upload a .tar.gz with one file per request body.");
        using var response = await calls.FindAsync(
            "GetObject", place.ToString(), c => s3.GetObjectAsync(
                new GetObjectRequest { BucketName = place.Bucket, Key = place.Key }, c), AwsErrors.IsMissing, cancellation)
            ?? throw OperationException.BadInput(problem);

        OperationException.ThrowIfAny(await InspectAsync(place, response.ResponseStream, largestBody, cancellation));
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

    private static async Task<IReadOnlyList<Problem>> InspectAsync(S3Uri place, Stream content, long largestBody, CancellationToken cancellation)
    {
        var entries = new List<(string Name, string? Fault)>();
        try
        {
            await using var gzip = new GZipStream(content, CompressionMode.Decompress);
            await using var tar = new TarReader(gzip);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
                entries.Add((entry.Name, FaultOf(entry, largestBody)));
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or EndOfStreamException)
        {
            return [Bad(place, "is no .tar.gz", Remedy)];
        }

        return entries.Count == 0
            ? [Bad(place, "holds no file", Remedy)]
            : [.. entries.Where(e => e.Fault is not null).GroupBy(e => e.Fault!).Select(g => Bad(place, $"holds {Names(g.Select(e => e.Name))}, {g.Key}", Remedy))];
    }

    private static string? FaultOf(TarEntry entry, long largestBody) =>
        entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) ? "which is no regular file"
        : entry.Length == 0 ? "which is empty"
        : entry.Length > largestBody ? $"which is larger than the {largestBody / (1024 * 1024)} MB that an endpoint takes"
        : null;

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return $"\"{all[0]}\"{(all.Length > 1 ? $" and {all.Length - 1} more" : "")}";
    }

    private static Problem Bad(S3Uri place, string what, string remedy) =>
        new(ProblemIds.SamplePayload, $"The sample payload \"{place}\" {what}.", remedy) { Key = Key };
}
