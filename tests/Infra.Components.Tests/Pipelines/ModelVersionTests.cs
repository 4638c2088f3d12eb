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

    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(ModelVersionValidator.Validate(Samples.Version(), "iris"));

    public static TheoryData<string, string, Action<ModelVersionArgs>> Bad { get; } = new()
    {
        { "INFRA020", "containers", args => args.Containers = [] },
        { "INFRA020", "containers", args => args.Containers = [.. Enumerable.Range(0, 16).Select(i => Samples.Container($"c{i}"))] },
        { "INFRA040", "containers[0].image", args => args.Containers[0] = new() { Hostname = "a", ModelPackageName = "p" } },
        { "INFRA044", "groupName", args => args.GroupName = "a_b" },
        { "INFRA015", "description", args => args.Description = new string('d', 1025) },
        { "INFRA016", "domain", args => args.Domain = "VISION" },
        { "INFRA016", "task", args => args.Task = "classification" },
        { "INFRA016", "framework", args => args.Framework = "SKLEARN" },
        { "INFRA041", "frameworkVersion", args => args.FrameworkVersion = null },
        { "INFRA041", "framework", args => args.Framework = null },
        { "INFRA041", "frameworkVersion", args => args.FrameworkVersion = "v1" },
        { "INFRA042", "samplePayloadUrl", args => args.SamplePayloadUrl = "s3://models/payload.csv" },
        { "INFRA043", "contentTypes", args => args.ContentTypes = [] },
        { "INFRA043", "responseContentTypes[0]", args => args.ResponseContentTypes = ["csv"] },
        { "INFRA050", "hostingInstanceTypes[0]", args => args.HostingInstanceTypes = ["ml.t3.medium"] },
        { "INFRA070", "transformInstanceTypes[1]", args => args.TransformInstanceTypes = ["ml.m5.large", "ml.c5.large"] },
        { "INFRA016", "approvalStatus", args => args.ApprovalStatus = "approved" },
        { "INFRA015", "approvalDescription", args => args.ApprovalDescription = new string('d', 1025) },
    };

    public static TheoryData<string, string, Action<ModelVersionArgs>> BadEvidence { get; } = new()
    {
        { "INFRA016", "groupChoice", args => args.GroupChoice = "None" },
        { "INFRA014", "groupName", args => args.GroupChoice = "Adopt" },
        { "INFRA015", "dataInputConfig", args => args.DataInputConfig = "" },
        { "INFRA015", "dataInputConfig", args => args.DataInputConfig = new string('x', 16_385) },
        { "INFRA043", "contentTypes[0]", args => args.ContentTypes = [$"text/{new string('x', 252)}"] },
        { "INFRA044", "additionalInferenceSpecifications[0].name", args => args.AdditionalInferenceSpecifications[0].Name = "a_b" },
        { "INFRA044", "additionalInferenceSpecifications[0].name", args => args.AdditionalInferenceSpecifications[0].Name = null! },
        { "INFRA044", "additionalInferenceSpecifications", args => args.AdditionalInferenceSpecifications.Add(args.AdditionalInferenceSpecifications[0]) },
        { "INFRA015", "additionalInferenceSpecifications", args => args.AdditionalInferenceSpecifications = [.. Enumerable.Range(0, 16).Select(Specification)] },
        { "INFRA015", "additionalInferenceSpecifications[0].description", args => args.AdditionalInferenceSpecifications[0].Description = new string('d', 1025) },
        { "INFRA020", "additionalInferenceSpecifications[0].containers", args => args.AdditionalInferenceSpecifications[0].Containers = [] },
        { "INFRA026", "additionalInferenceSpecifications[0].containers[0].image", args => args.AdditionalInferenceSpecifications[0].Containers[0].Image = "x" },
        { "INFRA022", "additionalInferenceSpecifications[0].containers", args => args.AdditionalInferenceSpecifications[0].Containers = [Samples.Container("a"), Samples.Container("a")] },
        { "INFRA021", "additionalInferenceSpecifications[0].containers[1].hostname", args => args.AdditionalInferenceSpecifications[0].Containers = [Samples.Container("a"), Samples.Container()] },
        { "INFRA043", "additionalInferenceSpecifications[0].contentTypes[0]", args => args.AdditionalInferenceSpecifications[0].ContentTypes = ["csv"] },
        { "INFRA043", "additionalInferenceSpecifications[0].responseContentTypes[0]", args => args.AdditionalInferenceSpecifications[0].ResponseContentTypes = ["csv"] },
        { "INFRA050", "additionalInferenceSpecifications[0].hostingInstanceTypes[0]", args => args.AdditionalInferenceSpecifications[0].HostingInstanceTypes = ["ml.t3.medium"] },
        { "INFRA070", "additionalInferenceSpecifications[0].transformInstanceTypes[0]", args => args.AdditionalInferenceSpecifications[0].TransformInstanceTypes = ["ml.c5.large"] },
        { "INFRA014", "modelMetrics.modelQuality.statistics.s3Uri", args => args.ModelMetrics!.ModelQuality!.Statistics!.S3Uri = null! },
        { "INFRA014", "modelMetrics.modelQuality.statistics.s3Uri", args => args.ModelMetrics!.ModelQuality!.Statistics!.S3Uri = "" },
        { "INFRA012", "modelMetrics.modelQuality.constraints.s3Uri", args => args.ModelMetrics!.ModelQuality!.Constraints!.S3Uri = "evidence.json" },
        { "INFRA014", "modelMetrics.modelDataQuality.statistics.contentType", args => args.ModelMetrics!.ModelDataQuality!.Statistics!.ContentType = null! },
        { "INFRA098", "modelMetrics.bias.preTrainingReport.contentType", args => args.ModelMetrics!.Bias!.PreTrainingReport!.ContentType = "json" },
        { "INFRA098", "modelMetrics.bias.postTrainingReport.contentDigest", args => args.ModelMetrics!.Bias!.PostTrainingReport!.ContentDigest = "sha256:12" },
        { "INFRA098", "modelMetrics.explainability.report.contentDigest", args => args.ModelMetrics!.Explainability!.Report!.ContentDigest = "" },
        { "INFRA012", "driftCheckBaselines.bias.configFile.s3Uri", args => args.DriftCheckBaselines!.Bias!.ConfigFile!.S3Uri = "x" },
        { "INFRA098", "driftCheckBaselines.explainability.configFile.contentType", args => args.DriftCheckBaselines!.Explainability!.ConfigFile!.ContentType = "json" },
        { "INFRA014", "driftCheckBaselines.modelDataQuality.constraints.contentType", args => args.DriftCheckBaselines!.ModelDataQuality!.Constraints!.ContentType = "" },
        { "INFRA014", "modelCard.modelCardContent", args => args.ModelCard!.ModelCardContent = null! },
        { "INFRA014", "modelCard.modelCardContent", args => args.ModelCard!.ModelCardContent = "" },
        { "INFRA099", "modelCard.modelCardContent", args => args.ModelCard!.ModelCardContent = "{" },
        { "INFRA099", "modelCard.modelCardContent", args => args.ModelCard!.ModelCardContent = "[]" },
        { "INFRA099", "modelCard.modelCardContent", args => args.ModelCard!.ModelCardContent = new string(' ', 100_001) },
        { "INFRA016", "modelCard.modelCardStatus", args => args.ModelCard!.ModelCardStatus = "draft" },
        { "INFRA015", "metadataProperties.commitId", args => args.MetadataProperties!.CommitId = new string('c', 1025) },
        { "INFRA015", "metadataProperties.repository", args => args.MetadataProperties!.Repository = new string('c', 1025) },
        { "INFRA015", "metadataProperties.generatedBy", args => args.MetadataProperties!.GeneratedBy = new string('c', 1025) },
        { "INFRA015", "metadataProperties.projectId", args => args.MetadataProperties!.ProjectId = new string('c', 1025) },
        { "INFRA015", "sourceUri", args => args.SourceUri = new string('s', 1025) },
        { "INFRA016", "skipModelValidation", args => args.SkipModelValidation = "true" },
        { "INFRA013", "kmsKeyArn", args => args.KmsKeyArn = "alias/iris" },
    };

    [Theory]
    [MemberData(nameof(BadEvidence))]
    public void Validate_OfOneMistakeInTheEvidence_FindsExactlyIt(string id, string path, Action<ModelVersionArgs> spoil)
    {
        var args = PipelineSamples.ApprovedVersion();
        spoil(args);

        var problem = Assert.Single(ModelVersionValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Fact]
    public void Validate_OfTypicalVersions_FindsNothing()
    {
        Assert.Empty(ModelVersionValidator.Validate(PipelineSamples.ApprovedVersion(), "iris"));
        Assert.Empty(ModelVersionValidator.Validate(PipelineSamples.SharedVersion(), "language"));
    }

    [Fact]
    public void Validate_OfLongestValues_FindsNothing()
    {
        var args = PipelineSamples.ApprovedVersion();
        args.ModelCard!.ModelCardContent = $"{{\"a\":\"{new string('x', 99_992)}\"}}";
        (args.SourceUri, args.DataInputConfig, args.MetadataProperties!.CommitId) = (new string('s', 1024), new string('x', 16_384), new string('c', 1024));
        args.AdditionalInferenceSpecifications = [.. Enumerable.Range(0, 15).Select(Specification)];

        Assert.Empty(ModelVersionValidator.Validate(args, "iris"));
        Assert.Equal(100_000, args.ModelCard.ModelCardContent.Length);
    }

    private static InferenceSpecificationArgs Specification(int index) => new() { Name = $"s{index}", Containers = [Samples.Container()] };

    private static ImmutableDictionary<string, object> At(ImmutableDictionary<string, object> map, params string[] keys) =>
        keys.Aggregate(map, (inner, key) => (ImmutableDictionary<string, object>)inner[key]);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<ModelVersionArgs> spoil)
    {
        var args = Samples.Version();
        spoil(args);

        var problem = Assert.Single(ModelVersionValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }
}
