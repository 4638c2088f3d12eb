using System.Text.Json.Nodes;

namespace Infra.Tests.Settings;

/// <summary>Configs that no stack file of the repository has.</summary>
internal static class Configs
{
    private const string Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/infra-samples/softmax:1.0.0";

    /// <summary>What <c>infra:model</c> needs at least.</summary>
    public static JsonObject Model() => new()
    {
        ["container"] = new JsonObject
        {
            ["image"] = Image,
            ["modelDataUrl"] = "s3://infra-samples-123456789012/iris/models/softmax/model.tar.gz",
            ["environment"] = new JsonObject { ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "text/csv" },
        },
    };

    /// <summary>What <c>infra:realTimeEndpoint</c> needs at least.</summary>
    public static JsonObject RealTime() => new()
    {
        ["instanceType"] = "ml.m5.xlarge",
        ["scaling"] = new JsonObject { ["maxCapacity"] = 2, ["maxInvocationsPerMinute"] = 1000 },
    };

    /// <summary>A size of <c>infra:serverlessEndpoint</c>; it needs none.</summary>
    public static JsonObject Serverless() => new() { ["memorySizeInMB"] = 3072 };

    public static StackConfig ModelWithEveryEndpoint() => StackConfig.Of("sandbox")
        .Set("infra:pipeline", null)
        .Set("infra:model", Model())
        .Set("infra:realTimeEndpoint", RealTime())
        .Set("infra:serverlessEndpoint", Serverless());
}
