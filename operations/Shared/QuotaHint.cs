using System.Text.RegularExpressions;

namespace Infra.Operations.Shared;

/// <summary>What to do when AWS says ResourceLimitExceeded: which quota that is, and how to ask for more of it.</summary>
internal static partial class QuotaHint
{
    /// <summary>The remedy for a message such as <c>The account-level service limit 'ml.c5.xlarge for endpoint usage' is 0 Instances, …</c>.</summary>
    public static string Of(string? message) => LimitName().Match(message ?? "") is { Success: true } match
        ? $"Ask for more of the quota \"{match.Groups["name"].Value}\" of Amazon SageMaker: aws service-quotas list-service-quotas --service-code sagemaker "
            + $"--query \"Quotas[?QuotaName=='{match.Groups["name"].Value}']\" shows its code and value, aws service-quotas request-service-quota-increase "
            + "--service-code sagemaker --quota-code CODE --desired-value N asks. Until then, lower the demand."
        : "Ask for a higher quota in Service Quotas (Amazon SageMaker), or lower the demand.";

    [GeneratedRegex("service limit '(?<name>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LimitName();
}
