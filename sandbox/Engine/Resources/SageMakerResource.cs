using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.ServiceModels;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>A SageMaker resource that is there as soon as its creation returns, and of which only tags can change.</summary>
/// <param name="account">The account.</param>
/// <param name="noun">What its operations end in, such as <c>EndpointConfig</c>.</param>
/// <param name="nameProperty">The property with its name, whose member is the noun and <c>Name</c>.</param>
internal class SageMakerResource(SandboxAccount account, string noun, string nameProperty) : IAccountResource
{
    protected static WireRequests Requests { get; } = new(ServiceModel.SageMaker);

    protected SandboxAccount Account { get; } = account;

    /// <summary>Members whose properties have other names.</summary>
    public (string Member, string Property)[] Renamed { get; init; } = [];

    public virtual Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken)
    {
        var response = Account.SageMaker.Call($"Create{noun}", Requests.Create($"Create{noun}", outputs, [($"{noun}Name", nameProperty), .. Renamed]));
        return Task.FromResult(outputs.Set("arn", response.Text($"{noun}Arn")!));
    }

    public virtual Task<MapValue> UpdateAsync(ResourceState old, MapValue outputs, CancellationToken cancellationToken)
    {
        UpdateTags(old, outputs);
        return Task.FromResult(outputs);
    }

    public virtual Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        Account.SageMaker.Call($"Delete{noun}", Named(state.Outputs));
        return Task.CompletedTask;
    }

    public bool Exists(MapValue outputs) => Describe(outputs) is not null;

    protected JsonObject? Describe(MapValue outputs)
    {
        try
        {
            return Account.SageMaker.Call($"Describe{noun}", Named(outputs));
        }
        catch (AwsException exception) when (exception.Code == "ValidationException")
        {
            return null;
        }
    }

    protected JsonObject Named(MapValue outputs) => new() { [$"{noun}Name"] = outputs.Text(nameProperty) };

    protected void UpdateTags(ResourceState old, MapValue outputs)
    {
        var (before, after) = (old.Outputs.Map("tags"), outputs.Map("tags"));
        var arn = outputs.Text("arn");
        var gone = before.Entries.Keys.Where(key => after[key] is null).ToArray();
        if (gone.Length > 0)
            Account.SageMaker.Call("DeleteTags", new JsonObject { ["ResourceArn"] = arn, ["TagKeys"] = new JsonArray([.. gone.Select(key => (JsonNode?)key)]) });
        if (after.Entries.IsEmpty || after.Equals(before)) return;
        var request = Requests.Create("AddTags", MapValue.Of(("Tags", after)));
        request["ResourceArn"] = arn;
        Account.SageMaker.Call("AddTags", request);
    }
}
