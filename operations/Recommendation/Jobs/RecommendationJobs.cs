using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Starts, finds and stops recommendation jobs.</summary>
internal sealed class RecommendationJobs(IAmazonSageMaker sageMaker, AwsCalls calls)
{
    /// <summary>The job of an attempt; null when there is none.</summary>
    public Task<DescribeInferenceRecommendationsJobResponse?> FindAsync(string jobName, CancellationToken cancellation) => calls.FindAsync(
        "DescribeInferenceRecommendationsJob",
        jobName,
        c => sageMaker.DescribeInferenceRecommendationsJobAsync(new DescribeInferenceRecommendationsJobRequest { JobName = jobName }, c),
        AwsErrors.IsMissing,
        cancellation);

    /// <summary>The newest job of the same inputs; attempt 0 when there is none.</summary>
    public async Task<(
        int Attempt, DescribeInferenceRecommendationsJobResponse? Job)> FindLatestAsync(string hash, CancellationToken cancellation)
    {
        DescribeInferenceRecommendationsJobResponse? latest = null;
        for (var attempt = 1; ; attempt++)
        {
            var job = await FindAsync(RecommendationInputs.JobNameOf(hash, attempt), cancellation);
            if (job is null)
                return (attempt - 1, latest);
            latest = job;
        }
    }

    public async Task<bool> IsRunningAsync(string hash, CancellationToken cancellation)
    {
        var (_, job) = await FindLatestAsync(hash, cancellation);
        return job is not null && (RecommendationJobStatuses.IsRunning(job.Status) || job.Status == RecommendationJobStatus.STOPPING);
    }

    /// <summary>Starts an attempt; false when another run was faster and started the same.</summary>
    public async Task<bool> StartAsync(CreateInferenceRecommendationsJobRequest request, CancellationToken cancellation)
    {
        try
        {
            // A model or role that was made a moment ago may not be visible yet.
            await calls.RunAsync(
                "CreateInferenceRecommendationsJob",
                request.JobName,
                c => sageMaker.CreateInferenceRecommendationsJobAsync(request, c),
                cancellation,
                alsoTransient: e => AwsErrors.IsMissing(e));
            return true;
        }
        catch (OperationException e) when (e.InnerException is { } cause && AwsErrors.IsExisting(cause))
        {
            return false;
        }
    }

    public Task StopAsync(string jobName) => calls.FindAsync(
        "StopInferenceRecommendationsJob",
        jobName,
        c => sageMaker.StopInferenceRecommendationsJobAsync(new StopInferenceRecommendationsJobRequest { JobName = jobName }, c),
        AwsErrors.IsMissing,
        CancellationToken.None);

    /// <summary>All benchmarks of a job; none when the caller may not list them, since they only serve to show progress.</summary>
    public async Task<IReadOnlyList<RecommendationBenchmark>> BenchmarksAsync(string jobName, CancellationToken cancellation)
    {
        var benchmarks = new List<RecommendationBenchmark>();
        string? next = null;
        do
        {
            var request = new ListInferenceRecommendationsJobStepsRequest { JobName = jobName, NextToken = next };
            var page = await calls.FindAsync(
                "ListInferenceRecommendationsJobSteps", jobName, c => sageMaker.ListInferenceRecommendationsJobStepsAsync(request, c), AwsErrors.IsAccessDenied, cancellation);
            benchmarks.AddRange((page?.Steps ?? []).Select(RecommendationResults.ToBenchmark));
            next = page?.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return benchmarks;
    }
}
