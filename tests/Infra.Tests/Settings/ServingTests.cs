using System.Text.Json.Nodes;

namespace Infra.Tests.Settings;

/// <summary>What is served, and by what.</summary>
public sealed class ServingTests
{
    [Fact]
    public void Read_NeitherPipelineNorModel_AsksForOne() => Assert.Equal(
        [
            "INFRA001 infra:pipeline: Neither infra:pipeline nor infra:model is given. "
            + "Keep one: infra:pipeline for 2 to 15 containers in sequence, infra:model for a single one.",
        ],
        StackConfig.Of("sandbox").Set("infra:pipeline", null).Problems());

    [Fact]
    public void Read_PipelineAndModel_AsksForOne() => Assert.Equal(
        [
            "INFRA001 infra:pipeline: infra:pipeline and infra:model are both given. "
            + "Keep one: infra:pipeline for 2 to 15 containers in sequence, infra:model for a single one.",
        ],
        StackConfig.Of("sandbox").Set("infra:model", Configs.Model()).Problems());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_NothingThatServes_AsksForSomething(bool areEmpty)
    {
        var config = StackConfig.Of("sandbox").Set("infra:endpoint", areEmpty ? new JsonObject() : null).Set("infra:batch", areEmpty ? new JsonObject() : null);

        Assert.Equal(
            [
                "INFRA002 infra:endpoint: None of infra:endpoint, infra:realTimeEndpoint, infra:serverlessEndpoint, infra:batch is given: nothing would serve the model. "
                + "Add one of them; infra:endpoint is the asynchronous one.",
            ],
            config.Problems());
    }

    [Theory]
    [InlineData("infra:endpoint")]
    [InlineData("infra:realTimeEndpoint")]
    [InlineData("infra:serverlessEndpoint")]
    [InlineData("infra:batch")]
    public void Read_OneThatServes_IsEnoughAndTheOthersAreAbsent(string key)
    {
        var all = Configs.ModelWithEveryEndpoint().Read();
        Assert.All([all.Endpoint, all.RealTimeEndpoint, all.ServerlessEndpoint, (object?)all.Batch], Assert.NotNull);

        var config = Configs.ModelWithEveryEndpoint();
        foreach (var other in new[] { "infra:endpoint", "infra:realTimeEndpoint", "infra:serverlessEndpoint", "infra:batch" }.Where(other => other != key))
        {
            config.Set(other, null);
        }

        var settings = config.Read();

        Assert.Equal(
            (key == "infra:endpoint", key == "infra:realTimeEndpoint", key == "infra:serverlessEndpoint", key == "infra:batch"),
            (settings.Endpoint is not null, settings.RealTimeEndpoint is not null, settings.ServerlessEndpoint is not null, settings.Batch is not null));
    }

    [Fact]
    public void Read_ModelOfOneContainer_IsWhatEverythingServes()
    {
        var settings = Configs.ModelWithEveryEndpoint().Read();

        Assert.Null(settings.Served.Pipeline);
        Assert.Same(settings.Served.Model, settings.ServerlessEndpoint!.Model);
        Assert.Equal([settings.Served.Model!.Container], settings.ModelVersion!.Containers);
    }

    [Theory]
    [InlineData("infra:model.container.image", "null", "INFRA025 infra:model.container: has neither image nor modelPackageName. Give one of the two.",
        "INFRA040 infra:model.container.image: is missing. Register the images themselves, or use the existing package in the pipeline without a model version.")]
    [InlineData("infra:model.container.modelDataUrl", "\"nowhere\"", "INFRA012 infra:model.container.modelDataUrl: \"nowhere\" is not an S3 address. Write it as s3://bucket/key.")]
    [InlineData(
        "infra:model", "{\"enableNetworkIsolation\":false}",
        "INFRA090 infra:model.container: This key is required. Set it: pulumi config set --path 'infra:model.container' <value>.")]
    [InlineData(
        "infra:model.vpc", "{\"securityGroupIds\":[\"sg-1\"],\"subnets\":[\"subnet-1\"]}",
        "INFRA066 infra:model.vpc: is given. Use infra:realTimeEndpoint, or remove vpc, enableNetworkIsolation and repositoryAccessMode from the model.")]
    [InlineData(
        "infra:model.container.image", "\"123456789012.dkr.ecr.us-east-1.amazonaws.com/torch:2.1-gpu\"",
        "INFRA067 infra:model.container.image: \"123456789012.dkr.ecr.us-east-1.amazonaws.com/torch:2.1-gpu\" is an image for GPUs or accelerators. "
        + "Use the CPU image of the framework, or infra:realTimeEndpoint with a GPU instance type.",
        "INFRA005 infra:model.container.image: \"123456789012.dkr.ecr.us-east-1.amazonaws.com/torch:2.1-gpu\" needs a GPU, which ml.m5.xlarge has not. "
        + "Choose an instance type with that hardware, or the image's variant for CPUs.")]
    [InlineData(
        "infra:serverlessEndpoint.dataCapture", "{\"destinationUri\":\"s3://captured/\"}",
        "INFRA068 infra:serverlessEndpoint.dataCapture: is given. Remove dataCapture and log in the container, or use infra:realTimeEndpoint.")]
    public void Read_MistakeInAModelOfOneContainer_IsToldInItsKeys(string path, string json, params string[] expected) =>
        Assert.Equal(expected, Configs.ModelWithEveryEndpoint().Set(path, JsonNode.Parse(json)).Problems());

    [Fact]
    public void Read_UncompressedDataOfAModel_IsAMistakeOfItsContainer()
    {
        var config = Configs.ModelWithEveryEndpoint().Set("infra:model.container.modelDataUrl", null);
        config.Set("infra:model.container.modelDataSource", new JsonObject { ["s3Uri"] = "s3://models/softmax/" });

        Assert.Contains(
            "INFRA075 infra:model.container.modelDataSource: is given, but a transform job uses the model. Give the containers a modelDataUrl of a .tar.gz, in SingleModel mode.",
            config.Problems());
    }

    [Fact]
    public void Read_ServerlessEndpointOfAPipeline_IsRefusedWithTheAlternatives() => Assert.Equal(
        ["INFRA065 infra:pipeline.containers: has 3 containers. Use infra:realTimeEndpoint, or infra:endpoint for traffic with long pauses."],
        StackConfig.Of("sandbox").Set("infra:serverlessEndpoint", Configs.Serverless()).Problems());

    [Fact]
    public void Read_DirectPipelineInABatchTransform_IsRefused() => Assert.Equal(
        [
            "INFRA093 infra:pipeline.executionMode: It is \"Direct\", but a transform job of infra:batch cannot address a container. "
            + "Set it to Serial, or serve the pipeline with infra:realTimeEndpoint alone.",
        ],
        StackConfig.Of("sandbox").Set("infra:endpoint", null).Set("infra:pipeline.executionMode", "Direct").Problems());

    [Fact]
    public void Read_DirectPipelineBehindARealTimeEndpoint_IsTaken()
    {
        var config = StackConfig.Of("sandbox").Set("infra:endpoint", null).Set("infra:batch", null).Set("infra:realTimeEndpoint", Configs.RealTime());
        config.Set("infra:pipeline.executionMode", "Direct").Set("infra:realTimeEndpoint.targetContainerHostnames", new JsonArray("softmax"));

        Assert.Equal(["softmax"], config.Read().RealTimeEndpoint!.TargetContainerHostnames);
    }

    [Theory]
    [InlineData(
        "Direct", "sotfmax",
        "INFRA093 infra:realTimeEndpoint.targetContainerHostnames[0]: It is \"sotfmax\", but no container of infra:pipeline has that hostname. Use one of standardize, softmax, label.")]
    [InlineData(
        "Serial", "softmax",
        "INFRA093 infra:realTimeEndpoint.targetContainerHostnames[0]: It names \"softmax\", but callers can address a container only in a pipeline in Direct mode. "
        + "Set infra:pipeline.executionMode to Direct, or remove this key.")]
    public void Read_TargetThatCannotBeAddressed_IsRefused(string mode, string target, string expected)
    {
        var config = StackConfig.Of("sandbox").Set("infra:endpoint", null).Set("infra:batch", null).Set("infra:realTimeEndpoint", Configs.RealTime());

        Assert.Equal(
            [expected], config.Set("infra:pipeline.executionMode", mode).Set("infra:realTimeEndpoint.targetContainerHostnames", new JsonArray(target)).Problems());
    }

    [Fact]
    public void Read_EndpointsOfOneName_AreRefused() => Assert.Equal(
        ["INFRA093 infra:serverlessEndpoint.endpointName: It is \"Iris\", the name that infra:realTimeEndpoint has too. Give each endpoint a name of its own, or none."],
        Configs.ModelWithEveryEndpoint().Set("infra:realTimeEndpoint.endpointName", "iris").Set("infra:serverlessEndpoint.endpointName", "Iris").Problems());

    [Theory]
    [InlineData("infra:realTimeEndpoint.modelName", "\"m\"")]
    [InlineData("infra:realTimeEndpoint.executionRoleArn", "\"m\"")]
    [InlineData("infra:realTimeEndpoint.tags", "{}")]
    [InlineData("infra:serverlessEndpoint.modelName", "\"m\"")]
    [InlineData("infra:serverlessEndpoint.executionRoleArn", "\"m\"")]
    [InlineData("infra:serverlessEndpoint.pipeline", "{}")]
    [InlineData("infra:serverlessEndpoint.model", "{}")]
    [InlineData("infra:serverlessEndpoint.tags", "{}")]
    [InlineData("infra:model.tags", "{}")]
    public void Read_KeyThatTheProgramSuppliesItself_IsRefused(string path, string json)
    {
        var problem = Assert.Single(Configs.ModelWithEveryEndpoint().Set(path, JsonNode.Parse(json)).Problems());

        Assert.StartsWith($"INFRA091 {path}: Nothing reads this key.", problem);
    }

    [Theory]
    [InlineData("infra:endpoint", "INFRA003 infra:endpoint.instanceType", "infra:endpoint.instanceType")]
    [InlineData("infra:tags", "INFRA003 infra:tags", "infra:tags")]
    [InlineData("infra:recommendation", "INFRA003 infra:recommendation.container", "infra:recommendation.container")]
    [InlineData("aws:region", "INFRA003 aws:region", "aws:region")]
    public void Read_SecretThatCannotBeDecrypted_IsCalledThatAndNotMissing(string key, string expected, string path)
    {
        var texts = StackConfig.Of("sandbox").Texts().Where(entry => entry.Key != key).ToDictionary();

        var exception = Assert.Throws<Infra.Settings.SettingsException>(() => Infra.Settings.InferenceSettings.Read(texts.GetValueOrDefault, texts.Keys, [path]));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal(expected, $"{problem.Id} {problem.Key}");
        Assert.Equal("It is a secret, and the sandbox cannot decrypt it.", problem.What);
        Assert.Equal("What the sandbox reads is no secret: only Pulumi can decrypt those.", problem.Rule);
    }
}
