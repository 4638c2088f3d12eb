using Infra.Cli.Rendering;
using Infra.Cli.Targets;
using Infra.Operations.BatchInference;

namespace Infra.Cli.Shared;

/// <summary>Runs the stack's batch transform and fetches its outputs.</summary>
internal static class BatchRuns
{
    /// <param name="context">Where progress goes.</param>
    /// <param name="target">The deployed stack.</param>
    /// <param name="directory">Where the outputs go; null leaves them in S3.</param>
    /// <param name="wait">Whether to wait for the end.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    public static async Task<BatchFacts> RunAsync(
        CommandContext context, IStackTarget target, string? directory, bool wait, CancellationToken cancellationToken)
    {
        var runner = new BatchRunner(target.Clients.SageMaker, target.Clients.S3, context.Time);
        var request = new BatchRequest
        {
            Definition = BatchJobDefinition.Parse(target.Require("batchJobDefinition", "infra:batch")),
            PollInterval = target.PollInterval,
            Wait = wait,
        };
        var report = await runner.RunAsync(request, new BatchProgressLines(context), cancellationToken).ConfigureAwait(false);
        return await FetchAsync(runner, report, directory, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<BatchFacts> StatusAsync(
        CommandContext context, IStackTarget target, string jobName, string? directory, CancellationToken cancellationToken)
    {
        var runner = new BatchRunner(target.Clients.SageMaker, target.Clients.S3, context.Time);
        var report = await runner.StatusAsync(jobName, cancellationToken).ConfigureAwait(false);
        return await FetchAsync(runner, report, directory, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<BatchFacts> FetchAsync(BatchRunner runner, BatchReport report, string? directory, CancellationToken cancellationToken)
    {
        var files = directory is null ? [] : await runner.DownloadAsync(report, directory, cancellationToken).ConfigureAwait(false);
        return BatchFacts.Of(report, files);
    }
}
