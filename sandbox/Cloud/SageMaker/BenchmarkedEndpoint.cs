using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.Recommendations;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>An existing endpoint that a recommendation job loads beside its candidates: which ones it takes, and what it reports of them.</summary>
internal static class BenchmarkedEndpoint
{
    /// <exception cref="AwsException">ValidationException for an endpoint that Inference Recommender does not benchmark.</exception>
    public static void Check(SandboxAccount account, string name)
    {
        var endpoint = account.SageMaker.Endpoints.Find(name)
            ?? throw AwsException.Validation($"Could not find endpoint \"{account.SageMakerArn("endpoint", name)}\".");
        var variant = endpoint.Variants.FirstOrDefault();
        var refusal = endpoint.Status != "InService" ? $"its status is {endpoint.Status}"
            : endpoint.Variants.Count != 1 ? $"it has {endpoint.Variants.Count} variants"
            : account.SageMaker.Endpoints.IsAsync(endpoint) ? "it is asynchronous"
            : variant!.Serverless is not null ? "it is serverless"
            : account.ApplicationAutoScaling.FindVariant(endpoint.EndpointName, variant.VariantName) is not null ? "it scales automatically"
            : ContainerPlan.Resolve(account, variant.Model) is var containers && containers.Count != 1 ? $"its model has {containers.Count} containers"
            : containers[0].Text("Mode") == "MultiModel" ? "it is a multi-model endpoint"
            : null;
        if (refusal is not null)
        {
            throw AwsException.Validation($"Endpoint \"{endpoint.Arn}\" cannot be benchmarked: {refusal}. Inference Recommender takes real-time endpoints of one variant that do not scale automatically.");
        }
    }

    /// <summary>EndpointPerformances of a completed job; null when the endpoint is gone or of a type outside the catalogue.</summary>
    public static JsonArray? Performance(SandboxAccount account, string name, int quanta)
    {
        var variant = account.SageMaker.Endpoints.Find(name)?.Variants.FirstOrDefault();
        if (variant?.InstanceType is not { } type || InstanceCatalogue.Default.Find(type) is not { } instance)
        {
            return null;
        }

        var figures = BenchmarkFigures.OfInstance(instance, quanta, InstanceCatalogue.Default, Math.Max(1, variant.CurrentInstanceCount));
        return
        [
            new JsonObject
            {
                ["Metrics"] = figures.Pick("MaxInvocations", "ModelLatency"),
                ["EndpointInfo"] = new JsonObject { ["EndpointName"] = name },
            },
        ];
    }
}
