using System.Collections.Immutable;
using Infra.Components.Pipelines;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Pipelines;

public sealed class ModelVersionTests
{
    private const string Package = "aws-native:sagemaker:ModelPackage";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfSample_CreatesGroupAndVersion(bool isPreview)
    {
        var run = await TestRun.Of(() => _ = new ModelVersion("iris", Samples.Version()), isPreview);

        Assert.Equal(["aws-native:sagemaker:ModelPackage iris", "aws:sagemaker/modelPackageGroup:ModelPackageGroup iris-group"], run.Children);
    }

    [Fact]
    public async Task Construct_OfSample_MatchesTheSnapshot() =>
        Snapshot.Verify("model-version", await TestRun.Of(() => _ = new ModelVersion("iris", Samples.Version())));

    [Fact]
    public async Task Construct_OfApprovedVersion_MatchesTheSnapshot() =>
        Snapshot.Verify("model-version-approved", await TestRun.Of(() => _ = new ModelVersion("iris", PipelineSamples.ApprovedVersion())));

    [Fact]
    public async Task Construct_OfVersionInASharedGroup_MatchesTheSnapshot() =>
        Snapshot.Verify("model-version-shared", await TestRun.Of(() => _ = new ModelVersion("language", PipelineSamples.SharedVersion())));

    [Fact]
    public async Task Construct_OfVersionInASharedGroup_CreatesNoGroup()
    {
        var run = await TestRun.Of(() => _ = new ModelVersion("language", PipelineSamples.SharedVersion()));

        Assert.Equal([$"{Package} language"], run.Children);
        Assert.Equal("platform-language", run.Single(Package).Text("modelPackageGroupName"));
        Assert.Equal("All", run.Single(Package).Text("skipModelValidation"));
        Assert.Equal("platform-language", await TestRun.OutputOf(() => new ModelVersion("language", PipelineSamples.SharedVersion()).GroupName));
    }

    [Fact]
    public async Task Construct_OfApprovedVersion_LinksItsEvidence()
    {
        var package = (await TestRun.Of(() => _ = new ModelVersion("iris", PipelineSamples.ApprovedVersion()))).Single(Package);

        var metrics = package.Map("modelMetrics");
        Assert.Equal(
            ("s3://evidence/iris/quality.json", "application/json", PipelineSamples.Digest),
            (At(metrics, "modelQuality", "statistics")["s3Uri"], At(metrics, "modelQuality", "statistics")["contentType"], At(metrics, "modelQuality", "statistics")["contentDigest"]));
        Assert.Equal(["statistics"], At(metrics, "modelDataQuality").Keys);
        Assert.Equal(
            ["s3://evidence/iris/bias-after.json", "s3://evidence/iris/bias-before.json", "s3://evidence/iris/bias.json"],
            At(metrics, "bias").Values.Select(report => (string)((ImmutableDictionary<string, object>)report)["s3Uri"]).Order(StringComparer.Ordinal));
        Assert.Equal("s3://evidence/iris/explanation.json", At(metrics, "explainability", "report")["s3Uri"]);
        var baselines = package.Map("driftCheckBaselines");
        Assert.Equal(["s3Uri"], At(baselines, "bias", "configFile").Keys);
        Assert.Equal("s3://evidence/iris/shap.json", At(baselines, "explainability", "configFile")["s3Uri"]);
        Assert.Equal("s3://evidence/iris/data-constraints.json", At(baselines, "modelDataQuality", "constraints")["s3Uri"]);
    }

    [Fact]
    public async Task Construct_OfApprovedVersion_TellsWhereItComesFrom()
    {
        var package = (await TestRun.Of(() => _ = new ModelVersion("iris", PipelineSamples.ApprovedVersion()))).Single(Package);

        Assert.Equal(("Approved", "Beats version 2 by 3 %"), (package.Text("modelApprovalStatus"), package.Text("approvalDescription")));
        Assert.Equal("0a6eb0d", package.Map("metadataProperties")["commitId"]);
        Assert.Equal("Approved", package.Map("modelCard")["modelCardStatus"]);
        Assert.Equal(Samples.KeyArn, package.Map("securityConfig")["kmsKeyId"]);
        Assert.Equal("https://mlflow.example.com/models/iris/3", package.Text("sourceUri"));
        var containers = ((ImmutableArray<object>)package.Map("inferenceSpecification")["containers"]).Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal("""{"data": [1, 4]}""", At(containers[0], "modelInput")["dataInputConfig"]);
        Assert.All(containers.Skip(1), container => Assert.DoesNotContain("modelInput", container.Keys));
        Assert.All(containers, container => Assert.Equal("xgboost", container["nearestModelName"]));
        var additional = (ImmutableDictionary<string, object>)Assert.Single(package.List("additionalInferenceSpecifications"));
        Assert.Equal("gpu", additional["name"]);
        Assert.DoesNotContain("supportedTransformInstanceTypes", additional.Keys);
    }

    [Fact]
    public async Task Construct_OfTheExampleInTheDocs_RegistersAnApprovedVersion()
    {
        var pipelineArgs = Samples.Pipeline();

        var run = await TestRun.Of(() =>
        {
            var version = new ModelVersion("iris", new ModelVersionArgs
            {
                Containers = pipelineArgs.Containers,
                Task = "CLASSIFICATION",
                Framework = "XGBOOST",
                FrameworkVersion = "1.7",
                NearestModelName = "xgboost",
                SamplePayloadUrl = "s3://models/iris/payload.tar.gz",
                ContentTypes = ["text/csv"],
                ResponseContentTypes = ["text/csv"],
                HostingInstanceTypes = ["ml.m5.large", "ml.c6g.large"],
                ModelMetrics = new ModelMetricsArgs
                {
                    ModelQuality = new QualityMetricsArgs
                    {
                        Statistics = new MetricsSourceArgs { S3Uri = "s3://evidence/iris/quality.json", ContentType = "application/json" },
                    },
                },
                MetadataProperties = new MetadataPropertiesArgs { CommitId = "0a6eb0d", Repository = "https://git.example.com/iris" },
                ApprovalStatus = "Approved",
                ApprovalDescription = "Beats version 2 by 3 %",
            });
        });

        Assert.Equal("Approved", run.Single(Package).Text("modelApprovalStatus"));
        Assert.Equal("s3://evidence/iris/quality.json", At(run.Single(Package).Map("modelMetrics"), "modelQuality", "statistics")["s3Uri"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Construct_OfRetainVersions_KeepsGroupAndVersionOrNot(bool isRetained)
    {
        var args = PipelineSamples.ApprovedVersion();
        args.RetainVersions = isRetained;
        var kept = new Dictionary<string, ResourceOptions>();

        await TestRun.Of(() => _ = new ModelVersion("iris", args, new ComponentResourceOptions
        {
            ResourceTransformations = { found => Remember(found) },
        }));

        Assert.Equal(isRetained, kept["iris"].RetainOnDelete);
        Assert.Equal(isRetained, kept["iris-group"].RetainOnDelete);
        Assert.Equal(["additionalInferenceSpecifications", "skipModelValidation", "sourceUri"], kept["iris"].ReplaceOnChanges);

        ResourceTransformationResult? Remember(ResourceTransformationArgs found)
        {
            if (found.Options.Parent is not null)
            {
                kept[found.Resource.GetResourceName()] = found.Options;
            }

            return null;
        }
    }

    [Fact]
    public async Task Construct_OfFileThatTurnsOutBad_FailsWhenItIsKnown()
    {
        var late = new TaskCompletionSource<string>();
        var args = PipelineSamples.ApprovedVersion();
        args.ModelMetrics!.Bias!.Report!.S3Uri = Output.Create(late.Task);
        Assert.Empty(ModelVersionValidator.Validate(args, "iris"));

        var message = await TestRun.FailureOf(() =>
        {
            _ = new ModelVersion("iris", args);
            late.SetResult("https://evidence/bias.json");
        });

        Assert.Contains("INFRA012 \"modelMetrics.bias.report.s3Uri\": \"https://evidence/bias.json\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfSample_RegistersEachContainerWithItsFramework()
    {
        var run = await TestRun.Of(() => _ = new ModelVersion("iris", Samples.Version()));

        var specification = run.Single(Package).Map("inferenceSpecification");
        var containers = ((ImmutableArray<object>)specification["containers"]).Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal(["standardize", "softmax", "label"], containers.Select(container => container["containerHostname"]));
        Assert.All(containers, container => Assert.Equal(("XGBOOST", "1.5"), (container["framework"], container["frameworkVersion"])));
        Assert.Equal("PendingManualApproval", run.Single(Package).Text("modelApprovalStatus"));
        Assert.Equal("iris", run.Single(Package).Text("modelPackageGroupName"));
    }

    [Theory]
    [InlineData("Approved")]
    [InlineData("Rejected")]
    public async Task Construct_OfApprovalStatus_PassesIt(string status)
    {
        var args = Samples.Version();
        args.ApprovalStatus = status;

        var run = await TestRun.Of(() => _ = new ModelVersion("iris", args));

        Assert.Equal(status, run.Single(Package).Text("modelApprovalStatus"));
    }

    [Fact]
    public async Task ModelPackageArn_OfVersion_IsThatOfThePackage() => Assert.Equal(
        "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/1",
        await TestRun.OutputOf(() => new ModelVersion("iris", Samples.Version()).ModelPackageArn));

    private static ImmutableDictionary<string, object> At(ImmutableDictionary<string, object> map, params string[] keys) =>
        keys.Aggregate(map, (inner, key) => (ImmutableDictionary<string, object>)inner[key]);
}
