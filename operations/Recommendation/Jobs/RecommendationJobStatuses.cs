using Amazon.SageMaker;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>What the eight statuses of a job mean. Only COMPLETED is success: a stopped job has at best part of its results.</summary>
internal static class RecommendationJobStatuses
{
    public static bool IsRunning(RecommendationJobStatus? status) =>
        status == RecommendationJobStatus.PENDING || status == RecommendationJobStatus.IN_PROGRESS;

    public static bool IsCompleted(RecommendationJobStatus? status) => status == RecommendationJobStatus.COMPLETED;

    /// <summary>Nothing follows any more, or nothing useful.</summary>
    public static bool IsFailure(RecommendationJobStatus? status) =>
        status == RecommendationJobStatus.FAILED || status == RecommendationJobStatus.STOPPED
        || status == RecommendationJobStatus.DELETING || status == RecommendationJobStatus.DELETED;
}
