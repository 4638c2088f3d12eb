using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Recommendations;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>
/// Runs a recommendation job: PENDING, then one benchmark after another IN_PROGRESS, then COMPLETED when at least one succeeded.
/// The model is really invoked; the figures of instance types are simulated (<see cref="BenchmarkFigures"/>).
/// </summary>
internal sealed class RecommendationRun(SandboxAccount account)
{
    private readonly ModelMeasurement measurement = new(account);

    public void Begin(RecommendationJob job) => Next(job, Share(job));

    public void Schedule(RecommendationJob job)
    {
        var due = job.Due;
        account.Scheduler.At(due, () => job.Due == due ? AdvanceAsync(job) : Task.CompletedTask);
    }

    public void Stop(RecommendationJob job)
    {
        job.Status = "STOPPING";
        Next(job, account.Options.Durations.JobStop);
    }

    private async Task AdvanceAsync(RecommendationJob job)
    {
        if (job.Status == "PENDING")
        {
            Start(job);
        }
        else if (job.Status == "STOPPING")
        {
            EndStopped(job);
        }
        else if (job.Steps.Find(step => step.Status == "IN_PROGRESS") is { } step)
        {
            await BenchmarkAsync(job, step);
        }
    }

    private void Start(RecommendationJob job)
    {
        lock (account.Gate)
        {
            job.Status = "IN_PROGRESS";
            job.LastModifiedTime = account.Now;
            BeginStep(job, job.Steps[0]);
        }
    }

    private void BeginStep(RecommendationJob job, BenchmarkStep step)
    {
        step.Status = "IN_PROGRESS";
        step.InvocationStartTime = account.Now;
        Next(job, Share(job));
    }

    private async Task BenchmarkAsync(RecommendationJob job, BenchmarkStep step)
    {
        string? jobFailure = null;
        try
        {
            step.Metrics = await MeasureAsync(job, step);
        }
        catch (BenchmarkFailureException exception)
        {
            (jobFailure, step.FailureReason) = (exception.Message, exception.Message);
        }

        lock (account.Gate)
        {
            if (job.Status != "IN_PROGRESS")
            {
                return;
            }

            step.InvocationEndTime = account.Now;
            step.Status = step.Metrics is null ? "FAILED" : "COMPLETED";
            job.LastModifiedTime = account.Now;
            Continue(job, jobFailure);
        }
    }

    private void Continue(RecommendationJob job, string? jobFailure)
    {
        if (jobFailure is not null)
        {
            FailRemaining(job, jobFailure);
            End(job, "FAILED", jobFailure);
        }
        else if (job.Steps.Find(step => step.Status == "PENDING") is { } next)
        {
            BeginStep(job, next);
        }
        else
        {
            var succeeded = job.Steps.Exists(step => step.Status == "COMPLETED");
            End(job, succeeded ? "COMPLETED" : "FAILED", succeeded ? null : job.Steps[0].FailureReason);
        }
    }

    private async Task<JsonObject?> MeasureAsync(RecommendationJob job, BenchmarkStep step)
    {
        var catalogue = InstanceCatalogue.Default;
        var instance = step.InstanceType is null ? null : catalogue.Find(step.InstanceType);
        if (step.InstanceType is not null && instance is null)
        {
            step.FailureReason = $"ResourceLimitExceeded: The account-level service limit '{step.InstanceType} for endpoint usage' is 0 Instances, with current utilization of 0 Instances "
                + "and a request delta of 1 Instances. Please use AWS Service Quotas to request an increase for this quota. (Sandbox: the type is not in its price catalogue.)";
            return null;
        }

        var role = job.Request.Required("RoleArn");
        if (!account.Iam.CanAssume(role, "sagemaker.amazonaws.com", job.Arn))
        {
            throw new BenchmarkFailureException($"AWSSecurityTokenServiceException: sagemaker.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: {role}");
        }

        var quanta = BenchmarkFigures.Quanta(await measurement.MedianAsync(WithEnvironment(job.Model, step), role, job.PayloadUrl, job.ContentType));
        if (job.EndpointName is { } endpoint)
        {
            job.EndpointPerformances = BenchmarkedEndpoint.Performance(account, endpoint, quanta);
        }

        if (instance is null)
        {
            return BenchmarkFigures.OfServerless(step.ServerlessConfig!.Int("MemorySizeInMB") ?? 2048, quanta, catalogue);
        }

        step.InstanceCount = BenchmarkFigures.InstancesFor(job.Request.Object("StoppingConditions")?.Int("MaxInvocations"), instance, quanta, catalogue);
        return BenchmarkFigures.OfInstance(instance, quanta, catalogue, step.InstanceCount);
    }

    private static JsonObject WithEnvironment(JsonObject model, BenchmarkStep step)
    {
        var copy = model.Copy();
        var environment = (JsonObject)(copy.Object("PrimaryContainer")!["Environment"] ??= new JsonObject());
        foreach (var (name, value) in step.Environment)
        {
            environment[name] = value;
        }

        return copy;
    }

    private void EndStopped(RecommendationJob job)
    {
        lock (account.Gate)
        {
            foreach (var step in job.Steps.Where(step => step.Status is "PENDING" or "IN_PROGRESS"))
            {
                step.Status = "STOPPED";
            }

            End(job, "STOPPED", null);
        }
    }

    private static void FailRemaining(RecommendationJob job, string reason)
    {
        foreach (var step in job.Steps.Where(step => step.Status == "PENDING"))
        {
            (step.Status, step.FailureReason) = ("FAILED", reason);
        }
    }

    private void End(RecommendationJob job, string status, string? reason)
    {
        job.Status = status;
        job.FailureReason = reason;
        job.LastModifiedTime = account.Now;
        job.CompletionTime = account.Now;
    }

    private void Next(RecommendationJob job, TimeSpan after)
    {
        job.Due = account.After(after);
        Schedule(job);
    }

    /// <summary>The job's duration in equal parts: one before the first benchmark, one for each.</summary>
    private TimeSpan Share(RecommendationJob job) => account.Options.Durations.RecommendationJob / (job.Steps.Count + 1);
}
