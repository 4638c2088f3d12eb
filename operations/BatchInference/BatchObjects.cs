using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>Lists the objects a batch job reads and writes.</summary>
internal sealed class BatchObjects(IAmazonS3 s3, AwsCalls calls)
{
    public Task<IReadOnlyList<BatchObject>> InputsAsync(BatchJobDefinition definition, CancellationToken cancellation) =>
        definition.IsManifest ? ReadManifestAsync(definition.Input, cancellation) : ListAsync(definition.Input, cancellation);

    /// <summary>All objects whose key starts with the prefix's, except the empty ones that stand for folders.</summary>
    public async Task<IReadOnlyList<BatchObject>> ListAsync(S3Uri prefix, CancellationToken cancellation)
    {
        var found = new List<BatchObject>();
        string? next = null;
        do
        {
            var request = new ListObjectsV2Request { BucketName = prefix.Bucket, Prefix = prefix.Key, ContinuationToken = next };
            var page = await calls.RunAsync("ListObjectsV2", prefix.ToString(), c => s3.ListObjectsV2Async(request, c), cancellation);
            found.AddRange((page.S3Objects ?? []).Where(o => !o.Key.EndsWith('/')).Select(o => new BatchObject(prefix with { Key = o.Key }, o.Size ?? 0)));
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
        return found;
    }

    public async Task DownloadAsync(S3Uri place, string path, CancellationToken cancellation)
    {
        await calls.RunAsync("GetObject", place.ToString(), c => CopyAsync(c), cancellation);

        async Task<bool> CopyAsync(CancellationToken c)
        {
            using var response = await s3.GetObjectAsync(new GetObjectRequest { BucketName = place.Bucket, Key = place.Key }, c);
            await using var file = File.Create(path);
            await response.ResponseStream.CopyToAsync(file, c);
            return true;
        }
    }

    /// <summary>A manifest is a JSON array: an object with the prefix, then keys relative to it.</summary>
    private async Task<IReadOnlyList<BatchObject>> ReadManifestAsync(S3Uri manifest, CancellationToken cancellation)
    {
        var names = await calls.RunAsync("GetObject", manifest.ToString(), c => ReadAsync(manifest, c), cancellation);
        var objects = new List<BatchObject>();
        var missing = new List<Problem>();
        foreach (var place in names)
        {
            var found = await calls.FindAsync(
                "HeadObject",
                place.ToString(),
                c => s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = place.Bucket, Key = place.Key }, c),
                AwsErrors.IsMissing,
                cancellation);
            if (found is null)
                missing.Add(new Problem(
                    ProblemIds.BatchInput,
                    $"The manifest lists \"{place}\", which does not exist.",
                    "Upload it or take it from the manifest."));
            else
                objects.Add(new BatchObject(place, found.ContentLength));
        }

        OperationException.ThrowIfAny(missing);
        return objects;
    }

    private async Task<IReadOnlyList<S3Uri>> ReadAsync(S3Uri manifest, CancellationToken cancellation)
    {
        using var response = await s3.GetObjectAsync(
            new GetObjectRequest { BucketName = manifest.Bucket, Key = manifest.Key }, cancellation);
        try
        {
            using var document = await JsonDocument.ParseAsync(response.ResponseStream, cancellationToken: cancellation);
            var items = document.RootElement.EnumerateArray().ToArray();
            var prefix = items[0].GetProperty("prefix").GetString()!;
            return [.. items.Skip(1).Select(i => S3Uri.Parse(prefix + i.GetString()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw OperationException.BadInput(new Problem(
                ProblemIds.BatchInput,
                $"\"{manifest}\" is no manifest.",
                "Write [{\"prefix\": \"s3://bucket/folder/\"}, \"file1\", \"file2\"]."));
        }
    }
}
