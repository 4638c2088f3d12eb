using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>What AWS does not offer without instances. The list is AWS's; the words it refuses with are not published, so these are the sandbox's.</summary>
/// <remarks>https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html</remarks>
internal static class ServerlessRules
{
    private const int MemoryStep = 1024;

    /// <param name="request">CreateEndpointConfig.</param>
    /// <param name="variant">One of its variants that has a ServerlessConfig.</param>
    /// <param name="model">The definition of the model that it serves.</param>
    public static void Check(JsonObject request, JsonObject variant, JsonObject model)
    {
        var (name, serverless) = (variant.Required("VariantName"), variant.Object("ServerlessConfig")!);
        Refuse(variant.Text("InstanceType") is not null, $"ServerlessConfig and InstanceType cannot both be specified for variant \"{name}\".");
        Refuse(serverless.Int("MemorySizeInMB") % MemoryStep != 0, $"MemorySizeInMB of variant \"{name}\" must be a multiple of {MemoryStep}.");
        Refuse(
            serverless.Int("ProvisionedConcurrency") > serverless.Int("MaxConcurrency"),
            $"ProvisionedConcurrency of variant \"{name}\" must be less than or equal to MaxConcurrency.");
        Refuse(
            request.Objects("ProductionVariants").Concat(request.Objects("ShadowProductionVariants")).Count() > 1,
            $"Multiple production variants are not supported with ServerlessConfig (variant \"{name}\").");
        Refuse(request.Object("DataCaptureConfig")?.Flag("EnableCapture") ?? false, $"DataCaptureConfig is not supported with ServerlessConfig (variant \"{name}\").");
        CheckModel(name, model);
    }

    /// <summary>An endpoint on instances stays one; the other way is open.</summary>
    public static void CheckUpdate(Endpoint endpoint, List<EndpointVariant> variants)
    {
        var moved = variants.Find(variant => variant.Serverless is not null && endpoint.Variants.Exists(old => old.Serverless is null));
        Refuse(
            moved is not null,
            $"Cannot update endpoint \"{endpoint.Arn}\" from an instance-based to a serverless variant (\"{moved?.VariantName}\"). Create a new endpoint with the serverless endpoint configuration.");
    }

    private static void CheckModel(string name, JsonObject model)
    {
        Refuse(model.Objects("Containers").Count() > 1, $"Inference pipelines are not supported with ServerlessConfig (variant \"{name}\").");
        Refuse(model.Object("VpcConfig") is not null, $"VpcConfig of the model is not supported with ServerlessConfig (variant \"{name}\").");
        Refuse(model.Flag("EnableNetworkIsolation"), $"EnableNetworkIsolation of the model is not supported with ServerlessConfig (variant \"{name}\").");
        foreach (var container in model.Objects("Containers").Concat(model.Object("PrimaryContainer") is { } primary ? [primary] : []))
        {
            Refuse(container.Text("Mode") == "MultiModel", $"Multi-model containers are not supported with ServerlessConfig (variant \"{name}\").");
            Refuse(
                container.Object("ImageConfig")?.Text("RepositoryAccessMode") == "Vpc",
                $"Images in private Docker registries are not supported with ServerlessConfig (variant \"{name}\").");
            Refuse(container.Object("ModelDataSource") is not null, $"ModelDataSource is not supported with ServerlessConfig (variant \"{name}\").");
        }
    }

    private static void Refuse(bool isRefused, string message)
    {
        if (isRefused)
        {
            throw AwsException.Validation(message);
        }
    }
}
