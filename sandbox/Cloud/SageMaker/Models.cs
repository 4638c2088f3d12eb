using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Recommendations;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Models: one container or a pipeline of up to fifteen. They never change.</summary>
internal sealed class Models(SandboxAccount account)
{
    private readonly ModelRules rules = new(account);

    private Dictionary<string, StoredDocument> All => account.State.SageMaker.Models;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateModel"] = Create;
        operations["DescribeModel"] = Describe;
        operations["DeleteModel"] = Delete;
        operations["ListModels"] = List;
    }

    /// <summary>The request a model was made from.</summary>
    /// <exception cref="AwsException">ValidationException when there is no such model.</exception>
    public JsonObject Definition(string name) => Get(name).Request;

    private JsonObject Create(JsonObject request)
    {
        var name = request.Required("ModelName");
        var arn = account.SageMakerArn("model", name);
        if (All.ContainsKey(name))
        {
            throw AwsException.Validation($"Cannot create already existing model \"{arn}\".");
        }

        rules.Check(request, arn);
        All[name] = new StoredDocument { Arn = arn, Request = request.Without("Tags"), CreationTime = account.Now, LastModifiedTime = account.Now };
        account.SageMaker.Tags.Set(arn, request);
        return new JsonObject { ["ModelArn"] = arn };
    }

    private JsonObject Describe(JsonObject request)
    {
        var model = Get(request.Required("ModelName"));
        var described = model.Request.Copy().With("ModelArn", model.Arn).With("CreationTime", model.CreationTime.Epoch());
        described["EnableNetworkIsolation"] = model.Request.Flag("EnableNetworkIsolation");
        described["DeploymentRecommendation"] = ProspectiveInstances.Of(account, request.Required("ModelName"), model.Request, model.CreationTime);
        return described;
    }

    private JsonObject Delete(JsonObject request)
    {
        var model = Get(request.Required("ModelName"));
        All.Remove(request.Required("ModelName"));
        account.SageMaker.Tags.Forget(model.Arn);
        return [];
    }

    private JsonObject List(JsonObject request) =>
        Listing.Page(
            All.Select(pair => new ListRow(
                pair.Key,
                pair.Value.CreationTime,
                pair.Value.CreationTime,
                null,
                new JsonObject { ["ModelName"] = pair.Key, ["ModelArn"] = pair.Value.Arn, ["CreationTime"] = pair.Value.CreationTime.Epoch() })),
            request,
            "Models");

    private StoredDocument Get(string name) =>
        All.GetValueOrDefault(name) ?? throw AwsException.Validation($"Could not find model \"{account.SageMakerArn("model", name)}\".");
}
