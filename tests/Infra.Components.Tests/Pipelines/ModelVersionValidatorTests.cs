using Infra.Components.Pipelines;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Pipelines;

public sealed class ModelVersionValidatorTests
{
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
        { "INFRA041", "frameworkVersion", args => args.FrameworkVersion = "1." },
        { "INFRA041", "frameworkVersion", args => args.FrameworkVersion = "1.234567890" },
        { "INFRA043", "responseContentTypes", args => args.ResponseContentTypes = [] },
        { "INFRA043", "contentTypes[1]", args => args.ContentTypes = ["text/csv", $"{new string('a', 100)}/{new string('b', 150)};abcde"] },
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
        { "INFRA099", "modelCard.modelCardContent", args => args.ModelCard!.ModelCardContent = $"{{\"a\":\"{new string('x', 99_993)}\"}}" },
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
        args.ContentTypes = [$"{new string('a', 100)}/{new string('b', 150)};abcd"];
        args.FrameworkVersion = "1.23456789";

        Assert.Empty(ModelVersionValidator.Validate(args, "iris"));
        Assert.Equal(100_000, args.ModelCard.ModelCardContent.Length);
    }

    [Theory]
    [InlineData("Domain", "COMPUTER_VISION,NATURAL_LANGUAGE_PROCESSING,MACHINE_LEARNING")]
    [InlineData("Task", "IMAGE_CLASSIFICATION,OBJECT_DETECTION,TEXT_GENERATION,IMAGE_SEGMENTATION,FILL_MASK,CLASSIFICATION,REGRESSION,OTHER")]
    [InlineData("Framework", "TENSORFLOW,PYTORCH,XGBOOST,SAGEMAKER-SCIKIT-LEARN")]
    [InlineData("ApprovalStatus", "PendingManualApproval,Approved,Rejected")]
    [InlineData("SkipModelValidation", "None,All")]
    public void Validate_OfChoiceThatAwsHas_FindsNothing(string name, string choices) => Assert.All(choices.Split(','), choice =>
    {
        var args = Samples.Version();
        typeof(ModelVersionArgs).GetProperty(name)!.SetValue(args, choice);

        Assert.Empty(ModelVersionValidator.Validate(args));
    });

    [Fact]
    public void Validate_OfPrivateRegistry_FindsNothing()
    {
        var args = Samples.Version();
        (args.Containers[0].Image, args.Containers[0].RepositoryAccessMode) = ("registry.local/iris:1", "Vpc");

        Assert.Empty(ModelVersionValidator.Validate(args));
    }

    [Theory]
    [InlineData("Draft")]
    [InlineData("PendingReview")]
    [InlineData("Approved")]
    [InlineData("Archived")]
    public void Validate_OfModelCardStatus_FindsNothing(string status)
    {
        var args = PipelineSamples.ApprovedVersion();
        args.ModelCard!.ModelCardStatus = status;

        Assert.Empty(ModelVersionValidator.Validate(args));
    }

    private static InferenceSpecificationArgs Specification(int index) => new() { Name = $"s{index}", Containers = [Samples.Container()] };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted()
    {
        Findings.Verify("model-version", Bad, Samples.Version, ModelVersionValidator.Validate);
        Findings.Verify("model-version-evidence", BadEvidence, PipelineSamples.ApprovedVersion, ModelVersionValidator.Validate);
    }

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
