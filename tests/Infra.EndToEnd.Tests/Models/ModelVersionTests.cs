using Infra.Components.Pipelines;
using Infra.Components.Shared;

namespace Infra.EndToEnd.Tests.Models;

/// <summary>What the registry holds after deployments of the real component.</summary>
public sealed class ModelVersionTests : IDisposable
{
    private const string First = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/1";
    private const string Second = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/2";

    private readonly ModelAccount account = new();

    public void Dispose() => account.Dispose();

    [Fact]
    public async Task Up_OfAChangedImage_MakesANewVersionAndKeepsTheOld()
    {
        await Deploy();
        var result = await Deploy(args => args.Containers[0].Image = ModelAccount.Image("standardize", "2"));

        Assert.Equal(["Replace iris"], ModelAccount.Changes(result));
        Assert.Equal([First, Second], account.Versions("iris"));
        Assert.Equal(ModelAccount.Image("standardize"), (string?)account.Version(First)["InferenceSpecification"]!["Containers"]![0]!["Image"]);
        Assert.Equal(ModelAccount.Image("standardize", "2"), (string?)account.Version(Second)["InferenceSpecification"]!["Containers"]![0]!["Image"]);
    }

    [Fact]
    public async Task Up_OfAChangedImageWithoutRetaining_LeavesTheNewVersionOnly()
    {
        await Deploy(args => args.RetainVersions = false);
        await Deploy(args => (args.RetainVersions, args.Containers[0].Image) = (false, ModelAccount.Image("standardize", "2")));

        Assert.Equal([Second], account.Versions("iris"));
    }

    [Fact]
    public async Task Up_OfAnotherSpecificationOrMetric_MakesANewVersion()
    {
        await Deploy();
        var specified = await Deploy(args => args.AdditionalInferenceSpecifications = [new() { Name = "gpu", Containers = [args.Containers[0]] }]);
        var measured = await Deploy(args =>
        {
            args.AdditionalInferenceSpecifications = [new() { Name = "gpu", Containers = [args.Containers[0]] }];
            args.ModelMetrics = new() { Explainability = new() { Report = new() { S3Uri = "s3://evidence/shap.json", ContentType = "application/json" } } };
        });

        Assert.Equal(["Replace iris"], ModelAccount.Changes(specified));
        Assert.Equal(["Replace iris"], ModelAccount.Changes(measured));
        Assert.Equal(3, account.Versions("iris").Count);
    }

    [Fact]
    public async Task Up_OfAnApproval_UpdatesTheVersion()
    {
        await Deploy();
        var result = await Deploy(args => (args.ApprovalStatus, args.ApprovalDescription) = ("Approved", "Beats the old one"));

        Assert.Equal(["Update iris"], ModelAccount.Changes(result));
        Assert.Equal([First], account.Versions("iris"));
        var version = account.Version(First);
        Assert.Equal(("Approved", "Beats the old one"), ((string?)version["ModelApprovalStatus"], (string?)version["ApprovalDescription"]));
    }

    [Fact]
    public async Task Up_OfAnotherModelCard_UpdatesTheVersion()
    {
        await Deploy(args => args.ModelCard = new() { ModelCardContent = "{}" });
        var result = await Deploy(args => args.ModelCard = new() { ModelCardContent = """{"owner":"iris"}""", ModelCardStatus = "Approved" });

        Assert.Equal(["Update iris"], ModelAccount.Changes(result));
        var card = account.Version(First)["ModelCard"]!;
        Assert.Equal(("Approved", """{"owner":"iris"}"""), ((string?)card["ModelCardStatus"], (string?)card["ModelCardContent"]));
    }

    [Fact]
    public async Task Up_OfTheUnchangedVersion_ChangesNothing()
    {
        await Deploy(Everything);

        Assert.Empty(ModelAccount.Changes(await Deploy(Everything)));
    }

    [Fact]
    public async Task Up_OfEverything_IsAcceptedAndDescribed()
    {
        await Deploy(Everything);

        var version = account.Version(First);
        Assert.Equal("s3://evidence/quality.json", (string?)version["ModelMetrics"]!["ModelQuality"]!["Statistics"]!["S3Uri"]);
        Assert.Equal("s3://evidence/config.json", (string?)version["DriftCheckBaselines"]!["Bias"]!["ConfigFile"]!["S3Uri"]);
        Assert.Equal("0a6eb0d", (string?)version["MetadataProperties"]!["CommitId"]);
        Assert.Equal("All", (string?)version["SkipModelValidation"]);
        Assert.Equal("arn:aws:kms:us-east-1:123456789012:key/k", (string?)version["SecurityConfig"]!["KmsKeyId"]);
        Assert.Equal("gpu", (string?)version["AdditionalInferenceSpecifications"]![0]!["Name"]);
        Assert.Equal("https://mlflow.example.com/iris", (string?)version["SourceUri"]);
        Assert.Equal("{}", (string?)version["InferenceSpecification"]!["Containers"]![0]!["ModelInput"]!["DataInputConfig"]);
    }

    [Fact]
    public async Task Destroy_OfRetainedVersions_KeepsThemForAStackThatAdoptsTheGroup()
    {
        await Deploy();
        await account.DestroyAsync();
        Assert.Equal([First], account.Versions("iris"));

        var result = await Deploy(args => (args.GroupChoice, args.GroupName) = (Choice.Adopt, "iris"));

        Assert.Equal(["Create iris"], ModelAccount.Changes(result));
        Assert.Equal([First, Second], account.Versions("iris"));
    }

    [Fact]
    public async Task Destroy_OfVersionsThatAreNotRetained_LeavesNothing()
    {
        await Deploy(args => args.RetainVersions = false);
        await account.DestroyAsync();

        Assert.Empty(account.Versions("iris"));
        Assert.Empty(account.Call("ListModelPackageGroups")["ModelPackageGroupSummaryList"]!.AsArray());
    }

    private static void Everything(ModelVersionArgs args)
    {
        args.ModelMetrics = new() { ModelQuality = new() { Statistics = new() { S3Uri = "s3://evidence/quality.json", ContentType = "application/json" } } };
        args.DriftCheckBaselines = new() { Bias = new() { ConfigFile = new() { S3Uri = "s3://evidence/config.json" } } };
        args.MetadataProperties = new() { CommitId = "0a6eb0d" };
        args.AdditionalInferenceSpecifications = [new() { Name = "gpu", Containers = [args.Containers[0]] }];
        args.ModelCard = new() { ModelCardContent = "{}" };
        (args.DataInputConfig, args.SkipModelValidation, args.SourceUri) = ("{}", "All", "https://mlflow.example.com/iris");
        args.KmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/k";
    }

    private Task<Infra.Sandbox.Engine.Planning.DeploymentResult> Deploy(Action<ModelVersionArgs>? change = null)
    {
        var args = new ModelVersionArgs
        {
            Containers = [new() { Image = ModelAccount.Image("standardize"), ModelDataUrl = account.Artefact("standardize") }],
            ContentTypes = ["text/csv"],
            ResponseContentTypes = ["text/csv"],
        };
        change?.Invoke(args);
        return account.DeployAsync(options => _ = new ModelVersion("iris", args, options));
    }
}
