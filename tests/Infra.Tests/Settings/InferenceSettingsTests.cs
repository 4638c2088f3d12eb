using System.Text.Json.Nodes;
using Infra.Settings;

namespace Infra.Tests.Settings;

public sealed class InferenceSettingsTests
{
    [Theory]
    [InlineData("aws:region", "INFRA090 aws:region: This key is required. Set it: pulumi config set aws:region <value>.")]
    [InlineData("aws-native:region", "INFRA090 aws-native:region: This key is required. Set it: pulumi config set aws-native:region <value>.")]
    [InlineData("infra:recommendation", "INFRA090 infra:recommendation: This key is required. Set it: pulumi config set infra:recommendation <value>.")]
    [InlineData("infra:modelVersion", "INFRA090 infra:modelVersion: This key is required. Set it: pulumi config set infra:modelVersion <value>.")]
    [InlineData(
        "infra:endpoint.instanceType",
        "INFRA090 infra:endpoint.instanceType: This key is required. Set it: pulumi config set --path 'infra:endpoint.instanceType' <value>.")]
    [InlineData(
        "infra:batch.schedule.expression",
        "INFRA090 infra:batch.schedule.expression: This key is required. Set it: pulumi config set --path 'infra:batch.schedule.expression' <value>.")]
    [InlineData(
        "infra:pipeline.containers[1].hostname",
        "INFRA021 infra:pipeline.containers[1].hostname: is missing while others have one. Add the missing hostnames or remove the others.")]
    [InlineData(
        "infra:pipeline.containers[0].image",
        "INFRA025 infra:pipeline.containers[0]: has neither image nor modelPackageName. Give one of the two.",
        "INFRA040 infra:pipeline.containers[0].image: is missing. Register the images themselves, or use the existing package in the pipeline without a model version.")]
    public void Read_WithoutAKey_SaysWhich(string path, params string[] expected) =>
        Assert.Equal(expected, StackConfig.Of("sandbox").Set(path, null).Problems());

    [Theory]
    [InlineData("infra:endpoint.instanceTyp", "1", "INFRA091 infra:endpoint.instanceTyp: Nothing reads this key. Did you mean \"instanceType\"?")]
    [InlineData("infra:endpoint.scaling.maxCapcity", "1", "INFRA091 infra:endpoint.scaling.maxCapcity: Nothing reads this key. Did you mean \"maxCapacity\"?")]
    [InlineData("infra:pipeline.containers[2].imge", "1", "INFRA091 infra:pipeline.containers[2].imge: Nothing reads this key. Did you mean \"image\"?")]
    [InlineData(
        "infra:endpoint.bucket.colour", "1",
        "INFRA091 infra:endpoint.bucket.colour: Nothing reads this key. Known keys: abortIncompleteUploadDays, accessLogBucket, accessLogPrefix, choice, expireAfterDays, forceDestroy, kmsKeyArn, name, noncurrentExpireAfterDays, versioning.")]
    [InlineData("infra:tgas", "{}", "INFRA091 infra:tgas: Nothing reads this key. Did you mean \"infra:tags\"?")]
    public void Read_UnknownKey_SuggestsTheNearest(string path, string json, string expected) => AssertProblems(path, json, expected);

    [Theory]
    [InlineData("infra:endpoint.modelName", "\"m\"")]
    [InlineData("infra:endpoint.executionRoleArn", "\"m\"")]
    [InlineData("infra:endpoint.tags", "{}")]
    [InlineData("infra:batch.modelName", "\"m\"")]
    [InlineData("infra:batch.executionRoleArn", "\"m\"")]
    [InlineData("infra:batch.pipeline", "{}")]
    [InlineData("infra:batch.tags", "{}")]
    [InlineData("infra:modelVersion.containers", "[]")]
    [InlineData("infra:modelVersion.tags", "{}")]
    [InlineData("infra:pipeline.autoMLCandidateName", "\"m\"")]
    [InlineData("infra:pipeline.tags", "{}")]
    public void Read_KeyThatTheProgramSuppliesItself_IsRefused(string path, string json)
    {
        var problem = Assert.Single(StackConfig.Of("sandbox").Set(path, JsonNode.Parse(json)).Problems());

        Assert.StartsWith($"INFRA091 {path}: Nothing reads this key.", problem);
    }

    [Theory]
    [InlineData("infra:endpoint", "\"text\"", "INFRA092 infra:endpoint: It takes a map, not the text \"text\". Write a map.")]
    [InlineData("infra:endpoint", "[]", "INFRA092 infra:endpoint: It takes a map, not a list. Write a map.")]
    [InlineData("infra:tags", "\"text\"", "INFRA092 infra:tags: It takes a map, not the text \"text\". Write a map.")]
    [InlineData("infra:tags.owner", "[]", "INFRA092 infra:tags.owner: It takes a text, not a list. Write a text.")]
    [InlineData("infra:recommendation", "[]", "INFRA092 infra:recommendation: It takes a map, not a list. Write a map.")]
    [InlineData("infra:endpoint.initialInstanceCount", "\"one\"", "INFRA092 infra:endpoint.initialInstanceCount: It takes a whole number, not the text \"one\". Write a whole number.")]
    [InlineData("infra:endpoint.initialInstanceCount", "1.5", "INFRA092 infra:endpoint.initialInstanceCount: It takes a whole number, not \"1.5\". Write a whole number.")]
    [InlineData("infra:endpoint.initialInstanceCount", "9999999999", "INFRA092 infra:endpoint.initialInstanceCount: It takes a whole number, not \"9999999999\". Write a whole number.")]
    [InlineData("infra:endpoint.scaling", "[1]", "INFRA092 infra:endpoint.scaling: It takes a map, not a list. Write a map.")]
    [InlineData("infra:endpoint.notifications.queue", "\"yes\"", "INFRA092 infra:endpoint.notifications.queue: It takes true or false, not the text \"yes\". Write true or false.")]
    [InlineData("infra:modelVersion.contentTypes", "\"text/csv\"", "INFRA092 infra:modelVersion.contentTypes: It takes a list, not the text \"text/csv\". Write a list.")]
    [InlineData("infra:modelVersion.contentTypes[0]", "{}", "INFRA092 infra:modelVersion.contentTypes[0]: It takes a text, not a map. Write a text.")]
    [InlineData(
        "infra:modelVersion.frameworkVersion", "1.2",
        "INFRA092 infra:modelVersion.frameworkVersion: It takes a text, not \"1.2\". Put it in quotes: unquoted, 1.10 is the number 1.1.")]
    public void Read_WrongType_SaysWhatIsTaken(string path, string json, string expected) => AssertProblems(path, json, expected);

    [Theory]
    [InlineData("infra:endpoint.instanceType", "\"ml.m5.huge\"", "INFRA050 infra:endpoint.instanceType:", "\"ml.m5.huge\"", "Choose a hosting instance type")]
    [InlineData("infra:batch.instanceType", "\"ml.m5d.xlarge\"", "INFRA070 infra:batch.instanceType:", "\"ml.m5d.xlarge\"", "Choose a transform instance type")]
    [InlineData("infra:batch.maxPayloadInMB", "26", "INFRA071 infra:batch.maxConcurrentTransforms:", "is 4 with maxPayloadInMB 26: 104 MB.", "Lower maxConcurrentTransforms")]
    [InlineData("infra:pipeline.executionMode", "\"Parallel\"", "INFRA016 infra:pipeline.executionMode:", "\"Parallel\"", "Choose one of them")]
    [InlineData("infra:tags.aws:owner", "\"me\"", "INFRA011 infra:tags", "aws:owner", "Remove or respell the tag.")]
    [InlineData("infra:recommendation.samplePayloadUrl", "\"payload\"", "INFRA012 infra:recommendation.samplePayloadUrl:", "\"payload\"", "Write it as s3://bucket/key.")]
    public void Read_ValueThatAComponentRefuses_NamesKeyValueAndRemedy(string path, string json, string start, string finding, string remedy)
    {
        var problem = Assert.Single(StackConfig.Of("sandbox").Set(path, JsonNode.Parse(json)).Problems());

        Assert.StartsWith(start, problem);
        Assert.Contains(finding, problem, StringComparison.Ordinal);
        Assert.Contains(remedy, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Read_CountOfContainers_IsRefusedOnce(int count)
    {
        var config = StackConfig.Of("sandbox");
        config.Set("infra:pipeline.containers", new JsonArray([.. Enumerable.Range(0, count).Select(Container)]));

        Assert.StartsWith($"INFRA020 infra:pipeline.containers: has {count}; the range is 2 to 15.", Assert.Single(config.Problems()));
    }

    [Fact]
    public void Read_MistakeInsideAContainer_IsReportedOnce()
    {
        var problems = StackConfig.Of("sandbox").Set("infra:pipeline.containers[1].modelDataUrl", "nowhere").Problems();

        Assert.Equal(["INFRA012 infra:pipeline.containers[1].modelDataUrl"], problems.Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Read_UncompressedModelData_IsAMistakeOfTheContainers()
    {
        var config = StackConfig.Of("sandbox").Set("infra:pipeline.containers[1].modelDataUrl", null);
        config.Set("infra:pipeline.containers[1].modelDataSource", new JsonObject { ["s3Uri"] = "s3://models/softmax/" });

        Assert.Equal(
            ["INFRA075 infra:pipeline.containers[1].modelDataSource: is given, but a transform job uses the model. Give the containers a modelDataUrl of a .tar.gz, in SingleModel mode."],
            config.Problems());
    }

    [Fact]
    public void Read_MistakesInSeveralComponents_ReportsAllComponentByComponent()
    {
        var config = StackConfig.Of("sandbox")
            .Set("infra:batch.splitTyp", "Line")
            .Set("infra:batch.instanceType", "ml.m5.huge")
            .Set("infra:endpoint.instanceType", "ml.none")
            .Set("infra:endpoint.scaling.maxCapacity", "two")
            .Set("infra:modelVersion.task", "GUESSING")
            .Set("infra:pipeline.containers[0].hostname", null)
            .Set("infra:tags.aws:x", "y")
            .Set("infra:extra", "y")
            .Set("aws:region", null);

        Assert.Equal(
            [
                "INFRA090 aws:region", "INFRA021 infra:pipeline.containers[0].hostname", "INFRA011 infra:tags", "INFRA016 infra:modelVersion.task",
                "INFRA092 infra:endpoint.scaling.maxCapacity", "INFRA050 infra:endpoint.instanceType", "INFRA091 infra:batch.splitTyp",
                "INFRA070 infra:batch.instanceType", "INFRA091 infra:extra",
            ],
            config.Problems().Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Equal(config.Problems(), config.Problems());
    }

    [Fact]
    public void Read_MisspelledKey_DoesNotBlameTheDefaultThatTookItsPlace()
    {
        // With the default of 6 MB, 20 concurrent transforms would be over 100 MB.
        var config = StackConfig.Of("sandbox").Set("infra:batch.maxPayloadInMB", null).Set("infra:batch.maxPayloadInMb", 1).Set("infra:batch.maxConcurrentTransforms", 20);

        Assert.Equal(["INFRA091 infra:batch.maxPayloadInMb: Nothing reads this key. Did you mean \"maxPayloadInMB\"?"], config.Problems());
    }

    [Fact]
    public void Read_KeyThatIsGivenTwice_TakesTheLast()
    {
        var texts = new Dictionary<string, string>(StackConfig.Of("sandbox").Texts());
        texts["infra:tags"] = """{"owner":"a","owner":"b"}""";

        Assert.Equal("b", InferenceSettings.Read(texts.GetValueOrDefault).Tags["owner"]);
    }

    [Fact]
    public void Read_WholeNumbersAndBooleansWhereTextIsTaken_AreTakenAsWritten()
    {
        var settings = StackConfig.Of("sandbox").Set("infra:tags.costCenter", 4711).Set("infra:tags.billed", true).Read();

        Assert.Equal(("4711", "true"), (settings.Tags["costCenter"], settings.Tags["billed"]));
    }

    [Fact]
    public void Read_RecommendationWithItsOwnPayload_ReadsThatOne()
    {
        var config = StackConfig.Of("sandbox").Set("infra:recommendation.samplePayloadUrl", "s3://other/payload.tar.gz");

        Assert.Equal("s3://other/payload.tar.gz", config.Read().SamplePayloadUrl);
    }

    [Fact]
    public void Read_RecommendationWithoutPayload_HasNone() =>
        Assert.Null(StackConfig.Of("sandbox").Set("infra:recommendation.samplePayloadUrl", null).Read().SamplePayloadUrl);

    [Fact]
    public void Read_EmptyModelVersion_RegistersNothing() =>
        Assert.Null(StackConfig.Of("sandbox").Set("infra:modelVersion", new JsonObject()).Read().ModelVersion);

    [Fact]
    public void Read_ModelPackagesWithoutRegistration_AreTaken()
    {
        const string Package = "arn:aws:sagemaker:us-east-1:123456789012:model-package/iris/1";
        var config = StackConfig.Of("sandbox").Set("infra:modelVersion", new JsonObject()).Set(
            "infra:pipeline.containers",
            new JsonArray(new JsonObject { ["modelPackageName"] = Package }, new JsonObject { ["modelPackageName"] = Package }));

        Assert.Equal(2, config.Read().Served.Containers.Count);
    }

    [Fact]
    public void Read_RegionsThatDiffer_AreRefused() => Assert.Equal(
        ["INFRA093 aws-native:region: It is \"us-east-1\", but aws:region is \"eu-west-1\". Set both to the same."],
        StackConfig.Of("sandbox").Set("aws:region", "eu-west-1").Problems());

    [Fact]
    public void Read_DirectPipelineBehindAnAsynchronousEndpoint_IsRefused() => Assert.Equal(
        ["INFRA093 infra:pipeline.executionMode: It is \"Direct\", but infra:endpoint is asynchronous and cannot address a container. Set it to Serial, or serve the pipeline with infra:realTimeEndpoint alone."],
        StackConfig.Of("sandbox").Set("infra:pipeline.executionMode", "Direct").Problems());

    private static void AssertProblems(string path, string json, string expected) =>
        Assert.Equal([expected], StackConfig.Of("sandbox").Set(path, JsonNode.Parse(json)).Problems());

    private static JsonNode? Container(int index) => new JsonObject
    {
        ["hostname"] = $"step{index}",
        ["image"] = "123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/softmax:1.0.0",
        ["modelDataUrl"] = "s3://infra-samples-123456789012/iris/models/softmax/model.tar.gz",
    };
}
