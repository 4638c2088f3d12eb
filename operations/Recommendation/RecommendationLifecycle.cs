using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>Brings a job to its end: finds or starts it, waits, and clears away what was made for it.</summary>
/// <remarks>
/// The newest job with the same inputs decides: running is resumed, completed is reused, and after a failed or stopped one a new
/// attempt is started, since whoever runs the step again wants a result.
/// </remarks>
internal sealed class RecommendationLifecycle(
    RecommendationJobs jobs, TemporaryModels models, TimeProvider clock, IProgress<RecommendationEvent>? progress)
{
    public async Task<(RecommendationJob Job, DescribeInferenceRecommendationsJobResponse Description)> RunAsync(
        RecommendationInputs inputs, RecommendationRequest request, CancellationToken cancellation)
    {
        await models.SweepAsync(inputs.TemporaryModelName, jobs.IsRunningAsync, cancellation);
        var (attempt, latest) = await jobs.FindLatestAsync(inputs.Hash, cancellation);
        if (RecommendationJobStatuses.IsCompleted(latest?.Status) && !request.Fresh)
        {
            if (inputs.Target.NeedsTemporaryModel)
                await models.RemoveAsync(inputs.TemporaryModelName);
            var found = Summary(latest!, attempt, reused: true);
            progress?.Report(new JobReused(found.Name, attempt, found.CompletedAt));
            return (found, latest!);
        }

        return await StartAndWaitAsync(inputs, request, attempt, latest, cancellation);
    }

    private async Task<(RecommendationJob Job, DescribeInferenceRecommendationsJobResponse Description)> StartAndWaitAsync(
        RecommendationInputs inputs, RecommendationRequest request, int attempt, DescribeInferenceRecommendationsJobResponse? latest, CancellationToken cancellation)
    {
        var (isFound, isAlive) = (RecommendationJobStatuses.IsRunning(latest?.Status), false);
        attempt += isFound ? 0 : 1;
        try
        {
            if (isFound)
                progress?.Report(new JobResumed(inputs.JobName(attempt), attempt));
            else
                await StartAsync(inputs, request, attempt, WhyStarted(request, latest), cancellation);

            var wait = new RecommendationJobWait(jobs, clock, progress);
            var job = await wait.RunAsync(
                inputs.JobName(attempt), request.PollInterval, request.TimeoutFor(inputs.Settings.JobType), cancellation);
            return (Summary(job, attempt, reused: false), job);
        }
        catch (Exception e) when (e is OperationException or OperationCanceledException)
        {
            isAlive = await IsAliveAsync(inputs.JobName(attempt));
            if (isAlive && e is OperationCanceledException && request.StopOnCancel)
                isAlive = !await StopAsync(inputs.JobName(attempt));
            throw;
        }
        finally
        {
            await ClearAsync(inputs, attempt, isAlive);
        }
    }

    private async Task StartAsync(
        RecommendationInputs inputs, RecommendationRequest request, int attempt, string reason, CancellationToken cancellation)
    {
        if (inputs.Target.NeedsTemporaryModel)
            await models.CreateAsync(inputs, request.ExecutionRoleArn, cancellation);

        var created = await jobs.StartAsync(RecommendationJobRequests.Create(inputs, attempt, request.ExecutionRoleArn), cancellation);
        progress?.Report(created ? new JobStarted(inputs.JobName(attempt), attempt, reason) : new JobResumed(inputs.JobName(attempt), attempt));
    }

    /// <summary>Whether the job runs, even one that was being started when the call was cut off; when nobody can tell, it counts as running.</summary>
    private async Task<bool> IsAliveAsync(string jobName)
    {
        try
        {
            return RecommendationJobStatuses.IsRunning((await jobs.FindAsync(jobName, CancellationToken.None))?.Status);
        }
        catch (OperationException)
        {
            return true;
        }
    }

    private async Task<bool> StopAsync(string jobName)
    {
        try
        {
            await jobs.StopAsync(jobName);
            progress?.Report(new JobStopRequested(jobName));
            return true;
        }
        catch (OperationException)
        {
            return false;
        }
    }

    private async Task ClearAsync(RecommendationInputs inputs, int attempt, bool isAlive)
    {
        if (isAlive)
            progress?.Report(new JobLeftRunning(inputs.JobName(attempt)));
        if (!inputs.Target.NeedsTemporaryModel)
            return;

        if (isAlive)
            progress?.Report(new TemporaryModelKept(inputs.TemporaryModelName, "its job still runs"));
        else
            await models.RemoveAsync(inputs.TemporaryModelName);
    }

    private static string WhyStarted(RecommendationRequest request, DescribeInferenceRecommendationsJobResponse? latest) => latest switch
    {
        null => "no job with the same inputs exists",
        _ when RecommendationJobStatuses.IsCompleted(latest.Status) && request.Fresh => "a fresh job was asked for",
        _ => $"the job before ended {latest.Status}",
    };

    private static RecommendationJob Summary(DescribeInferenceRecommendationsJobResponse job, int attempt, bool reused)
    {
        var created = job.CreationTime.ToUtc() ?? DateTimeOffset.UnixEpoch;
        var completed = job.CompletionTime.ToUtc() ?? job.LastModifiedTime.ToUtc() ?? created;
        return new RecommendationJob(job.JobName, job.JobArn, attempt, reused, created, completed);
    }
}
