using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Groups of model package versions.</summary>
internal sealed class ModelPackageGroups(SandboxAccount account)
{
    private Dictionary<string, StoredDocument> All => account.State.SageMaker.ModelPackageGroups;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateModelPackageGroup"] = Create;
        operations["DescribeModelPackageGroup"] = request => Describe(Get(request));
        operations["DeleteModelPackageGroup"] = Delete;
        operations["ListModelPackageGroups"] = request => Listing.Page(All.Select(Row), request, "ModelPackageGroupSummaryList");
    }

    private JsonObject Create(JsonObject request)
    {
        var name = request.Required("ModelPackageGroupName");
        var arn = account.SageMakerArn("model-package-group", name);
        if (All.ContainsKey(name))
        {
            throw AwsException.Validation($"Model Package Group already exists: {arn}");
        }

        All[name] = new StoredDocument { Arn = arn, Request = request.Without("Tags"), CreationTime = account.Now, LastModifiedTime = account.Now };
        account.SageMaker.Tags.Set(arn, request);
        return new JsonObject { ["ModelPackageGroupArn"] = arn };
    }

    private JsonObject Delete(JsonObject request)
    {
        var group = Get(request);
        var name = group.Request.Required("ModelPackageGroupName");
        if (account.State.SageMaker.ModelPackages.Values.Any(package => package.Request.Text("ModelPackageGroupName") == name))
        {
            throw new AwsException("ConflictException", $"Model Package Group {group.Arn} cannot be deleted because it still contains Model Packages.");
        }

        All.Remove(name);
        account.SageMaker.Tags.Forget(group.Arn);
        return [];
    }

    private static JsonObject Describe(StoredDocument group) =>
        group.Request.Without("LastVersion").With("ModelPackageGroupArn", group.Arn).With("CreationTime", group.CreationTime.Epoch()).With("ModelPackageGroupStatus", "Completed");

    private static ListRow Row(KeyValuePair<string, StoredDocument> group) =>
        new(group.Key, group.Value.CreationTime, group.Value.CreationTime, "Completed", Describe(group.Value));

    private StoredDocument Get(JsonObject request)
    {
        var name = request.Required("ModelPackageGroupName");
        return All.GetValueOrDefault(name[(name.LastIndexOf('/') + 1)..])
            ?? throw AwsException.Validation($"Model Package Group {account.SageMakerArn("model-package-group", name)} does not exist.");
    }
}
