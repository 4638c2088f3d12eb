using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Samples;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Tests.Cloud;
using Infra.Sandbox.Tests.Engine.Programs;

namespace Infra.Sandbox.Tests.Engine.Resources;

public sealed class InferenceDeploymentTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public InferenceDeploymentTests() => SampleSeeder.Seed(fixture.Account, Repository.IrisSamples);

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Up_OfTheInferenceProgram_MakesAnEndpointThatIsInServiceAndScales()
    {
        var result = await fixture.DeployAsync(Program().Run);

        Assert.Equal(14, result.Count(StepOperation.Create));
        var endpoint = Assert.Single(List("ListEndpoints", "Endpoints"));
        Assert.Equal("InService", (string?)endpoint["EndpointStatus"]);
        var config = Call("DescribeEndpointConfig", "EndpointConfigName", (string)Assert.Single(List("ListEndpointConfigs", "EndpointConfigs"))["EndpointConfigName"]!);
        Assert.Equal("ml.m5.xlarge", (string?)config["ProductionVariants"]![0]!["InstanceType"]);
        var asynchronous = config["AsyncInferenceConfig"]!;
        Assert.Equal(4, (int)asynchronous["ClientConfig"]!["MaxConcurrentInvocationsPerInstance"]!);
        Assert.Equal(
            ["SUCCESS_NOTIFICATION_TOPIC"],
            asynchronous["OutputConfig"]!["NotificationConfig"]!["IncludeInferenceResponseIn"]!.AsArray().Select(item => (string?)item));
        Assert.Equal(
            (0, 2), ((int)Assert.Single(Targets())["MinCapacity"]!, (int)Assert.Single(Targets())["MaxCapacity"]!));
        Assert.Equal(0, (int)Policies()[0]["StepScalingPolicyConfiguration"]!["StepAdjustments"]![0]!["MetricIntervalLowerBound"]!);
    }

    [Fact]
    public async Task Up_OfTheUnchangedProgram_ChangesNothing()
    {
        await fixture.DeployAsync(Program().Run);
        var before = await File.ReadAllBytesAsync(fixture.StatePath);

        var plan = await fixture.PreviewAsync(Program().Run);
        var result = await fixture.DeployAsync(Program().Run);

        Assert.Empty(EngineFixture.Changes(plan.Steps));
        Assert.Empty(EngineFixture.Changes(result.Steps));
        Assert.Equal(before, await File.ReadAllBytesAsync(fixture.StatePath));
    }

    [Fact]
    public async Task Up_OfAnotherInstanceType_ReplacesConfigAndTargetAndUpdatesTheEndpointInPlace()
    {
        await fixture.DeployAsync(Program().Run);
        var arn = (string?)Assert.Single(List("ListEndpoints", "Endpoints"))["EndpointArn"];
        var changed = new InferenceProgram(fixture.Account) { InstanceType = "ml.c5.large" };

        var plan = await fixture.PreviewAsync(changed.Run);
        var result = await fixture.DeployAsync(changed.Run);

        string[] expected =
        [
            "Replace iris: productionVariants[0].instanceType", "Update iris: endpointConfigName", "Replace iris", "Replace wake",
        ];
        Assert.Equal(expected, EngineFixture.Changes(plan.Steps));
        Assert.Equal(expected, EngineFixture.Changes(result.Steps));
        Assert.Equal(
            ["productionVariants", "replacementTrigger", "resourceId"], plan.Steps.SelectMany(step => step.ReplaceReasons));
        var config = Assert.Single(List("ListEndpointConfigs", "EndpointConfigs"));
        var endpoint = Call("DescribeEndpoint", "EndpointName", (string)Assert.Single(List("ListEndpoints", "Endpoints"))["EndpointName"]!);
        Assert.Equal((arn, (string?)config["EndpointConfigName"]), ((string?)endpoint["EndpointArn"], (string?)endpoint["EndpointConfigName"]));
        Assert.Single(Targets());
        Assert.Single(Policies());
    }

    [Fact]
    public async Task Up_OfAnotherCapacity_UpdatesTheTargetInPlace()
    {
        await fixture.DeployAsync(Program().Run);

        var result = await fixture.DeployAsync(new InferenceProgram(fixture.Account) { MaxCapacity = 5 }.Run);

        Assert.Equal(["Update iris: maxCapacity"], EngineFixture.Changes(result.Steps));
        Assert.Equal(5, (int)Assert.Single(Targets())["MaxCapacity"]!);
        Assert.Single(Policies());
    }

    [Fact]
    public async Task Up_WhereAContainerDoesNotStart_GivesTheReasonAndRecoversLater()
    {
        var failed = await fixture.UpAsync(new InferenceProgram(fixture.Account) { LastImage = "unknown" }.Run);

        Assert.StartsWith("Failed: Endpoint \"iris-", failed.Failures[0].Message, StringComparison.Ordinal);
        Assert.Contains("Please make sure all images included in the model for the production variant AllTraffic exist", failed.Failures[0].Message, StringComparison.Ordinal);
        Assert.Equal(["iris", "iris", "wake"], failed.Failures.Select(failure => failure.Name));
        Assert.Empty(List("ListEndpoints", "Endpoints"));

        var result = await fixture.DeployAsync(Program().Run);

        Assert.Equal(
            ["Replace iris: containers[2].image", "Replace iris: productionVariants[0].modelName", "Create iris", "Create iris", "Create wake"],
            EngineFixture.Changes(result.Steps));
        Assert.Equal("InService", (string?)Assert.Single(List("ListEndpoints", "Endpoints"))["EndpointStatus"]);
        Assert.Single(List("ListModels", "Models"));
    }

    [Fact]
    public async Task Up_WhereAnUpdateIsRolledBack_FailsAndKeepsTheOldEndpoint()
    {
        await fixture.DeployAsync(Program().Run);

        var failed = await fixture.UpAsync(new InferenceProgram(fixture.Account) { LastImage = "unknown" }.Run);

        Assert.Contains("did not come InService: Please make sure all images", failed.Failures[0].Message, StringComparison.Ordinal);
        Assert.Equal("InService", (string?)Assert.Single(List("ListEndpoints", "Endpoints"))["EndpointStatus"]);

        await fixture.DeployAsync(Program().Run);

        Assert.Single(List("ListEndpointConfigs", "EndpointConfigs"));
        Assert.Single(List("ListModels", "Models"));
    }

    [Fact]
    public async Task Destroy_OfTheInferenceProgram_LeavesNothing()
    {
        await fixture.DeployAsync(Program().Run);

        var result = await fixture.Engine.DestroyAsync(TestStack.Of(Program().Run), EngineFixture.NoConfig);

        Assert.Empty(result.Failures);
        Assert.Empty(List("ListEndpoints", "Endpoints"));
        Assert.Empty(List("ListModels", "Models"));
        Assert.Empty(fixture.Account.Sns.ListTopics());
        Assert.Empty(fixture.Account.Sqs.ListQueues());
        Assert.Equal([SampleSeeder.Bucket(fixture.Account)], fixture.Account.S3.ListBuckets().Select(bucket => bucket.Name));
        Assert.Empty(fixture.Files);
    }

    [Fact]
    public async Task Up_OfAModelPackage_RegistersApprovesAndReplacesIt()
    {
        void Run(string approval, string image)
        {
            var group = new AwsResource("aws:sagemaker/modelPackageGroup:ModelPackageGroup", "group", new() { ["modelPackageGroupName"] = "iris" });
            _ = new AwsResource("aws-native:sagemaker:ModelPackage", "version", new()
            {
                ["modelPackageGroupName"] = "iris",
                ["modelApprovalStatus"] = approval,
                ["inferenceSpecification"] = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["containers"] = new[] { new Dictionary<string, object?>(StringComparer.Ordinal) { ["image"] = image } },
                    ["supportedContentTypes"] = new[] { "text/csv" },
                    ["supportedResponseMimeTypes"] = new[] { "text/csv" },
                },
            }, new Pulumi.CustomResourceOptions { DependsOn = { group } });
        }

        await fixture.DeployAsync(() => Run("PendingManualApproval", "123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1"));
        var approved = await fixture.DeployAsync(() => Run("Approved", "123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1"));
        var replaced = await fixture.DeployAsync(() => Run("Approved", "123456789012.dkr.ecr.us-east-1.amazonaws.com/b:1"));

        Assert.Equal(["Update version: modelApprovalStatus"], EngineFixture.Changes(approved.Steps));
        Assert.Equal(["Replace version: inferenceSpecification.containers[0].image"], EngineFixture.Changes(replaced.Steps));
        var package = Assert.Single(List("ListModelPackages", "ModelPackageSummaryList"));
        Assert.Equal(("Approved", 2), ((string?)package["ModelApprovalStatus"], (int)package["ModelPackageVersion"]!));
    }

    private InferenceProgram Program() => new(fixture.Account);

    private JsonObject Call(string operation, string member, string name) => fixture.Account.SageMaker.Call(operation, new JsonObject { [member] = name });

    private JsonObject[] List(string operation, string member) => [.. fixture.Account.SageMaker.Call(operation, []).Objects(member)];

    private JsonObject[] Targets() =>
        [.. fixture.Account.ApplicationAutoScaling.Call("DescribeScalableTargets", new JsonObject { ["ServiceNamespace"] = "sagemaker" }).Objects("ScalableTargets")];

    private JsonObject[] Policies() =>
        [.. fixture.Account.ApplicationAutoScaling.Call("DescribeScalingPolicies", new JsonObject { ["ServiceNamespace"] = "sagemaker" }).Objects("ScalingPolicies")];
}
