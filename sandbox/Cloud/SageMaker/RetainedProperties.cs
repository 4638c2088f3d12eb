using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>RetainAllVariantProperties of UpdateEndpoint: without it counts and weights fall back to the new configuration's initial ones.</summary>
internal static class RetainedProperties
{
    public static void Apply(JsonObject request, Endpoint endpoint, List<EndpointVariant> variants)
    {
        if (!request.Flag("RetainAllVariantProperties"))
        {
            return;
        }

        var excluded = request.Objects("ExcludeRetainedVariantProperties").Select(item => item.Text("VariantPropertyType")).ToList();
        foreach (var variant in variants)
        {
            if (endpoint.Variants.Find(old => old.VariantName == variant.VariantName) is not { } old)
            {
                continue;
            }

            if (!excluded.Contains("DesiredInstanceCount"))
            {
                (variant.CurrentInstanceCount, variant.DesiredInstanceCount) = (old.DesiredInstanceCount, old.DesiredInstanceCount);
            }

            if (!excluded.Contains("DesiredWeight"))
            {
                (variant.CurrentWeight, variant.DesiredWeight) = (old.DesiredWeight, old.DesiredWeight);
            }
        }
    }
}
