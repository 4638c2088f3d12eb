using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>The batch transform of a stack, whose instance type may follow that of the endpoint.</summary>
internal static class RecommendedBatch
{
    public const string Key = "infra:batch";

    public const string InstanceTypePath = $"{Key}.instanceType";

    public static bool IsThere(StackFile config) => config.Get(Key) is JsonObject { Count: > 0 };
}
