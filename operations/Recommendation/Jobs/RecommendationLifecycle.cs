using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation.Estimates;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Brings a job to its end: finds or starts it, waits, and clears away what was made for it.</summary>
internal sealed class RecommendationLifecycle(
    RecommendationJobs jobs, TemporaryModels models, TimeProvider clock, IProgress<RecommendationEvent>? progress)
{
    /// <summary>What is to be done about a job with these inputs; nothing is started.</summary>
    public async Task<JobPlan> PlanAsync(RecommendationInputs inputs, RecommendationRequest request, CancellationToken cancellation)
    {
        var (attempt, latest) = await jobs.FindLatestAsync(inputs.Hash, cancellation);
        return JobPlan.Of(attempt, latest, request.Fresh);
    }

    /// <exception cref="OperationException">The job is refused, fails, or is not over in time.</exception>
    public async Task<JobOutcome> RunAsync(RecommendationInputs inputs, RecommendationRequest request, CancellationToken cancellation)
    {
        await models.SweepAsync(inputs.TemporaryModelName, jobs.IsRunningAsync, cancellation);
        var plan = await PlanAsync(inputs, request, cancellation);
        if (plan.Action is not JobAction.Reuse)
            return await StartAndWaitAsync(inputs, request, plan, cancellation);

        await RemoveModelAsync(inputs);
        var found = Summary(plan.Latest!, plan.Attempt, reused: true);
        progress?.Report(new JobReused(found.Name, plan.Attempt, found.CompletedAt));
        return new JobOutcome(found, plan.Latest!, await jobs.BenchmarksAsync(found.Name, cancellation), null);
    }

    private async Task<JobOutcome> StartAndWaitAsync(
        RecommendationInputs inputs, RecommendationRequest request, JobPlan plan, CancellationToken cancellation)
    {
        var name = inputs.JobName(plan.Attempt);
        var estimate = plan.Action is JobAction.Start ? await EstimateAsync(inputs, request, name) : null;
        var isAlive = false;
        try
        {
            if (estimate is null)
                progress?.Report(new JobResumed(name, plan.Attempt));
            else
                await StartAsync(inputs, request, plan, cancellation);

            var wait = new RecommendationJobWait(jobs, clock, progress);
            var job = await wait.RunAsync(name, request.PollInterval, request.TimeoutFor(inputs.Settings.JobType), cancellation);
            return new JobOutcome(Summary(job, plan.Attempt, reused: false), job, wait.Benchmarks, estimate);
        }
        catch (Exception e) when (e is OperationException or OperationCanceledException)
        {
            isAlive = await IsAliveAsync(name);
            if (isAlive && e is OperationCanceledException && request.StopOnCancel)
                isAlive = !await StopAsync(name);
            throw;
        }
        finally
        {
            await ClearAsync(inputs, name, isAlive);
        }
    }

    /// <summary>The last moment at which nothing has been paid.</summary>
    private async Task<RecommendationEstimate> EstimateAsync(RecommendationInputs inputs, RecommendationRequest request, string jobName)
    {
        var estimate = JobEstimator.Of(inputs);
        var refusal = request.DryRun ? NoJob(estimate) : SpendLimit.WhyRefused(estimate, request.MaxSpend ?? inputs.Settings.MaxSpend);
        if (refusal is null)
        {
            progress?.Report(new JobEstimated(jobName, estimate));
            return estimate;
        }

        await RemoveModelAsync(inputs);
        throw OperationException.BadInput(refusal);
    }

    private static Problem NoJob(RecommendationEstimate estimate) => new(
        ProblemIds.NoJobToRank, "There is no job with these inputs to rank, and a dry run starts none.", $"A job takes {estimate.Text}. Run without a dry run to start it.");

    private async Task StartAsync(RecommendationInputs inputs, RecommendationRequest request, JobPlan plan, CancellationToken cancellation)
    {
        if (inputs.Target.NeedsTemporaryModel)
            await models.CreateAsync(inputs.TemporaryModelName, inputs, request.ExecutionRoleArn, cancellation);

        var created = await jobs.StartAsync(RecommendationJobRequests.Create(inputs, plan.Attempt, request.ExecutionRoleArn), cancellation);
        var name = inputs.JobName(plan.Attempt);
        progress?.Report(created ? new JobStarted(name, plan.Attempt, plan.Reason) : new JobResumed(name, plan.Attempt));
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

    private async Task ClearAsync(RecommendationInputs inputs, string jobName, bool isAlive)
    {
        if (isAlive)
            progress?.Report(new JobLeftRunning(jobName));

        if (!isAlive)
            await RemoveModelAsync(inputs);
        else if (inputs.Target.NeedsTemporaryModel)
            progress?.Report(new TemporaryModelKept(inputs.TemporaryModelName, "its job still runs"));
    }

    private async Task RemoveModelAsync(RecommendationInputs inputs)
    {
        if (inputs.Target.NeedsTemporaryModel)
            await models.RemoveAsync(inputs.TemporaryModelName);
    }

    private static RecommendationJob Summary(DescribeInferenceRecommendationsJobResponse job, int attempt, bool reused)
    {
        var created = job.CreationTime.ToUtc() ?? DateTimeOffset.UnixEpoch;
        var completed = job.CompletionTime.ToUtc() ?? job.LastModifiedTime.ToUtc() ?? created;
        return new RecommendationJob(job.JobName, job.JobArn, attempt, reused, created, completed);
    }
}

/// <summary>A job that has completed.</summary>
/// <param name="Job">The job in short.</param>
/// <param name="Description">What SageMaker says of it.</param>
/// <param name="Benchmarks">Its benchmarks.</param>
/// <param name="Estimate">What it was expected to take; null when it was not started by this run.</param>
internal sealed record JobOutcome(
    RecommendationJob Job,
    DescribeInferenceRecommendationsJobResponse Description,
    IReadOnlyList<RecommendationBenchmark> Benchmarks,
    RecommendationEstimate? Estimate);
