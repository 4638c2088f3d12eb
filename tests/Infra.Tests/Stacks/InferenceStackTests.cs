using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

[Collection(StackCollection.Name)]
public sealed class InferenceStackTests
{
    /// <summary>Not the version in the registry: AWS has it carry the tags of its group and refuses its own.</summary>
    private static readonly string[] Taggable =
    [
        "aws:cloudwatch/logGroup:LogGroup", "aws:cloudwatch/metricAlarm:MetricAlarm", "aws:iam/role:Role", "aws:kms/key:Key", "aws:s3/bucket:Bucket",
        "aws:sagemaker/endpoint:Endpoint", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", "aws:sagemaker/model:Model",
        "aws:sagemaker/modelPackageGroup:ModelPackageGroup", "aws:sfn/stateMachine:StateMachine", "aws:sns/topic:Topic", "aws:sqs/queue:Queue",
        "aws:appautoscaling/target:Target",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_OfTheSandboxConfig_RegistersEveryChild(bool isPreview)
    {
        var run = await StackRun.Of(StackConfig.Of("sandbox"), isPreview);

        Accepted.Verify(Repository.Path("tests", "Infra.Tests", "Stacks", "resources.verified.txt"), string.Join('\n', run.Names) + "\n");
    }

    [Fact]
    public async Task Run_OfTheSandboxConfig_HasTheOutputsThatTheCommandsRead()
    {
        var run = await StackRun.Of(StackConfig.Of("sandbox"), isPreview: false);

        Assert.Equal(
            [
                "batchJobDefinition", "batchStateMachineArn", "endpointConfigName", "endpointName", "errorTopicArn", "executionRoleArn", "inputPath", "invokePolicy",
                "modelName", "modelPackageArn", "notificationQueueUrl", "outputBucket", "realTimeEndpointConfigName", "realTimeEndpointName",
                "realTimeInvokePolicy", "realTimeVariantName", "recommendationRoleArn", "region", "serverlessEndpointConfigName", "serverlessEndpointName",
                "serverlessInvokePolicy", "serverlessVariantName", "successTopicArn", "variantName",
            ],
            StackRun.OutputNames.Order(StringComparer.Ordinal));
        Assert.Equal("us-east-1", await run.OutputAsync("region"));
        Assert.Equal("inference-0000000", await run.OutputAsync("modelName"));
        Assert.Equal("arn:aws:iam::123456789012:role/inference-role-0000000", await run.OutputAsync("executionRoleArn"));
        Assert.Equal("arn:aws:iam::123456789012:role/recommendation-0000000", await run.OutputAsync("recommendationRoleArn"));
        Assert.Equal("arn:aws:sagemaker:us-east-1:123456789012:model-package/registry/1", await run.OutputAsync("modelPackageArn"));
        Assert.Equal("async-config-0000000", await run.OutputAsync("endpointConfigName"));
        Assert.Equal("AllTraffic", await run.OutputAsync("variantName"));
        Assert.StartsWith("async-sandbox-", await run.OutputAsync("endpointName"));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:async-success-0000000", await run.OutputAsync("successTopicArn"));
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:async-error-0000000", await run.OutputAsync("errorTopicArn"));
        Assert.Equal("https://sqs.us-east-1.amazonaws.com/123456789012/async-results-0000000", await run.OutputAsync("notificationQueueUrl"));
        Assert.Equal($"s3://{await run.OutputAsync("outputBucket")}/input/", await run.OutputAsync("inputPath"));
        Assert.Equal("sagemaker:InvokeEndpointAsync", (string?)JsonNode.Parse((await run.OutputAsync("invokePolicy"))!)!["Statement"]![0]!["Action"]);
        Assert.Equal("inference-0000000", (string?)JsonNode.Parse((await run.OutputAsync("batchJobDefinition"))!)!["ModelName"]);
        foreach (var absent in StackRun.OutputNames.Where(name => name.StartsWith("realTime", StringComparison.Ordinal) || name.StartsWith("serverless", StringComparison.Ordinal)))
        {
            Assert.Null(await run.OutputAsync(absent));
        }
    }

    [Fact]
    public async Task Run_OfAModelWithEveryEndpoint_RegistersEveryChild()
    {
        var run = await StackRun.Of(Configs.ModelWithEveryEndpoint(), isPreview: false);

        Accepted.Verify(Repository.Path("tests", "Infra.Tests", "Stacks", "every-endpoint.verified.txt"), string.Join('\n', run.Names) + "\n");
    }

    [Fact]
    public async Task Run_OfAModelWithEveryEndpoint_ServesThatModelEverywhere()
    {
        var run = await StackRun.Of(Configs.ModelWithEveryEndpoint(), isPreview: false);

        Assert.Equal("inference-0000000", await run.OutputAsync("modelName"));
        var configurations = run.Resources.Where(resource => resource.Type == "aws:sagemaker/endpointConfiguration:EndpointConfiguration").ToList();
        Assert.Equal(3, configurations.Count);
        Assert.All(configurations, configuration => Assert.Equal(
            "inference-0000000", Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single(configuration.List("productionVariants")))["modelName"]));
        Assert.Equal("inference-0000000", (string?)JsonNode.Parse((await run.OutputAsync("batchJobDefinition"))!)!["ModelName"]);
        Assert.StartsWith("sync-real-time-sandbox-", await run.OutputAsync("realTimeEndpointName"));
        Assert.StartsWith("on-demand-serverless-sandbox-", await run.OutputAsync("serverlessEndpointName"));
        Assert.Equal("sync-config-0000000", await run.OutputAsync("realTimeEndpointConfigName"));
        Assert.Equal("AllTraffic", await run.OutputAsync("serverlessVariantName"));
        Assert.Contains(
            $":endpoint/{(await run.OutputAsync("serverlessEndpointName"))!.ToLowerInvariant()}", await run.OutputAsync("serverlessInvokePolicy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfARealTimeEndpointAlone_LeavesTheOtherOutputsEmpty()
    {
        var config = StackConfig.Of("sandbox").Set("infra:endpoint", null).Set("infra:batch", null).Set("infra:realTimeEndpoint", Configs.RealTime());

        var run = await StackRun.Of(config, isPreview: false);

        var given = new List<string>();
        foreach (var name in StackRun.OutputNames)
        {
            if (await run.OutputAsync(name) is not null)
            {
                given.Add(name);
            }
        }

        Assert.Equal(
            [
                "executionRoleArn", "modelName", "modelPackageArn", "realTimeEndpointConfigName", "realTimeEndpointName", "realTimeInvokePolicy", "realTimeVariantName",
                "recommendationRoleArn", "region",
            ],
            given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_WithWhatARecommendationJobTouches_GivesItsRoleTheRights()
    {
        const string key = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
        var config = StackConfig.Of("sandbox")
            .Set("infra:recommendation.endpointName", "dev-live")
            .Set("infra:recommendation.compiledOutputUri", "s3://compiled/models/")
            .Set("infra:recommendation.outputKmsKeyId", key)
            .Set("infra:recommendation.volumeKmsKeyId", "alias/volumes")
            .Set("infra:recommendation.vpcConfig", new JsonObject { ["securityGroupIds"] = new JsonArray("sg-1"), ["subnets"] = new JsonArray("subnet-1") });

        var run = await StackRun.Of(config, isPreview: false);

        var policy = Assert.Single(run.Resources, resource => resource.Name == "recommendation-policy").Inputs["policy"].ToString()!;
        var names = JsonNode.Parse(policy)!["Statement"]!.AsArray().Select(statement => (string)statement!["Sid"]!).ToList();
        Assert.Contains("LoadEndpoints", names);
        Assert.Contains("WriteCompiledModels", names);
        Assert.Contains("EncryptResults", names);
        Assert.DoesNotContain("EncryptVolumes", names);
        Assert.Contains("endpoint/dev-live\"", policy, StringComparison.Ordinal);
        Assert.Contains(key, policy, StringComparison.Ordinal);
        Assert.Contains("ec2:", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutTopicsTriggerAndPayload_LeavesThoseOutputsEmpty()
    {
        var config = StackConfig.Of("sandbox")
            .Set("infra:endpoint.notifications", new JsonObject { ["topics"] = "None" })
            .Set("infra:batch.schedule", null)
            .Set("infra:recommendation.samplePayloadUrl", null);

        var run = await StackRun.Of(config, isPreview: false);

        Assert.Null(await run.OutputAsync("successTopicArn"));
        Assert.Null(await run.OutputAsync("errorTopicArn"));
        Assert.Null(await run.OutputAsync("notificationQueueUrl"));
        Assert.Null(await run.OutputAsync("batchStateMachineArn"));
        Assert.Null(await run.OutputAsync("recommendationRoleArn"));
    }

    [Fact]
    public async Task Run_OfTheSandboxConfig_TagsEveryTaggableChildAlike()
    {
        var run = await StackRun.Of(StackConfig.Of("sandbox"), isPreview: false);

        var children = run.Resources.Where(resource => !resource.Type.StartsWith("infra:", StringComparison.Ordinal)).ToList();
        var tagged = children.Where(resource => resource["tags"] is not null).ToList();
        Assert.Equal(
            children.Where(resource => Taggable.Contains(resource.Type)).Select(resource => resource.Name), tagged.Select(resource => resource.Name));
        Assert.Equal(Taggable.Order(StringComparer.Ordinal), tagged.Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.All(tagged, resource => Assert.Equal(["environment=sandbox", "owner=ml-platform", "project=infra"], Tags(resource["tags"])));
    }

    [Fact]
    public async Task Run_OfTheSandboxConfig_RegistersTheContainersOfThePipeline()
    {
        var run = await StackRun.Of(StackConfig.Of("sandbox"), isPreview: false);

        var model = Containers(run.Single("aws:sagemaker/model:Model").List("containers"));
        var version = Containers((ImmutableArray<object>)run.Single("aws-native:sagemaker:ModelPackage").Map("inferenceSpecification")["containers"]);
        Assert.Equal(["standardize", "softmax", "label"], model.Select(container => container.Hostname));
        Assert.Equal(model, version);
    }

    [Fact]
    public async Task Run_OfAConfigWithMistakes_ShowsAllOfThemAndNoStackTrace()
    {
        var config = StackConfig.Of("sandbox").Set("infra:endpoint.instanceTyp", "x").Set("infra:batch.instanceType", "ml.none").Set("aws:region", null);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => StackRun.Of(config, isPreview: true));

        Assert.Contains("The stack's config has 3 mistakes:\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            """

            INFRA070 infra:batch.instanceType: "ml.none" is not a transform instance type.
                rule:   A transform job's instance type is one of the transform types, a shorter list than that of hosting.
                remedy: Choose a transform instance type, such as ml.m5.xlarge.
            """,
            failure.Message, StringComparison.Ordinal);
        Assert.Contains("\nINFRA090 aws:region: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\nINFRA091 infra:endpoint.instanceTyp: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Infra.Settings.SettingsException), failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Tags(object? tags) =>
        Assert.IsType<ImmutableDictionary<string, object>>(tags).Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);

    private static IReadOnlyList<(object Hostname, object Image, object ModelData)> Containers(ImmutableArray<object> containers) =>
    [
        .. containers.Cast<ImmutableDictionary<string, object>>()
            .Select(container => (container["containerHostname"], container["image"], container["modelDataUrl"])),
    ];
}
