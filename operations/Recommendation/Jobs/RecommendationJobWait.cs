using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Waits for a job and reports what changes.</summary>
internal sealed class RecommendationJobWait(RecommendationJobs jobs, TimeProvider clock, IProgress<RecommendationEvent>? progress)
{
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private string? lastStatus;

    /// <summary>The job's benchmarks as last seen.</summary>
    public IReadOnlyList<RecommendationBenchmark> Benchmarks { get; private set; } = [];

    /// <summary>Waits until the job has completed.</summary>
    /// <exception cref="OperationException">It failed or was stopped, or the time is up.</exception>
    public async Task<DescribeInferenceRecommendationsJobResponse> RunAsync(
        string jobName, TimeSpan pollInterval, TimeSpan timeout, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var job = await LookAsync(jobName, () => clock.GetElapsedTime(start), timeout, cancellation);
            if (RecommendationJobStatuses.IsCompleted(job?.Status))
                return job!;
            if (RecommendationJobStatuses.IsFailure(job?.Status))
                throw Failure(job!);
            if (clock.GetElapsedTime(start) >= timeout)
                throw TimedOut(jobName, timeout);

            await Task.Delay(pollInterval, clock, cancellation);
        }
    }

    /// <summary>The job as it is now; null when AWS cannot be reached for the moment, which is no reason to end a wait of an hour.</summary>
    private async Task<DescribeInferenceRecommendationsJobResponse?> LookAsync(
        string jobName, Func<TimeSpan> waited, TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            var job = await jobs.FindAsync(jobName, cancellation);
            var now = waited();
            Benchmarks = await jobs.BenchmarksAsync(jobName, cancellation);
            Report(jobName, job?.Status?.Value ?? "PENDING", now);
            return job;
        }
        catch (OperationException e) when (e.Problems[0].Id == ProblemIds.AwsUnavailable && waited() < timeout)
        {
            progress?.Report(new JobLookFailed(jobName, e.Problems[0].What));
            return null;
        }
    }

    private void Report(string jobName, string status, TimeSpan waited)
    {
        if (status != lastStatus)
            progress?.Report(new JobStatusChanged(jobName, status, waited));
        lastStatus = status;

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var ended = Benchmarks.Count(b => b.HasEnded);
        foreach (var benchmark in Benchmarks)
        {
            // Steps have no id; two of the same name are told apart by their order.
            counts[benchmark.Name] = counts.GetValueOrDefault(benchmark.Name) + 1;
            var key = $"{benchmark.Name}#{counts[benchmark.Name]}";
            if (seen.GetValueOrDefault(key) != benchmark.Status)
                progress?.Report(new BenchmarkChanged(benchmark, waited, ended, Benchmarks.Count));
            seen[key] = benchmark.Status;
        }
    }

    private OperationException Failure(DescribeInferenceRecommendationsJobResponse job)
    {
        var reason = string.IsNullOrEmpty(job.FailureReason) ? "no reason is given" : job.FailureReason.TrimEnd('.');
        var main = new Problem(
            ProblemIds.RecommendationJob,
            $"The recommendation job \"{job.JobName}\" ended {job.Status}: {reason}.",
            RecommendationFailures.RemedyOf(job.JobName, reason));
        return OperationException.Failed([main, .. Benchmarks.Where(b => b.FailureReason is { Length: > 0 }).GroupBy(b => (b.Status, b.FailureReason)).Select(g => Describe([.. g], main.Remedy))]);
    }

    /// <summary>Benchmarks usually fail for the same reason, which is said once.</summary>
    private static Problem Describe(RecommendationBenchmark[] benchmarks, string remedySaid)
    {
        var names = string.Join(", ", benchmarks.Select(b => $"\"{b.Name}\""));
        var remedy = RecommendationFailures.RemedyOf(benchmarks[0].FailureReason);
        return new Problem(
            ProblemIds.RecommendationJob,
            $"Its {(benchmarks.Length == 1 ? "benchmark" : "benchmarks")} of {names} ended {benchmarks[0].Status}: {benchmarks[0].FailureReason!.TrimEnd('.')}.",
            remedy == remedySaid ? "" : remedy);
    }

    private static OperationException TimedOut(string jobName, TimeSpan timeout) => OperationException.Failed(
        new Problem(
            ProblemIds.TimedOut,
            $"The recommendation job \"{jobName}\" still runs after {timeout.TotalMinutes:0.#} minutes.",
            "Run the command again: it resumes the wait."));
}
