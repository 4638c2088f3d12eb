using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>The containers of a model in order, with model packages resolved to the containers they hold.</summary>
internal static class ContainerPlan
{
    public static IReadOnlyList<JsonObject> Resolve(SandboxAccount account, JsonObject model)
    {
        var listed = model.Object("PrimaryContainer") is { } primary ? [primary] : model.Objects("Containers").ToList();
        return [.. listed.SelectMany(container => Expand(account, container))];
    }

    public static IReadOnlyList<JsonObject> OfPackage(SandboxAccount account, string packageArn) =>
        [.. account.SageMaker.ModelPackages.Get(packageArn).Request.Object("InferenceSpecification")?.Objects("Containers") ?? []];

    private static IEnumerable<JsonObject> Expand(SandboxAccount account, JsonObject container)
    {
        if (container.Text("ModelPackageName") is not { } package)
        {
            return [container];
        }

        return OfPackage(account, package).Select(inner =>
        {
            var merged = inner.Copy();
            foreach (var (name, value) in container.Object("Environment") ?? [])
            {
                (merged["Environment"] ??= new JsonObject())[name] = value?.DeepClone();
            }

            return merged;
        });
    }
}
