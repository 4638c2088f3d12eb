using System.Globalization;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>What a DeploymentConfig must be beyond the limits of single fields. AWS documents the rules, not the words it refuses with.</summary>
internal static class DeploymentConfigRules
{
    private const double Any = 100;

    /// <param name="request">CreateEndpoint or UpdateEndpoint.</param>
    /// <param name="old">The variants that serve now; none when the endpoint is created.</param>
    /// <param name="variants">The variants that are to serve.</param>
    public static void Check(JsonObject request, IReadOnlyList<EndpointVariant> old, IReadOnlyList<EndpointVariant> variants)
    {
        if (request.Object("DeploymentConfig") is not { } config)
        {
            return;
        }

        var (blueGreen, rolling) = (config.Object("BlueGreenUpdatePolicy"), config.Object("RollingUpdatePolicy"));
        Require(blueGreen is null != rolling is null, "DeploymentConfig needs exactly one of BlueGreenUpdatePolicy and RollingUpdatePolicy.");
        Require(
            old.Count == 0 || old.Select(variant => variant.VariantName).Order(StringComparer.Ordinal).SequenceEqual(variants.Select(variant => variant.VariantName).Order(StringComparer.Ordinal)),
            "The new endpoint configuration must have the same variant names as the old one when DeploymentConfig is specified.");
        CheckBlueGreen(blueGreen?.Object("TrafficRoutingConfiguration"), variants);
        CheckRolling(rolling, variants);
    }

    private static void CheckBlueGreen(JsonObject? routing, IReadOnlyList<EndpointVariant> variants)
    {
        var type = routing?.Text("Type");
        CheckSize("CanarySize", routing?.Object("CanarySize"), isTaken: type == "CANARY", isRequired: type == "CANARY", least: 0, most: 50, variants);
        CheckSize("LinearStepSize", routing?.Object("LinearStepSize"), isTaken: type == "LINEAR", isRequired: type == "LINEAR", least: 10, most: 50, variants);
    }

    private static void CheckRolling(JsonObject? rolling, IReadOnlyList<EndpointVariant> variants)
    {
        Require(rolling is null || variants.Count == 1, "RollingUpdatePolicy is not supported with multiple production variants.");
        Require(rolling is null || variants.All(variant => variant.Serverless is null), "RollingUpdatePolicy is not supported with ServerlessConfig.");
        CheckSize("MaximumBatchSize", rolling?.Object("MaximumBatchSize"), isTaken: true, isRequired: rolling is not null, least: 5, most: 50, variants);
        CheckSize("RollbackMaximumBatchSize", rolling?.Object("RollbackMaximumBatchSize"), isTaken: true, isRequired: false, least: 0, most: Any, variants);
    }

    private static void CheckSize(
        string name, JsonObject? size, bool isTaken, bool isRequired, double least, double most, IReadOnlyList<EndpointVariant> variants)
    {
        Require(size is not null || !isRequired, $"{name} is required.");
        if (size is null)
        {
            return;
        }

        Require(isTaken, $"{name} is not supported with this type of traffic routing.");
        foreach (var variant in variants.Where(variant => variant.Serverless is null))
        {
            var share = Share(size, variant.DesiredInstanceCount);
            Require(
                share >= least && share <= most,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} of variant \"{variant.VariantName}\" is {share:0.##} % of its instance count; it must be between {least} % and {most} %."));
        }
    }

    private static double Share(JsonObject size, int count)
    {
        var value = size.Number("Value") ?? 0;
        return size.Text("Type") == "CAPACITY_PERCENT" ? value : 100 * value / Math.Max(1, count);
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw AwsException.Validation(message);
        }
    }
}
