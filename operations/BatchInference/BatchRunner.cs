using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>Runs batch jobs from the definition a stack yields.</summary>
public sealed class BatchRunner
{
    private readonly TimeProvider clock;
    private readonly BatchJobs jobs;
    private readonly BatchObjects objects;

    /// <summary>Makes a runner over clients of the stack's region.</summary>
    public BatchRunner(IAmazonSageMaker sageMaker, IAmazonS3 s3, TimeProvider clock)
    {
        var calls = new AwsCalls(clock);
        this.clock = clock;
        jobs = new BatchJobs(sageMaker, calls, clock);
        objects = new BatchObjects(s3, calls);
    }

    /// <summary>Looks at the input and starts nothing.</summary>
    /// <exception cref="OperationException">The input does not fit the definition.</exception>
    public Task<BatchPreflight> CheckAsync(BatchJobDefinition definition, CancellationToken cancellation) =>
        new BatchInputCheck(objects).RunAsync(definition, cancellation);

    /// <summary>Checks the input, starts a job, and waits for it if asked.</summary>
    /// <returns>The job as it ended, also when it failed: results of the objects that went well remain.</returns>
    /// <exception cref="OperationException">The input does not fit, the job was refused, or the time is up.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the job goes on unless <see cref="BatchRequest.StopOnCancel"/> is set.</exception>
    public async Task<BatchReport> RunAsync(BatchRequest request, IProgress<BatchEvent>? progress, CancellationToken cancellation)
    {
        var preflight = await CheckAsync(request.Definition, cancellation);
        progress?.Report(new BatchChecked(preflight));

        var name = await jobs.StartAsync(request, cancellation);
        progress?.Report(new BatchStarted(name));
        var report = request.Wait
            ? await WaitAsync(name, request, preflight, progress, cancellation)
            : await DescribeNewAsync(name, cancellation);
        return report with { Inputs = preflight.Inputs, Warnings = preflight.Warnings };
    }

    /// <summary>What is known of a job now.</summary>
    /// <exception cref="OperationException">There is no such job.</exception>
    public async Task<BatchReport> StatusAsync(string jobName, CancellationToken cancellation)
    {
        var job = await jobs.FindAsync(jobName, cancellation)
            ?? throw OperationException.BadInput(new Problem(
                ProblemIds.BatchJob, $"There is no batch job \"{jobName}\".", "Check the name and the region."));
        return await ReportAsync(job, cancellation);
    }

    internal async Task<BatchReport> DescribeNewAsync(string jobName, CancellationToken cancellation) =>
        await ReportAsync(await jobs.DescribeNewAsync(jobName, cancellation), cancellation);

    private async Task<BatchReport> ReportAsync(DescribeTransformJobResponse job, CancellationToken cancellation)
    {
        var output = S3Uri.Parse(job.TransformOutput.S3OutputPath).Append("");
        return Report(job, output, await objects.ListAsync(output, cancellation));
    }

    /// <summary>Downloads the results into a directory, with the folders they have under the output prefix.</summary>
    /// <returns>The files.</returns>
    public async Task<IReadOnlyList<string>> DownloadAsync(BatchReport report, string directory, CancellationToken cancellation)
    {
        var root = Path.GetFullPath(directory);
        var files = new List<string>();
        foreach (var output in report.Outputs)
        {
            var file = Path.GetFullPath(Path.Combine(root, output.Location.Key[report.OutputPrefix.Key.Length..]));
            if (!file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw OperationException.Failed(new Problem(
                    ProblemIds.BatchJob,
                    $"The key \"{output.Location}\" leads out of the directory \"{directory}\".",
                    "Fetch it by hand."));

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await objects.DownloadAsync(output.Location, file, cancellation);
            files.Add(file);
        }

        return files;
    }

    private async Task<BatchReport> WaitAsync(
        string jobName, BatchRequest request, BatchPreflight preflight, IProgress<BatchEvent>? progress, CancellationToken cancellation)
    {
        try
        {
            return await new BatchWait(this, clock, progress).RunAsync(jobName, request, preflight.Inputs.Count, cancellation);
        }
        catch (OperationCanceledException) when (request.StopOnCancel)
        {
            await jobs.StopAsync(jobName);
            progress?.Report(new BatchStopRequested(jobName));
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or OperationException)
        {
            progress?.Report(new BatchLeftRunning(jobName));
            throw;
        }
    }

    private static BatchReport Report(DescribeTransformJobResponse job, S3Uri output, IReadOnlyList<BatchObject> outputs) => new()
    {
        JobName = job.TransformJobName,
        JobArn = job.TransformJobArn,
        Status = job.TransformJobStatus.Value,
        FailureReason = string.IsNullOrEmpty(job.FailureReason) ? null : job.FailureReason,
        LogHint = job.TransformJobStatus == TransformJobStatus.Failed ? $"log group /aws/sagemaker/TransformJobs, streams {job.TransformJobName}/*/data-log" : null,
        CreatedAt = job.CreationTime.ToUtc() ?? DateTimeOffset.UnixEpoch,
        StartedAt = job.TransformStartTime.ToUtc(),
        EndedAt = job.TransformEndTime.ToUtc(),
        OutputPrefix = output,
        Outputs = outputs,
    };
}
