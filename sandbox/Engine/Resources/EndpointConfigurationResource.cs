using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>An endpoint configuration; a variant without a name gets one, as the provider does it.</summary>
internal sealed class EndpointConfigurationResource(SandboxAccount account) : SageMakerResource(account, "EndpointConfig", "name")
{
    public override Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken)
    {
        foreach (var property in new[] { "productionVariants", "shadowProductionVariants" })
        {
            if (outputs[property] is ArrayValue variants)
                outputs = outputs.Set(property, new ArrayValue([.. variants.Items.Select((variant, index) => Named(outputs, variant, index))]));
        }

        return base.CreateAsync(outputs, cancellationToken);
    }

    private static PropertyValue Named(MapValue outputs, PropertyValue variant, int index) =>
        variant is MapValue map && map.Text("variantName") is null
            ? map.Set("variantName", $"variant-{PhysicalNames.Hex($"{outputs.Text("name")}#{index}", 7)}")
            : variant;
}
