using System.Collections.Immutable;
using Infra.Components.Pipelines;
using Infra.Components.Tests.Mocks;

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
