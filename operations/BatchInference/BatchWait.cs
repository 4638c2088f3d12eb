using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>Waits for a batch job and reports what changes.</summary>
internal sealed class BatchWait(BatchRunner runner, TimeProvider clock, IProgress<BatchEvent>? progress)
{
    private string? lastStatus;
    private int lastOutputs;

    public async Task<BatchReport> RunAsync(string jobName, BatchRequest request, int inputs, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var report = await runner.DescribeNewAsync(jobName, cancellation);
            var waited = clock.GetElapsedTime(start);
            Tell(report, inputs, waited);
            if (report.HasEnded)
                return report;
            if (waited >= request.Timeout)
                throw OperationException.Failed(new Problem(
                    ProblemIds.TimedOut,
                    $"The batch job \"{jobName}\" still runs after {request.Timeout.TotalMinutes:0.#} minutes.",
                    $"Look again with: infra batch status {jobName}"));

            await Task.Delay(request.PollInterval, clock, cancellation);
        }
    }

    private void Tell(BatchReport report, int inputs, TimeSpan waited)
    {
        if (report.Status != lastStatus)
            progress?.Report(new BatchStatusChanged(report.JobName, report.Status, waited));
        if (report.Outputs.Count > lastOutputs)
            progress?.Report(new BatchProgressed(report.Outputs.Count, inputs, waited));
        (lastStatus, lastOutputs) = (report.Status, report.Outputs.Count);
    }
}
