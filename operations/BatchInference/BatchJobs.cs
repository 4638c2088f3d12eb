using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>Starts, describes and stops transform jobs.</summary>
internal sealed class BatchJobs(IAmazonSageMaker sageMaker, AwsCalls calls, TimeProvider clock)
{
    private const int LongestName = 63;

    /// <summary>Starts a job under a name that nobody has used; job names are unique forever.</summary>
    public async Task<string> StartAsync(BatchRequest request, CancellationToken cancellation)
    {
        var time = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var number = 1; ; number++)
        {
            var name = NameOf(request.NamePrefix ?? request.Definition.ModelName, number == 1 ? time : $"{time}-{number}");
            if (await TryStartAsync(request.Definition.ToRequest(name), cancellation))
                return name;
        }
    }

    public Task<DescribeTransformJobResponse?> FindAsync(string jobName, CancellationToken cancellation) => calls.FindAsync(
        "DescribeTransformJob",
        jobName,
        c => sageMaker.DescribeTransformJobAsync(new DescribeTransformJobRequest { TransformJobName = jobName }, c),
        AwsErrors.IsMissing,
        cancellation);

    /// <summary>A job that was just started, and may take a moment to be seen.</summary>
    public Task<DescribeTransformJobResponse> DescribeNewAsync(string jobName, CancellationToken cancellation) => calls.RunAsync(
        "DescribeTransformJob",
        jobName,
        c => sageMaker.DescribeTransformJobAsync(new DescribeTransformJobRequest { TransformJobName = jobName }, c),
        cancellation,
        alsoTransient: AwsErrors.IsMissing);

    public Task StopAsync(string jobName) => calls.FindAsync(
        "StopTransformJob",
        jobName,
        c => sageMaker.StopTransformJobAsync(new StopTransformJobRequest { TransformJobName = jobName }, c),
        AwsErrors.IsMissing,
        CancellationToken.None);

    internal static string NameOf(string prefix, string suffix)
    {
        var clean = string.Concat(prefix.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var room = LongestName - suffix.Length - 1;
        clean = (clean.Length > room ? clean[..room] : clean).Trim('-');
        return clean.Length == 0 ? $"batch-{suffix}" : $"{clean}-{suffix}";
    }

    private async Task<bool> TryStartAsync(CreateTransformJobRequest request, CancellationToken cancellation)
    {
        // A repeat after a lost answer would find the name in use by this very job; what was asked is compared to tell.
        var isRepeat = false;
        try
        {
            await calls.RunAsync(
                "CreateTransformJob", request.TransformJobName, CreateAsync, cancellation, alsoTransient: AwsErrors.IsMissing);
            return true;
        }
        catch (OperationException e) when (e.InnerException is { } cause && AwsErrors.IsExisting(cause))
        {
            return isRepeat && (await FindAsync(request.TransformJobName, cancellation))?.ModelName == request.ModelName;
        }

        async Task<CreateTransformJobResponse> CreateAsync(CancellationToken c)
        {
            try
            {
                return await sageMaker.CreateTransformJobAsync(request, c);
            }
            catch (Exception e) when (AwsErrors.IsTransient(e))
            {
                isRepeat = true;
                throw;
            }
        }
    }
}
