using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Tags of all SageMaker resources, by ARN.</summary>
internal sealed class Tags(SandboxAccount account)
{
    private const int Limit = 50;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["AddTags"] = Add;
        operations["ListTags"] = List;
        operations["DeleteTags"] = Delete;
    }

    public void Set(string arn, JsonObject request)
    {
        if (request.Objects("Tags").Any())
        {
            Add(new JsonObject { ["ResourceArn"] = arn, ["Tags"] = request["Tags"]!.DeepClone() });
        }
    }

    public void Forget(string arn) => account.State.SageMaker.Tags.Remove(arn);

    private JsonObject Add(JsonObject request)
    {
        var arn = request.Required("ResourceArn");
        var tags = new Dictionary<string, string>(account.State.SageMaker.Tags.GetValueOrDefault(arn) ?? [], StringComparer.Ordinal);
        foreach (var tag in request.Objects("Tags"))
        {
            tags[tag.Required("Key")] = tag.Required("Value");
        }

        if (tags.Count > Limit)
        {
            throw AwsException.Validation($"Cannot have more than {Limit} tags on resource \"{arn}\".");
        }

        account.State.SageMaker.Tags[arn] = tags;
        return new JsonObject { ["Tags"] = Wire(tags) };
    }

    private JsonObject List(JsonObject request) =>
        new() { ["Tags"] = Wire(account.State.SageMaker.Tags.GetValueOrDefault(request.Required("ResourceArn")) ?? []) };

    private JsonObject Delete(JsonObject request)
    {
        if (account.State.SageMaker.Tags.TryGetValue(request.Required("ResourceArn"), out var tags))
        {
            foreach (var key in request.Texts("TagKeys"))
            {
                tags.Remove(key);
            }
        }

        return [];
    }

    private static JsonArray Wire(Dictionary<string, string> tags) =>
        tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToJsonArray();
}
