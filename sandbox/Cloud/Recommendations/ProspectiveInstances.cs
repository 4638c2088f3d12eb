using System.Text;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Recommendations;

/// <summary>
/// The free hint of DescribeModel (<c>DeploymentRecommendation</c>): up to three instance types, in progress for a while after the model was
/// made. Simulated: the catalogue's types with the lowest cost per inference.
/// </summary>
internal static class ProspectiveInstances
{
    private const int Most = 3;

    public static JsonObject Of(SandboxAccount account, string modelName, JsonObject model, DateTimeOffset created)
    {
        var containers = ContainerPlan.Resolve(account, model);
        var status = containers.Count != 1 || containers[0].Text("Mode") == "MultiModel" ? "NOT_APPLICABLE"
            : account.Now < created + account.Options.Scale(account.Options.Durations.DeploymentRecommendation) ? "IN_PROGRESS"
            : "COMPLETED";
        var described = new JsonObject { ["RecommendationStatus"] = status };
        return status == "COMPLETED" ? described.With("RealTimeInferenceRecommendations", Types(modelName)) : described;
    }

    private static JsonArray Types(string modelName) => InstanceCatalogue.Default.Instances
        .OrderBy(instance => BenchmarkFigures.OfInstance(instance, 1, InstanceCatalogue.Default).Number("CostPerInference"))
        .Take(Most)
        .Select(instance => (JsonNode)new JsonObject
        {
            ["RecommendationId"] = $"{modelName}/{S3Service.Sha256(Encoding.UTF8.GetBytes($"{modelName}/{instance.InstanceType}"))[..8]}",
            ["InstanceType"] = instance.InstanceType,
            ["Environment"] = new JsonObject(),
        })
        .ToJsonArray();
}
