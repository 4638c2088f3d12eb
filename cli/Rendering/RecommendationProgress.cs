using System.Globalization;
using Infra.Cli.Shared;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Candidates;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>What happens during a recommendation step, a line each; the same on a terminal and in a log.</summary>
internal sealed class RecommendationProgress(CommandContext context, bool simulated = false) : IProgress<RecommendationEvent>
{
    /// <summary>What takes no longer needs no word.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    public void Report(RecommendationEvent value)
    {
        if (Describe(value) is { } line)
        {
            context.Error.MarkupLineInterpolated($"[grey]  {line}[/]");
        }
    }

    private string? Describe(RecommendationEvent happened) => happened switch
    {
        JobEstimated estimated => $"estimate: {estimated.Estimate.Text}{OutlookText.Note(simulated)}",
        ShortlistFound found => $"shortlist: {string.Join(", ", found.InstanceTypes)}",
        JobLookFailed failed => $"job {failed.JobName} cannot be looked at for the moment; still waiting: {failed.Reason}",
        JobStarted started => $"job {started.JobName} started: {started.Reason}",
        JobResumed resumed => $"job {resumed.JobName} is running already; waiting for it costs nothing more",
        JobReused reused => $"job {reused.JobName} completed {reused.CompletedAt:yyyy-MM-dd HH:mm} UTC with the same inputs; reused at no cost",
        JobStatusChanged changed when changed.Waited >= Silence => $"job {changed.JobName}: {changed.Status} after {changed.Waited:h\\:mm\\:ss}",
        BenchmarkChanged { Benchmark.Status: "COMPLETED" or "FAILED" or "STOPPED" } changed => Describe(changed),
        TemporaryModelCreated created => $"container \"{created.Container}\" registered as a model of its own for the job: {created.ModelName}",
        TemporaryModelKept kept => $"model {kept.ModelName} stays for now: {kept.Reason}",
        JobLeftRunning left => $"job {left.JobName} goes on and is paid for; to wait for it run ./infra recommend again, to stop it aws sagemaker stop-inference-recommendations-job --job-name {left.JobName}",
        JobStopRequested stopped => $"job {stopped.JobName} told to stop",
        _ => null,
    };

    private static string Describe(BenchmarkChanged changed)
    {
        var benchmark = changed.Benchmark;
        var what = benchmark.FailureReason is { Length: > 0 } reason ? $" {reason}" : Figures(benchmark.Metrics);
        return $"{benchmark.Name}: {benchmark.Status.ToLowerInvariant()} ({changed.Ended} of {changed.Known}){what}";
    }

    private static string Figures(CandidateMetrics? metrics) => metrics is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" {metrics.ModelLatencyMilliseconds:0.#} ms, {metrics.MaxInvocations:0} invocations per minute");
}
