namespace Infra.Sandbox.Cloud.S3;

/// <summary>Uploads in parts.</summary>
internal sealed class S3Uploads(SandboxAccount account, S3Service service)
{
    /// <summary>S3 refuses parts below 5 MiB except the last.</summary>
    private const int SmallestPart = 5 * 1024 * 1024;

    public string Create(string bucket, string key, string? contentType, IReadOnlyDictionary<string, string> metadata)
    {
        var id = account.Ids.NextHex(32);
        lock (account.Gate)
        {
            service.Bucket(bucket).Uploads[id] = new S3Upload
            {
                Key = key,
                ContentType = contentType,
                Initiated = account.Now,
                Metadata = new Dictionary<string, string>(metadata, StringComparer.Ordinal),
            };
        }

        return id;
    }

    public S3Part PutPart(string bucket, string uploadId, int number, byte[] content)
    {
        if (number is < 1 or > 10_000)
        {
            throw new AwsException("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        }

        var part = new S3Part { Content = content, ContentHash = S3Service.Sha256(content), ETag = S3Service.Md5(content) };
        lock (account.Gate)
        {
            Upload(bucket, uploadId).Parts[number] = part;
        }

        return part;
    }

    public S3Object Complete(string bucket, string uploadId, IReadOnlyList<(int Number, string ETag)> listed)
    {
        lock (account.Gate)
        {
            var upload = Upload(bucket, uploadId);
            var parts = listed.Select(item => Match(upload, item)).ToList();
            CheckOrder(listed);
            if (parts.SkipLast(1).Any(part => part.Content.Length < SmallestPart))
            {
                throw new AwsException("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }

            var etag = S3Service.Md5([.. parts.SelectMany(part => Convert.FromHexString(part.ETag))]) + "-" + parts.Count;
            var stored = service.Store(bucket, upload.Key, [.. parts.SelectMany(part => part.Content)], etag, upload.ContentType, upload.Metadata);
            service.Bucket(bucket).Uploads.Remove(uploadId);
            return stored;
        }
    }

    public void Abort(string bucket, string uploadId)
    {
        lock (account.Gate)
        {
            Upload(bucket, uploadId);
            service.Bucket(bucket).Uploads.Remove(uploadId);
        }
    }

    public IReadOnlyList<KeyValuePair<string, S3Upload>> List(string bucket)
    {
        lock (account.Gate)
        {
            return [.. service.Bucket(bucket).Uploads.OrderBy(pair => pair.Value.Key, StringComparer.Ordinal)];
        }
    }

    public S3Upload Upload(string bucket, string uploadId) =>
        service.Bucket(bucket).Uploads.GetValueOrDefault(uploadId) ?? throw new AwsException(
            "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404);

    private static S3Part Match(S3Upload upload, (int Number, string ETag) listed) =>
        upload.Parts.TryGetValue(listed.Number, out var part) && part.ETag == listed.ETag.Trim('"')
            ? part
            : throw new AwsException(
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");

    private static void CheckOrder(IReadOnlyList<(int Number, string ETag)> listed)
    {
        if (listed.Count == 0)
        {
            throw new AwsException("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
        }

        if (listed.Zip(listed.Skip(1)).Any(pair => pair.Second.Number <= pair.First.Number))
        {
            throw new AwsException("InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");
        }
    }
}
