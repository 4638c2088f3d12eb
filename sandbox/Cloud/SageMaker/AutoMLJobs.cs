using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>AutoML jobs that were made known to the account; it runs none itself.</summary>
internal sealed class AutoMLJobs(SandboxAccount account)
{
    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["DescribeAutoMLJob"] = Describe;
        operations["DescribeAutoMLJobV2"] = Describe;
    }

    private JsonObject Describe(JsonObject request)
    {
        var name = request.Required("AutoMLJobName");
        var job = account.State.SageMaker.AutoMLJobs.GetValueOrDefault(name)
            ?? throw new AwsException("ResourceNotFound", $"Could not find AutoML job \"{account.SageMakerArn("automl-job", name)}\".");
        var described = job.Copy();
        described["AutoMLJobArn"] ??= account.SageMakerArn("automl-job", name);
        described["AutoMLJobSecondaryStatus"] ??= job.Text("AutoMLJobStatus");
        described["CreationTime"] ??= account.Now.Epoch();
        described["LastModifiedTime"] ??= account.Now.Epoch();
        return described;
    }
}
