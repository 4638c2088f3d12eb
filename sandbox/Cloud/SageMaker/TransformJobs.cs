using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Batch transform jobs: their operations. What a job does is <see cref="TransformRun"/>.</summary>
internal sealed class TransformJobs(SandboxAccount account)
{
    private readonly TransformRun run = new(account);

    private Dictionary<string, TransformJob> All => account.State.SageMaker.TransformJobs;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateTransformJob"] = Create;
        operations["DescribeTransformJob"] = request => Describe(Get(request));
        operations["StopTransformJob"] = Stop;
        operations["ListTransformJobs"] = request => Listing.Page(All.Values.Select(Row), request, "TransformJobSummaries");
    }

    public void Resume()
    {
        foreach (var job in All.Values.Where(job => job.Status is "InProgress" or "Stopping"))
        {
            job.TransformStartTime = null;
            Schedule(job);
        }
    }

    private JsonObject Create(JsonObject request)
    {
        var name = request.Required("TransformJobName");
        var arn = account.SageMakerArn("transform-job", name);
        if (All.ContainsKey(name))
        {
            throw new AwsException("ResourceInUse", $"Job name must be unique within an AWS account and region, and a job with this name already exists ({arn})");
        }

        var model = account.SageMaker.Models.Definition(request.Required("ModelName"));
        TransformJobRules.Check(request, model);
        var job = new TransformJob
        {
            Name = name,
            Arn = arn,
            Request = request.Without("Tags"),
            Model = model.Copy(),
            CreationTime = account.Now,
            Due = account.After(account.Options.Durations.TransformProvisioning),
        };
        All[name] = job;
        account.SageMaker.Tags.Set(arn, request);
        Schedule(job);
        return new JsonObject { ["TransformJobArn"] = arn };
    }

    private JsonObject Stop(JsonObject request)
    {
        var job = Get(request);
        if (job.Status != "InProgress")
        {
            throw AwsException.Validation($"The transform job \"{job.Arn}\" cannot be stopped: its status is {job.Status}.");
        }

        job.Status = "Stopping";
        job.Due = account.After(account.Options.Durations.JobStop);
        Schedule(job);
        return [];
    }

    private static JsonObject Describe(TransformJob job)
    {
        var described = job.Request.Copy()
            .With("TransformJobArn", job.Arn)
            .With("TransformJobStatus", job.Status)
            .With("FailureReason", job.FailureReason)
            .With("CreationTime", job.CreationTime.Epoch())
            .With("TransformStartTime", job.TransformStartTime?.Epoch())
            .With("TransformEndTime", job.TransformEndTime?.Epoch());
        var input = described.Object("TransformInput")!;
        input["CompressionType"] ??= "None";
        input["SplitType"] ??= "None";
        var output = described.Object("TransformOutput")!;
        output["AssembleWith"] ??= "None";
        output["KmsKeyId"] ??= "";
        var processing = described.Object("DataProcessing") ?? [];
        described["DataProcessing"] = new JsonObject
        {
            ["InputFilter"] = processing.Text("InputFilter") ?? "$",
            ["OutputFilter"] = processing.Text("OutputFilter") ?? "$",
            ["JoinSource"] = processing.Text("JoinSource") ?? "None",
        };
        return described;
    }

    private static ListRow Row(TransformJob job) =>
        new(job.Name, job.CreationTime, job.TransformEndTime ?? job.CreationTime, job.Status, new JsonObject
        {
            ["TransformJobName"] = job.Name,
            ["TransformJobArn"] = job.Arn,
            ["CreationTime"] = job.CreationTime.Epoch(),
            ["TransformJobStatus"] = job.Status,
        }.With("TransformEndTime", job.TransformEndTime?.Epoch()).With("FailureReason", job.FailureReason));

    private void Schedule(TransformJob job) => account.Scheduler.At(job.Due, () => run.AdvanceAsync(job));

    private TransformJob Get(JsonObject request)
    {
        var name = request.Required("TransformJobName");
        return All.GetValueOrDefault(name) ?? throw AwsException.Validation($"Could not find requested job with name: {name}");
    }
}
