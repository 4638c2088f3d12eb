using Infra.Components.Shared.Instances;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Candidates;

/// <summary>The instance types a benchmark may run on: those of SageMaker's hosting, but the burstable ones.</summary>
internal static class HostingInstanceTypes
{
    /// <summary>Whether Inference Recommender benchmarks the type.</summary>
    public static bool CanBeBenchmarked(string type) => InstanceTypes.Find(type) is { IsBurstable: false };

    /// <summary>Whether SageMaker refuses a volume key on the type.</summary>
    public static bool RefusesVolumeKey(string? type) => type is not null && InstanceTypes.Find(type) is { HasLocalStorage: true };

    public static void Check(string type, SettingsReader reader, string name)
    {
        var known = InstanceTypes.Find(type);
        if (known is null)
            reader.Refuse(
                name,
                $"\"{type}\" is no instance type for hosting.",
                "Write it as ml.family.size, such as ml.c5.xlarge; docs/instance-types.md lists them all.");
        else if (known.IsBurstable)
            reader.Refuse(name, $"\"{type}\" is burstable, which Inference Recommender does not allow.", "Choose a type outside ml.t2.");
    }
}
