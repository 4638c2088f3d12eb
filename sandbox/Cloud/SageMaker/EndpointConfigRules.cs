using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>What CreateEndpointConfig refuses beyond the limits of single fields.</summary>
internal sealed class EndpointConfigRules(SandboxAccount account)
{
    /// <summary>Families with local NVMe storage, on which a volume key is refused.</summary>
    private static readonly string[] NvmeFamilies = ["m5d", "c5d", "r5d", "g4dn", "g5", "g6", "g6e", "p4d", "p4de", "p5", "p5e", "p5en", "c6gd", "m6gd", "r6gd", "r7gd", "trn1", "trn1n"];

    public void Check(JsonObject request)
    {
        var variants = request.Objects("ProductionVariants").ToList();
        var shadows = request.Objects("ShadowProductionVariants").ToList();
        if (variants.Concat(shadows).GroupBy(variant => variant.Required("VariantName"), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw AwsException.Validation($"The variant name \"{twice.Key}\" was non-unique within the request.");
        }

        foreach (var variant in variants.Concat(shadows))
        {
            CheckVariant(request, variant);
            CheckKey(request, variant);
        }

        if (request.Object("AsyncInferenceConfig") is not null)
        {
            CheckAsync(variants, shadows);
        }
    }

    private void CheckVariant(JsonObject request, JsonObject variant)
    {
        var name = variant.Required("VariantName");
        var model = variant.Text("ModelName") ?? throw AwsException.Validation($"ModelName is required for variant \"{name}\": the sandbox serves no inference components.");
        var definition = account.SageMaker.Models.Definition(model);
        if (variant.Object("ManagedInstanceScaling") is not null)
        {
            throw AwsException.Validation("ManagedInstanceScaling is only supported for inference component endpoints.");
        }

        if (variant.Object("ServerlessConfig") is not null)
        {
            ServerlessRules.Check(request, variant, definition);
        }
        else if (variant.Text("InstanceType") is null || variant.Int("InitialInstanceCount") is null)
        {
            throw AwsException.Validation($"InstanceType and InitialInstanceCount are required for variant \"{name}\" when ServerlessConfig is not specified.");
        }
    }

    private static void CheckKey(JsonObject request, JsonObject variant)
    {
        if (request.Text("KmsKeyId") is not null && variant.Text("InstanceType") is { } type && NvmeFamilies.Contains(type.Split('.')[1]))
        {
            throw AwsException.Validation($"KmsKeyId is not supported with instance type {type}, which has local NVMe storage that is encrypted by the hardware.");
        }
    }

    private static void CheckAsync(List<JsonObject> variants, List<JsonObject> shadows)
    {
        if (variants.Count != 1 || shadows.Count > 0)
        {
            throw AwsException.Validation("AsyncInferenceConfig supports exactly one production variant and no shadow variants.");
        }

        if (variants[0].Object("ServerlessConfig") is not null)
        {
            throw AwsException.Validation("AsyncInferenceConfig is not supported with ServerlessConfig.");
        }
    }
}
