using System.Text.RegularExpressions;

namespace Infra.Components.Shared;

/// <summary>An <c>s3://bucket/key</c> address.</summary>
internal sealed partial record S3Uri(string Bucket, string Key)
{
    public const int MaximumLength = 1024;

    /// <summary>Where SageMaker writes, it takes shorter addresses than where it reads.</summary>
    public const int MaximumDestinationLength = 512;

    public bool IsPrefix => Key.Length == 0 || Key.EndsWith('/');

    public static S3Uri? TryParse(string text)
    {
        if (text.Length > MaximumLength)
        {
            return null;
        }

        var match = Pattern().Match(text);
        return match.Success ? new S3Uri(match.Groups["bucket"].Value, match.Groups["key"].Value) : null;
    }

    public static S3Uri Parse(string text) => TryParse(text) ?? throw new FormatException($"\"{text}\" is not an S3 address.");

    /// <summary>Whether an object under <paramref name="other"/> would also be found under this raw prefix.</summary>
    public bool Contains(S3Uri other) => Bucket == other.Bucket && other.Key.StartsWith(Key, StringComparison.Ordinal);

    public override string ToString() => $"s3://{Bucket}/{Key}";

    [GeneratedRegex("^s3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/(?<key>[^\\r\\n]*))?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
