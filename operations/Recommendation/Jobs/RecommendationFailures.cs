using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>What to do about the failures that AWS documents for recommendation jobs.</summary>
internal static class RecommendationFailures
{
    private static readonly (string Words, string Remedy)[] Known =
    [
        ("INVALID_INPUT", "Send the sample payload to the container by hand: it must answer each file with 2xx within 60 s."),
        ("PayloadError", "Check that the sample payload is a .tar.gz of regular files in a bucket that the role can read."),
        ("Burstable", "List types outside ml.t2."),
        ("AssumeRole", "Check that the role trusts sagemaker.amazonaws.com."),
        ("Domain is a mandatory", "Set infra:modelVersion.domain."),
        ("Framework is a mandatory", "Set infra:modelVersion.framework."),
    ];

    public static string RemedyOf(string jobName, string reason) => RemedyOf(reason) is { Length: > 0 } remedy
        ? remedy
        : $"See the log group /aws/sagemaker/InferenceRecommendationsJobs, stream {jobName}/execution; a rerun starts a new attempt.";

    public static string RemedyOf(string? reason) => IsQuota(reason) ? QuotaHint.Of(reason) : KnownRemedyOf(reason);

    private static bool IsQuota(string? reason) =>
        reason?.Contains("ResourceLimitExceeded", StringComparison.Ordinal) == true || reason?.Contains("service limit", StringComparison.Ordinal) == true;

    private static string KnownRemedyOf(string? reason) =>
        Known.FirstOrDefault(k => reason?.Contains(k.Words, StringComparison.OrdinalIgnoreCase) == true).Remedy ?? "";
}
