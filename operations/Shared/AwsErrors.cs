using System.Net;
using Amazon.Runtime;

namespace Infra.Operations.Shared;

/// <summary>What an error of AWS means.</summary>
/// <remarks>
/// SageMaker models few errors: most of what is bad, exists already or is missing comes as ValidationException,
/// to be told apart by its message.
/// </remarks>
internal static class AwsErrors
{
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
        "RequestLimitExceeded", "LimitExceededException", "SlowDown", "RequestThrottled", "PriorRequestNotComplete",
    };

    private static readonly HashSet<string> MissingCodes = new(StringComparer.Ordinal)
    {
        "ResourceNotFound", "ResourceNotFoundException", "NoSuchKey", "NotFound", "NoSuchBucket",
    };

    private static readonly HashSet<string> ConflictCodes = new(StringComparer.Ordinal) { "ResourceInUse", "ResourceInUseException" };

    /// <summary>True when the same call may succeed a moment later.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        AmazonServiceException e => IsThrottling(e) || (int)e.StatusCode >= 500,
        HttpRequestException or IOException => true,
        AmazonClientException e => e.InnerException is HttpRequestException or IOException,
        _ => false,
    };

    public static bool IsThrottling(AmazonServiceException exception) =>
        exception.StatusCode == HttpStatusCode.TooManyRequests || ThrottlingCodes.Contains(exception.ErrorCode ?? "");

    public static bool IsMissing(Exception exception) => exception is AmazonServiceException e
        && (MissingCodes.Contains(e.ErrorCode ?? "") || IsValidation(e, "could not find") || e.StatusCode == HttpStatusCode.NotFound);

    public static bool IsExisting(Exception exception) => exception is AmazonServiceException e
        && (ConflictCodes.Contains(e.ErrorCode ?? "") || IsValidation(e, "already exist"));

    public static bool IsAccessDenied(Exception exception) => exception is AmazonServiceException e
        && (e.StatusCode == HttpStatusCode.Forbidden || e.ErrorCode is "AccessDenied" or "AccessDeniedException" or "Forbidden");

    private static bool IsValidation(AmazonServiceException exception, string words) =>
        exception.ErrorCode is "ValidationException" or "ValidationError"
        && exception.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
