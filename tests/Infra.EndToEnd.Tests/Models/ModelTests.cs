using System.Text.Json.Nodes;
using Infra.Components.Pipelines;

namespace Infra.EndToEnd.Tests.Models;

/// <summary>Models with every field, deployed by the real components: the account accepts them with exactly the rights that the components give.</summary>
public sealed class ModelTests : IDisposable
{
    private readonly ModelAccount account = new();

    public void Dispose() => account.Dispose();

    [Fact]
    public async Task Up_OfDataSources_MakesAModelWhoseRoleReadsThem()
    {
        account.Put("models", "large/part-0", "large/part-1");
        account.Put("adapters", "de/adapter", "fr.tar.gz");
        var args = new InferenceModelArgs
        {
            Container =
            {
                Image = ModelAccount.Image("softmax"),
                ModelDataSource = new() { S3Uri = "s3://models/large/", AcceptEula = true },
                AdditionalModelDataSources =
                [
                    new() { ChannelName = "de", S3Uri = "s3://adapters/de/" },
                    new() { ChannelName = "fr", S3Uri = "s3://adapters/fr.tar.gz", S3DataType = "S3Object", CompressionType = "Gzip" },
                ],
            },
        };

        await account.DeployAsync(options => _ = new InferenceModel("large", args, options));

        var container = Model()["PrimaryContainer"]!;
        Assert.True((bool)container["ModelDataSource"]!["S3DataSource"]!["ModelAccessConfig"]!["AcceptEula"]!);
        Assert.Equal(["de", "fr"], container["AdditionalModelDataSources"]!.AsArray().Select(source => (string?)source!["ChannelName"]));
        Assert.Equal("Gzip", (string?)container["AdditionalModelDataSources"]![1]!["S3DataSource"]!["CompressionType"]);
    }

    [Fact]
    public async Task Up_OfAnAdapterThatIsNotThere_IsRefusedWithItsAddress()
    {
        var args = new InferenceModelArgs
        {
            Container =
            {
                Image = ModelAccount.Image("softmax"),
                ModelDataUrl = account.Artefact("softmax"),
                AdditionalModelDataSources = [new() { ChannelName = "de", S3Uri = "s3://adapters/de/" }],
            },
        };

        var result = await account.UpAsync(options => _ = new InferenceModel("iris", args, options));

        Assert.StartsWith("ValidationException: Could not access model data at s3://adapters/de/.", Assert.Single(result.Failures, failure => !failure.Skipped).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_OfManyModelsInAVpc_MakesAMultiModel()
    {
        account.Put("models", "all/one.tar.gz", "all/two.tar.gz");
        var args = new InferenceModelArgs
        {
            Container = { Image = ModelAccount.Image("softmax"), Mode = "MultiModel", ModelDataUrl = "s3://models/all/", ModelCacheSetting = "Disabled" },
            Vpc = new() { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] },
        };

        await account.DeployAsync(options => _ = new InferenceModel("many", args, options));

        Assert.Equal("Disabled", (string?)Model()["PrimaryContainer"]!["MultiModelConfig"]!["ModelCacheSetting"]);
        Assert.Equal("subnet-1", (string?)Model()["VpcConfig"]!["Subnets"]![0]);
    }

    [Fact]
    public async Task Up_OfAPrivateRegistryAndARegisteredVersion_MakesADirectPipeline()
    {
        var version = await Register();
        var args = new InferencePipelineArgs
        {
            ExecutionMode = ExecutionModes.Direct,
            Vpc = new() { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] },
            Containers =
            [
                new()
                {
                    Hostname = "language",
                    Image = "registry.example.com/language:2.1",
                    RepositoryAccessMode = RepositoryAccessModes.Vpc,
                    RepositoryCredentialsProviderArn = "arn:aws:lambda:us-east-1:123456789012:function:credentials",
                    ModelDataUrl = account.Artefact("softmax"),
                },
                new() { Hostname = "label", ModelPackageName = version, InferenceSpecificationName = "cpu" },
            ],
        };

        await account.DeployAsync(options => _ = new InferencePipeline("direct", args, options));

        var containers = Model()["Containers"]!;
        Assert.Equal(
            "arn:aws:lambda:us-east-1:123456789012:function:credentials",
            (string?)containers[0]!["ImageConfig"]!["RepositoryAuthConfig"]!["RepositoryCredentialsProviderArn"]);
        Assert.Equal((version, "cpu"), ((string?)containers[1]!["ModelPackageName"], (string?)containers[1]!["InferenceSpecificationName"]));
    }

    [Fact]
    public async Task Up_OfACandidate_AnswersTheChosenKeys()
    {
        AutoMLContainer[] candidate =
        [
            Part("standardize"),
            Part("softmax", ("SAGEMAKER_INFERENCE_SUPPORTED", "predicted_label,probability"), ("SAGEMAKER_INFERENCE_OUTPUT", "predicted_label")),
            Part("label", ("SAGEMAKER_INFERENCE_SUPPORTED", "predicted_label,probability,labels"), ("SAGEMAKER_INFERENCE_INPUT", "predicted_label")),
        ];

        await account.DeployAsync(options => _ = new InferencePipeline(
            "best", InferencePipelineArgs.FromAutoMLCandidate("best", candidate, ["predicted_label", "labels", "probability"]), options));

        var environments = Model()["Containers"]!.AsArray().Select(container => container!["Environment"]).ToList();
        Assert.Null(environments[0]);
        Assert.Equal("predicted_label,probability", (string?)environments[1]!["SAGEMAKER_INFERENCE_OUTPUT"]);
        Assert.Equal("predicted_label,probability", (string?)environments[2]!["SAGEMAKER_INFERENCE_INPUT"]);
        Assert.Equal("predicted_label,labels,probability", (string?)environments[2]!["SAGEMAKER_INFERENCE_OUTPUT"]);
    }

    private AutoMLContainer Part(string step, params (string Key, string Value)[] environment) =>
        new(ModelAccount.Image(step), account.Artefact(step), environment.ToDictionary(pair => pair.Key, pair => pair.Value));

    private JsonObject Model() => account.Call("DescribeModel", ("ModelName", (string)Assert.Single(account.Call("ListModels")["Models"]!.AsArray())!["ModelName"]!));

    private async Task<string> Register()
    {
        await account.DeployAsync(options => _ = new ModelVersion("iris", new ModelVersionArgs
        {
            Containers = [new() { Image = ModelAccount.Image("label"), ModelDataUrl = account.Artefact("label") }],
            ContentTypes = ["text/csv"],
            ResponseContentTypes = ["text/csv"],
        }, options));
        return Assert.Single(account.Versions("iris"));
    }
}
