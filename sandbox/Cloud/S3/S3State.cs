using System.Text.Json.Serialization;

namespace Infra.Sandbox.Cloud.S3;

internal sealed class S3State
{
    public Dictionary<string, S3Bucket> Buckets { get; set; } = [];

    public IEnumerable<StoredContent> Stored() => Buckets.Values.SelectMany(bucket =>
        bucket.Objects.Values.Cast<StoredContent>().Concat(bucket.Uploads.Values.SelectMany(upload => upload.Parts.Values)));
}

internal sealed class S3Bucket
{
    public DateTimeOffset CreationDate { get; set; }

    public SortedDictionary<string, S3Object> Objects { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, S3Upload> Uploads { get; set; } = [];
}

internal sealed class S3Upload
{
    public string Key { get; set; } = "";

    public string? ContentType { get; set; }

    public Dictionary<string, string> Metadata { get; set; } = [];

    public DateTimeOffset Initiated { get; set; }

    public SortedDictionary<int, S3Part> Parts { get; set; } = [];
}

internal sealed class S3Part : StoredContent
{
    public string ETag { get; set; } = "";
}

/// <summary>Bytes that are kept in a file of their own, named by their SHA-256.</summary>
public abstract class StoredContent
{
    /// <summary>The SHA-256 of the content, in lower-case hexadecimal.</summary>
    public string ContentHash { get; set; } = "";

    /// <summary>The bytes.</summary>
    [JsonIgnore]
    public byte[] Content { get; set; } = [];
}

/// <summary>An object in a bucket.</summary>
public sealed class S3Object : StoredContent
{
    /// <summary>The content type given when it was put. Default binary/octet-stream, as S3 has it.</summary>
    public string ContentType { get; set; } = "binary/octet-stream";

    /// <summary>The entity tag without quotes: the MD5 of the content, or of the parts' MD5s with their number.</summary>
    public string ETag { get; set; } = "";

    /// <summary>When it was put.</summary>
    public DateTimeOffset LastModified { get; set; }

    /// <summary>User metadata, without the x-amz-meta- prefix.</summary>
    public Dictionary<string, string> Metadata { get; set; } = [];
}
