using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.ServiceModels;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>A version in the model registry, named by the ARN the registry gives it.</summary>
internal sealed class ModelPackageResource(SandboxAccount account) : IAccountResource
{
    private static readonly WireRequests Requests = new(ServiceModel.SageMaker);

    public Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken)
    {
        var request = Requests.Create("CreateModelPackage", outputs);
        if (outputs["tags"] is ArrayValue tags) request["Tags"] = Tags(tags);
        var arn = account.SageMaker.Call("CreateModelPackage", request).Text("ModelPackageArn")!;
        var package = Describe(arn)!;
        return Task.FromResult(outputs
            .Set("modelPackageArn", arn)
            .Set("modelPackageStatus", package.Text("ModelPackageStatus") ?? "Completed")
            .Set("modelPackageVersion", package.Number("ModelPackageVersion") ?? 1)
            .Set("creationTime", DateTimeOffset.FromUnixTimeMilliseconds((long)((package.Number("CreationTime") ?? 0) * 1000)).ToString("O")));
    }

    public Task<MapValue> UpdateAsync(ResourceState old, MapValue outputs, CancellationToken cancellationToken)
    {
        account.SageMaker.Call("UpdateModelPackage", Requests.Create("UpdateModelPackage", outputs));
        return Task.FromResult(outputs);
    }

    public Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        account.SageMaker.Call("DeleteModelPackage", Named(state.Outputs.Text("modelPackageArn")!));
        return Task.CompletedTask;
    }

    public bool Exists(MapValue outputs) => outputs.Text("modelPackageArn") is { } arn && Describe(arn) is not null;

    private static JsonArray Tags(ArrayValue tags) => new(
    [
        .. tags.Items.OfType<MapValue>().Select(tag => (JsonNode?)new JsonObject { ["Key"] = tag.Text("key"), ["Value"] = tag.Text("value") }),
    ]);

    private JsonObject? Describe(string arn)
    {
        try
        {
            return account.SageMaker.Call("DescribeModelPackage", Named(arn));
        }
        catch (AwsException exception) when (exception.Code == "ValidationException")
        {
            return null;
        }
    }

    private static JsonObject Named(string arn) => new() { ["ModelPackageName"] = arn };
}
