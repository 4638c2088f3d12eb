using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Versions of a model in a group: numbered from 1, never reused; of their content only the model card and what is added to it changes.</summary>
internal sealed class ModelPackages(SandboxAccount account)
{
    private Dictionary<string, StoredDocument> All => account.State.SageMaker.ModelPackages;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateModelPackage"] = Create;
        operations["DescribeModelPackage"] = request => Describe(Get(request.Required("ModelPackageName")));
        operations["UpdateModelPackage"] = Update;
        operations["DeleteModelPackage"] = Delete;
        operations["ListModelPackages"] = List;
    }

    /// <summary>By versioned ARN.</summary>
    /// <exception cref="AwsException">ValidationException when there is no such package.</exception>
    public StoredDocument Get(string nameOrArn)
    {
        var arn = nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : account.SageMakerArn("model-package", nameOrArn);
        return All.GetValueOrDefault(arn) ?? throw AwsException.Validation($"ModelPackage {arn} does not exist.");
    }

    private JsonObject Create(JsonObject request)
    {
        var group = request.Text("ModelPackageGroupName") ?? throw AwsException.Validation("ModelPackageGroupName is required: the sandbox keeps versioned model packages only.");
        group = group[(group.LastIndexOf('/') + 1)..];
        if (!account.State.SageMaker.ModelPackageGroups.TryGetValue(group, out var owner))
        {
            throw AwsException.Validation($"Model Package Group {account.SageMakerArn("model-package-group", group)} does not exist.");
        }

        if (request.Object("InferenceSpecification") is null && request.Object("SourceUri") is null && request.Text("SourceUri") is null)
        {
            throw AwsException.Validation("InferenceSpecification is required to create a model package.");
        }

        var version = (owner.Request.Int("LastVersion") ?? 0) + 1;
        owner.Request["LastVersion"] = version;
        var arn = account.SageMakerArn("model-package", $"{group}/{version}");
        var stored = request.Without("Tags", "ClientToken");
        stored["ModelPackageGroupName"] = group;
        stored["ModelPackageVersion"] = version;
        stored["ModelApprovalStatus"] ??= "PendingManualApproval";
        All[arn] = new StoredDocument { Arn = arn, Request = stored, CreationTime = account.Now, LastModifiedTime = account.Now };
        account.SageMaker.Tags.Set(arn, request);
        return new JsonObject { ["ModelPackageArn"] = arn };
    }

    private static JsonObject Describe(StoredDocument package)
    {
        var described = package.Request.Copy()
            .With("ModelPackageArn", package.Arn)
            .With("CreationTime", package.CreationTime.Epoch())
            .With("ModelPackageStatus", "Completed");
        described["ModelPackageName"] ??= package.Request.Text("ModelPackageGroupName");
        described["ModelPackageStatusDetails"] = new JsonObject { ["ValidationStatuses"] = new JsonArray(), ["ImageScanStatuses"] = new JsonArray() };
        return package.LastModifiedTime > package.CreationTime ? described.With("LastModifiedTime", package.LastModifiedTime.Epoch()) : described;
    }

    private JsonObject Update(JsonObject request)
    {
        var package = Get(request.Required("ModelPackageArn"));
        foreach (var (name, value) in request.Pick("ModelApprovalStatus", "ApprovalDescription", "CustomerMetadataProperties", "ModelCard", "SourceUri").ToList())
        {
            package.Request[name] = value!.DeepClone();
        }

        foreach (var added in request.Objects("AdditionalInferenceSpecificationsToAdd"))
        {
            ((JsonArray)(package.Request["AdditionalInferenceSpecifications"] ??= new JsonArray())).Add(added.DeepClone());
        }

        package.LastModifiedTime = account.Now;
        return new JsonObject { ["ModelPackageArn"] = package.Arn };
    }

    private JsonObject Delete(JsonObject request)
    {
        var package = Get(request.Required("ModelPackageName"));
        All.Remove(package.Arn);
        account.SageMaker.Tags.Forget(package.Arn);
        return [];
    }

    private JsonObject List(JsonObject request)
    {
        var group = request.Text("ModelPackageGroupName");
        group = group?[(group.LastIndexOf('/') + 1)..];
        var rows = All.Values
            .Where(package => (group ?? package.Request.Text("ModelPackageGroupName")) == package.Request.Text("ModelPackageGroupName"))
            .Where(package => (request.Text("ModelApprovalStatus") ?? package.Request.Text("ModelApprovalStatus")) == package.Request.Text("ModelApprovalStatus"))
            .Select(package => new ListRow(package.Arn, package.CreationTime, package.LastModifiedTime, "Completed", Summary(package)));
        return Listing.Page(rows, request, "ModelPackageSummaryList");
    }

    private static JsonObject Summary(StoredDocument package) =>
        Describe(package).Pick(
            "ModelPackageArn", "CreationTime", "ModelPackageStatus", "ModelApprovalStatus", "ModelPackageDescription", "ModelPackageGroupName", "ModelPackageVersion");
}
