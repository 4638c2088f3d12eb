using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Endpoint configurations. They never change.</summary>
internal sealed class EndpointConfigs(SandboxAccount account)
{
    private readonly EndpointConfigRules rules = new(account);

    private Dictionary<string, StoredDocument> All => account.State.SageMaker.EndpointConfigs;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateEndpointConfig"] = Create;
        operations["DescribeEndpointConfig"] = Describe;
        operations["DeleteEndpointConfig"] = Delete;
        operations["ListEndpointConfigs"] = List;
    }

    public JsonObject? Find(string name) => All.GetValueOrDefault(name)?.Request;

    /// <exception cref="AwsException">ValidationException when there is no such configuration.</exception>
    public JsonObject Definition(string name) => Get(name).Request;

    private JsonObject Create(JsonObject request)
    {
        var name = request.Required("EndpointConfigName");
        var arn = account.SageMakerArn("endpoint-config", name);
        if (All.ContainsKey(name))
        {
            throw AwsException.Validation($"Cannot create already existing endpoint configuration \"{arn}\".");
        }

        rules.Check(request);
        var stored = request.Without("Tags");
        foreach (var variant in stored.Objects("ProductionVariants").Concat(stored.Objects("ShadowProductionVariants")))
        {
            variant["InitialVariantWeight"] ??= 1.0;
        }

        All[name] = new StoredDocument { Arn = arn, Request = stored, CreationTime = account.Now, LastModifiedTime = account.Now };
        account.SageMaker.Tags.Set(arn, request);
        return new JsonObject { ["EndpointConfigArn"] = arn };
    }

    private JsonObject Describe(JsonObject request)
    {
        var config = Get(request.Required("EndpointConfigName"));
        return config.Request.Copy().With("EndpointConfigArn", config.Arn).With("CreationTime", config.CreationTime.Epoch());
    }

    private JsonObject Delete(JsonObject request)
    {
        var name = request.Required("EndpointConfigName");
        account.SageMaker.Tags.Forget(Get(name).Arn);
        All.Remove(name);
        return [];
    }

    private JsonObject List(JsonObject request) =>
        Listing.Page(
            All.Select(pair => new ListRow(
                pair.Key,
                pair.Value.CreationTime,
                pair.Value.CreationTime,
                null,
                new JsonObject { ["EndpointConfigName"] = pair.Key, ["EndpointConfigArn"] = pair.Value.Arn, ["CreationTime"] = pair.Value.CreationTime.Epoch() })),
            request,
            "EndpointConfigs");

    private StoredDocument Get(string name) =>
        All.GetValueOrDefault(name) ?? throw AwsException.Validation($"Could not find endpoint configuration \"{account.SageMakerArn("endpoint-config", name)}\".");
}
