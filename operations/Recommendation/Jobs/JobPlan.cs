using Amazon.SageMaker.Model;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>What to do about a job, given the newest one with the same inputs.</summary>
/// <param name="Action">What.</param>
/// <param name="Attempt">The number of the job it is about, from 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="Latest">The newest job; null when there is none.</param>
internal sealed record JobPlan(JobAction Action, int Attempt, string Reason, DescribeInferenceRecommendationsJobResponse? Latest)
{
    /// <remarks>
    /// Running is resumed, completed is reused, and after a failed or stopped one a new attempt is started, since whoever runs the step again
    /// wants a result.
    /// </remarks>
    public static JobPlan Of(int attempt, DescribeInferenceRecommendationsJobResponse? latest, bool fresh) => latest switch
    {
        null => new(JobAction.Start, attempt + 1, "no job with the same inputs exists", null),
        _ when RecommendationJobStatuses.IsRunning(latest.Status) => new(JobAction.Resume, attempt, "a job with the same inputs is running", latest),
        _ when !RecommendationJobStatuses.IsCompleted(latest.Status) => new(JobAction.Start, attempt + 1, $"the job before ended {latest.Status}", latest),
        _ when fresh => new(JobAction.Start, attempt + 1, "a fresh job was asked for", latest),
        _ => new(JobAction.Reuse, attempt, "a job with the same inputs has completed", latest),
    };
}
