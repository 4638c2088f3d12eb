using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Infra.Sandbox.Cloud.S3;

/// <summary>Buckets and objects of the account.</summary>
public sealed partial class S3Service
{
    private readonly SandboxAccount account;

    internal S3Service(SandboxAccount account)
    {
        this.account = account;
        Uploads = new S3Uploads(account, this);
    }

    internal S3Uploads Uploads { get; }

    internal string Region => account.Options.Region;

    /// <summary>Makes a bucket; making one's own bucket again is accepted, as in us-east-1.</summary>
    /// <exception cref="AwsException">InvalidBucketName.</exception>
    public void CreateBucket(string bucket)
    {
        if (!BucketName().IsMatch(bucket))
        {
            throw new AwsException("InvalidBucketName", "The specified bucket is not valid.");
        }

        lock (account.Gate)
        {
            account.State.S3.Buckets.TryAdd(bucket, new S3Bucket { CreationDate = account.Now });
        }
    }

    /// <summary>Removes an empty bucket.</summary>
    /// <exception cref="AwsException">NoSuchBucket, BucketNotEmpty.</exception>
    public void DeleteBucket(string bucket)
    {
        lock (account.Gate)
        {
            if (Bucket(bucket).Objects.Count > 0)
            {
                throw new AwsException("BucketNotEmpty", "The bucket you tried to delete is not empty", 409);
            }

            account.State.S3.Buckets.Remove(bucket);
        }
    }

    /// <summary>Removes all objects and unfinished uploads of a bucket.</summary>
    public void EmptyBucket(string bucket)
    {
        lock (account.Gate)
        {
            Bucket(bucket).Objects.Clear();
            Bucket(bucket).Uploads.Clear();
        }
    }

    /// <summary>Whether the bucket exists.</summary>
    public bool BucketExists(string bucket)
    {
        lock (account.Gate)
        {
            return account.State.S3.Buckets.ContainsKey(bucket);
        }
    }

    /// <summary>The buckets with their creation dates, by name.</summary>
    public IReadOnlyList<(string Name, DateTimeOffset CreationDate)> ListBuckets()
    {
        lock (account.Gate)
        {
            return [.. account.State.S3.Buckets.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.CreationDate))];
        }
    }

    /// <summary>Writes an object, over one of the same key.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public S3Object PutObject(
        string bucket, string key, ReadOnlyMemory<byte> body, string? contentType = null, IReadOnlyDictionary<string, string>? metadata = null) =>
        Store(bucket, key, body.ToArray(), Md5(body.Span), contentType, metadata);

    /// <summary>Reads an object.</summary>
    /// <exception cref="AwsException">NoSuchBucket, NoSuchKey.</exception>
    public S3Object GetObject(string bucket, string key) =>
        FindObject(bucket, key) ?? throw new AwsException("NoSuchKey", "The specified key does not exist.", 404);

    /// <summary>Reads an object; null when the bucket holds none of that key.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public S3Object? FindObject(string bucket, string key)
    {
        lock (account.Gate)
        {
            return Bucket(bucket).Objects.GetValueOrDefault(key);
        }
    }

    /// <summary>Removes an object; one that is not there is no error.</summary>
    public void DeleteObject(string bucket, string key)
    {
        lock (account.Gate)
        {
            Bucket(bucket).Objects.Remove(key);
        }
    }

    /// <summary>The objects whose key begins with the prefix, in the order of their keys.</summary>
    /// <exception cref="AwsException">NoSuchBucket.</exception>
    public IReadOnlyList<KeyValuePair<string, S3Object>> ListObjects(string bucket, string prefix = "")
    {
        lock (account.Gate)
        {
            return [.. Bucket(bucket).Objects.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))];
        }
    }

    internal static string Md5(ReadOnlySpan<byte> content)
    {
#pragma warning disable CA5351 // The entity tag of S3 is an MD5; it protects nothing.
        return Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
    }

    internal static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal S3Bucket Bucket(string bucket) =>
        account.State.S3.Buckets.GetValueOrDefault(bucket) ?? throw new AwsException("NoSuchBucket", "The specified bucket does not exist", 404);

    internal S3Object Store(string bucket, string key, byte[] content, string etag, string? contentType, IReadOnlyDictionary<string, string>? metadata)
    {
        var stored = new S3Object
        {
            Content = content,
            ContentHash = Sha256(content),
            ContentType = contentType ?? "binary/octet-stream",
            ETag = etag,
            LastModified = account.Now,
            Metadata = new Dictionary<string, string>(metadata ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal),
        };
        lock (account.Gate)
        {
            Bucket(bucket).Objects[key] = stored;
        }

        return stored;
    }

    [GeneratedRegex(@"^(?!.*\.\.)[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex BucketName();
}
