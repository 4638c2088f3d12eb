using Amazon.SageMaker.Model;

namespace Infra.Components.Endpoints.Scaling;

/// <summary>The scalable target of an endpoint's variant.</summary>
internal static class ScalableVariants
{
    public const string Namespace = "sagemaker";

    public const string InstanceCount = "sagemaker:variant:DesiredInstanceCount";

    public const string ProvisionedConcurrency = "sagemaker:variant:DesiredProvisionedConcurrency";

    public static string ResourceId(string endpointName, string variantName) => $"endpoint/{endpointName}/variant/{variantName}";

    /// <summary>
    /// The variants that AWS would refuse to update while they are scaled: those whose instance type changes, and those that go. When the old
    /// configuration is gone nothing can be compared, and every variant of the new one counts as changed.
    /// </summary>
    public static IReadOnlyList<string> ToDeregister(IReadOnlyList<ProductionVariant>? before, IReadOnlyList<ProductionVariant> after) =>
        before is null
            ? [.. after.Select(variant => variant.VariantName)]
            : [.. before.Where(old => !after.Any(now => IsSame(old, now))).Select(old => old.VariantName)];

    private static bool IsSame(ProductionVariant old, ProductionVariant now) =>
        old.VariantName == now.VariantName && old.InstanceType?.Value == now.InstanceType?.Value;
}
