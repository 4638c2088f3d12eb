using Infra.Cli.Shared;
using Infra.Operations.Recommendation;
using Spectre.Console;

namespace Infra.Cli.Rendering;

/// <summary>What happens during a recommendation step, a line each; the same on a terminal and in a log.</summary>
internal sealed class RecommendationProgress(CommandContext context) : IProgress<RecommendationEvent>
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

    private static string? Describe(RecommendationEvent happened) => happened switch
    {
        JobStarted started => $"job {started.JobName} started: {started.Reason}",
        JobResumed resumed => $"job {resumed.JobName} is running already; waiting for it",
        JobReused reused => $"job {reused.JobName} completed {reused.CompletedAt:yyyy-MM-dd HH:mm} UTC with the same inputs; reused",
        JobStatusChanged changed when changed.Waited >= Silence => $"job {changed.JobName}: {changed.Status} after {changed.Waited:h\\:mm\\:ss}",
        BenchmarkChanged { Benchmark: { Status: "COMPLETED" or "FAILED" } benchmark } => $"{benchmark.Name}: {benchmark.Status.ToLowerInvariant()} {benchmark.FailureReason}".TrimEnd(),
        TemporaryModelCreated created => $"container \"{created.Container}\" registered as a model of its own for the job: {created.ModelName}",
        TemporaryModelKept kept => $"model {kept.ModelName} stays for now: {kept.Reason}",
        JobLeftRunning left => $"job {left.JobName} goes on; run ./infra recommend again to wait for it, or with --stop-on-cancel to stop it",
        JobStopRequested stopped => $"job {stopped.JobName} told to stop",
        _ => null,
    };
}
