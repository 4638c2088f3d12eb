using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.S3;
using Infra.Sandbox.Cloud.Transform;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Runs a transform job: every input file through the model's containers. A file that fails fails the job; the others' outputs stay.</summary>
internal sealed class TransformRun(SandboxAccount account)
{
    private const int LongestReason = 1024;

    public async Task AdvanceAsync(TransformJob job)
    {
        if (job.Status == "Stopping")
        {
            End(job, "Stopped", null);
        }
        else if (job.Status == "InProgress" && job.TransformStartTime is null)
        {
            job.TransformStartTime = account.Now;
            await RunAsync(job);
        }
    }

    private async Task RunAsync(TransformJob job)
    {
        var role = job.Model.Text("ExecutionRoleArn") ?? "";
        var outputs = new List<(S3Location Location, byte[] Content)>();
        var failures = new List<string>();
        try
        {
            var files = new TransformInputs(account).Find(job.Request, role);
            var transform = await StartAsync(job);
            foreach (var file in files)
            {
                await TryAsync(transform, file, Target(job, file), outputs, failures);
            }
        }
        catch (TransformFileException exception)
        {
            failures.Add(exception.Message);
        }
        catch (ContainerStartException exception)
        {
            failures.Add($"AlgorithmError: {exception.Message}");
        }

        Finish(job, role, outputs, failures);
    }

    private async Task<FileTransform> StartAsync(TransformJob job)
    {
        var pipeline = await account.Runtime.Pipelines.StartAsync(WithEnvironment(job), CancellationToken.None);
        var wishes = await pipeline.GetExecutionParametersAsync(CancellationToken.None);
        return new FileTransform(pipeline, TransformSettings.Read(job.Request, wishes), DataProcessing.Read(job.Request), account.TimeProvider);
    }

    private static async Task TryAsync(
        FileTransform transform, TransformInputFile file, S3Location target, List<(S3Location Location, byte[] Content)> outputs, List<string> failures)
    {
        try
        {
            outputs.Add((target, await transform.RunAsync(file, CancellationToken.None)));
        }
        catch (TransformFileException exception)
        {
            failures.Add($"bucket={file.Location.Bucket} object={file.Location.Key}: {exception.Message}");
        }
    }

    private void Finish(TransformJob job, string role, List<(S3Location Location, byte[] Content)> outputs, List<string> failures)
    {
        lock (account.Gate)
        {
            if (job.Status != "InProgress")
            {
                return;
            }

            foreach (var (location, content) in outputs)
            {
                if (!account.S3.BucketExists(location.Bucket) || !account.Iam.IsAllowed(role, "s3:PutObject", location.ToArn()))
                {
                    failures.Add($"ClientError: {location} cannot be written: the bucket does not exist, or the role \"{role}\" has no \"s3:PutObject\" permission on it.");
                    continue;
                }

                account.S3.PutObject(location.Bucket, location.Key, content);
            }

            End(job, failures.Count == 0 ? "Completed" : "Failed", failures.Count == 0 ? null : Reason(failures));
        }
    }

    private static string Reason(List<string> failures)
    {
        var kind = failures.Exists(line => line.Contains("AlgorithmError", StringComparison.Ordinal)) ? "AlgorithmError" : "ClientError";
        var reason = $"{kind}: See job logs for more information. Sandbox log: {string.Join(" | ", failures)}";
        return reason.Length <= LongestReason ? reason : reason[..LongestReason];
    }

    private void End(TransformJob job, string status, string? reason)
    {
        job.Status = status;
        job.FailureReason = reason;
        job.TransformEndTime = account.Now;
    }

    private static S3Location Target(TransformJob job, TransformInputFile file) =>
        S3Location.TryParse(job.Request.Object("TransformOutput")!.Text("S3OutputPath"))!.Value.Under(file.RelativeKey + ".out");

    /// <summary>The job's environment overrides the model's, and says that this is a batch.</summary>
    private static JsonObject WithEnvironment(TransformJob job)
    {
        var model = job.Model.Copy();
        var strategy = job.Request.Text("BatchStrategy") switch { "SingleRecord" => "SINGLE_RECORD", "MultiRecord" => "MULTI_RECORD", _ => "" };
        foreach (var container in model.Object("PrimaryContainer") is { } primary ? [primary] : model.Objects("Containers").ToList())
        {
            var environment = (JsonObject)(container["Environment"] ??= new JsonObject());
            environment["SAGEMAKER_BATCH"] = "true";
            environment["SAGEMAKER_BATCH_STRATEGY"] = strategy;
            environment["SAGEMAKER_MAX_PAYLOAD_IN_MB"] = (job.Request.Int("MaxPayloadInMB") ?? 6).ToString();
            environment["SAGEMAKER_MAX_CONCURRENT_TRANSFORMS"] = (job.Request.Int("MaxConcurrentTransforms") ?? 1).ToString();
            foreach (var (name, value) in job.Request.Map("Environment"))
            {
                environment[name] = value;
            }
        }

        return model;
    }
}
