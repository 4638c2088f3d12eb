using System.Reflection;
using Amazon.SageMaker;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>The instance types a benchmark may run on: those of SageMaker's hosting, but the burstable ones.</summary>
internal static class HostingInstanceTypes
{
    private static readonly HashSet<string> Known = typeof(ProductionVariantInstanceType)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetValue(null))
        .OfType<ProductionVariantInstanceType>()
        .Select(t => t.Value)
        .ToHashSet(StringComparer.Ordinal);

    public static void Check(string type, SettingsReader reader, string name)
    {
        if (!Known.Contains(type))
            reader.Refuse(
                name,
                $"\"{type}\" is no instance type for hosting.",
                "Write it as ml.family.size, such as ml.c5.xlarge; for one that AWS added lately, update AWSSDK.SageMaker.");
        else if (type.StartsWith("ml.t2.", StringComparison.Ordinal))
            reader.Refuse(name, $"\"{type}\" is burstable, which Inference Recommender does not allow.", "Choose a type outside ml.t2.");
    }
}
