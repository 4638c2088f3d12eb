using System.Diagnostics.CodeAnalysis;

namespace Infra.Operations.Shared;

/// <summary>The place of an object or a prefix in Amazon S3.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key or the prefix, without a leading slash; empty for the whole bucket.</param>
public sealed record S3Uri(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <summary>The last part of the key: the file's name; empty for a prefix that ends in a slash.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>Reads <c>s3://bucket/key</c>.</summary>
    /// <exception cref="OperationException">The text is no S3 URI (<see cref="ProblemIds.BadS3Uri"/>).</exception>
    public static S3Uri Parse(string text) => TryParse(text, out var uri)
        ? uri
        : throw OperationException.BadInput(new Problem(ProblemIds.BadS3Uri, $"\"{text}\" is no S3 URI.", "Write it as s3://bucket/key."));

    /// <summary>Reads <c>s3://bucket/key</c>; false when the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out S3Uri? uri)
    {
        uri = null;
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal))
            return false;

        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/');
        var (bucket, key) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
        if (!IsBucketName(bucket))
            return false;

        uri = new S3Uri(bucket, key);
        return true;
    }

    /// <summary>True when an object at this place has a key that starts with the other's (S3 prefixes are raw strings).</summary>
    public bool IsUnder(S3Uri prefix) => Bucket == prefix.Bucket && Key.StartsWith(prefix.Key, StringComparison.Ordinal);

    /// <summary>This prefix, ended by one slash, followed by <paramref name="relativeKey"/>.</summary>
    public S3Uri Append(string relativeKey)
    {
        var folder = Key.Length == 0 || Key.EndsWith('/') ? Key : $"{Key}/";
        return this with { Key = folder + relativeKey };
    }

    /// <summary><c>s3://bucket/key</c></summary>
    public override string ToString() => $"{Scheme}{Bucket}/{Key}";

    private static bool IsBucketName(string bucket) =>
        bucket.Length is >= 3 and <= 63
        && bucket.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
        && char.IsAsciiLetterOrDigit(bucket[0]) && char.IsAsciiLetterOrDigit(bucket[^1]);
}
