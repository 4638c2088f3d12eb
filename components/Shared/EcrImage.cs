using System.Text.RegularExpressions;

namespace Infra.Components.Shared;

/// <summary>An image in Amazon ECR, of this or another account.</summary>
internal sealed partial record EcrImage(string AccountId, string Region, string DnsSuffix, string Repository)
{
    public const int MaximumLength = 255;

    /// <summary>Null when the image is not in ECR or names neither tag nor digest.</summary>
    public static EcrImage? TryParse(string image)
    {
        var match = Pattern().Match(image);
        var isPinned = match.Groups["tag"].Success || match.Groups["digest"].Success;
        return match.Success && isPinned && image.Length <= MaximumLength
            ? new EcrImage(
                match.Groups["account"].Value,
                match.Groups["region"].Value,
                match.Groups["suffix"].Value,
                match.Groups["repository"].Value)
            : null;
    }

    public string RepositoryArn(string partition) => $"arn:{partition}:ecr:{Region}:{AccountId}:repository/{Repository}";

    [GeneratedRegex(
        "^(?<account>[0-9]{12})\\.dkr\\.ecr(-fips)?\\.(?<region>[a-z0-9-]+)\\.(?<suffix>amazonaws\\.com(\\.cn)?)/" +
        "(?<repository>[a-z0-9]+([._/-]+[a-z0-9]+)*)(?<tag>:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?<digest>@sha256:[0-9a-f]{64})?\\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
