using Infra.Sandbox.Cloud.SageMaker;

namespace Infra.Sandbox.Cloud.Invocations;

/// <summary>Spreads invocations over variants in proportion to their weights, in the same order in every run.</summary>
internal sealed class VariantChoice
{
    /// <summary>Multiples of the golden ratio fill the unit interval evenly.</summary>
    private const double Step = 0.6180339887498949;
    private long count;

    public EndpointVariant Choose(Endpoint endpoint, string? target)
    {
        if (target is not null)
        {
            return endpoint.Variants.Find(variant => variant.VariantName == target)
                ?? throw SageMakerRuntimeService.ValidationError($"Variant {target} of endpoint {endpoint.EndpointName} not found.");
        }

        var position = Interlocked.Increment(ref count) * Step % 1 * endpoint.Variants.Sum(variant => variant.CurrentWeight);
        foreach (var variant in endpoint.Variants)
        {
            position -= variant.CurrentWeight;
            if (position < 0)
            {
                return variant;
            }
        }

        return endpoint.Variants[^1];
    }
}
