namespace Infra.Sandbox.Cloud.S3;

/// <summary>A bucket and a key or key prefix, written <c>s3://bucket/key</c>.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The key or prefix; empty for the bucket itself.</param>
public readonly record struct S3Location(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <summary>Reads an <c>s3://</c> address; null when it is none.</summary>
    public static S3Location? TryParse(string? uri)
    {
        if (uri is null || !uri.StartsWith(Scheme, StringComparison.Ordinal) || uri.Length == Scheme.Length)
        {
            return null;
        }

        var rest = uri[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new S3Location(rest, "") : new S3Location(rest[..slash], rest[(slash + 1)..]);
    }

    /// <summary>The ARN policies name this object by.</summary>
    public string ToArn() => $"arn:aws:s3:::{Bucket}/{Key}";

    /// <summary>This location as a folder, with a further name under it.</summary>
    public S3Location Under(string name) =>
        this with { Key = Key.Length == 0 || Key.EndsWith('/') ? Key + name : Key + "/" + name };

    /// <inheritdoc />
    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
