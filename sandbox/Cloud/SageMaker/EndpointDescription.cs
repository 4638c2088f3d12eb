using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>An endpoint as DescribeEndpoint and ListEndpoints show it.</summary>
internal static class EndpointDescription
{
    public static JsonObject Summary(Endpoint endpoint) => new()
    {
        ["EndpointName"] = endpoint.EndpointName,
        ["EndpointArn"] = endpoint.Arn,
        ["CreationTime"] = endpoint.CreationTime.Epoch(),
        ["LastModifiedTime"] = endpoint.LastModifiedTime.Epoch(),
        ["EndpointStatus"] = endpoint.Status,
    };

    /// <summary>What comes from the endpoint configuration is missing when that has been deleted.</summary>
    public static JsonObject Describe(SandboxAccount account, Endpoint endpoint)
    {
        var config = account.SageMaker.EndpointConfigs.Find(endpoint.ConfigName);
        return Summary(endpoint)
            .With("EndpointConfigName", endpoint.ConfigName)
            .With("ProductionVariants", endpoint.Status == "Creating" ? null : Variants(account, endpoint))
            .With("FailureReason", endpoint.FailureReason)
            .With("AsyncInferenceConfig", config?["AsyncInferenceConfig"])
            .With("DataCaptureConfig", config?["DataCaptureConfig"])
            .With("LastDeploymentConfig", endpoint.LastDeploymentConfig)
            .With("PendingDeploymentSummary", Pending(endpoint));
    }

    private static JsonArray Variants(SandboxAccount account, Endpoint endpoint) =>
        endpoint.Variants.Select(variant => (JsonNode)Variant(account, endpoint, variant)).ToJsonArray();

    private static JsonObject Variant(SandboxAccount account, Endpoint endpoint, EndpointVariant variant)
    {
        var images = ContainerPlan.Resolve(account, variant.Model).Select(container => (JsonNode)Image(container.Text("Image") ?? "", endpoint.LastModifiedTime));
        var described = new JsonObject
        {
            ["VariantName"] = variant.VariantName,
            ["DeployedImages"] = images.ToJsonArray(),
            ["CurrentWeight"] = variant.CurrentWeight,
            ["DesiredWeight"] = variant.DesiredWeight,
        };
        return variant.Serverless is { } serverless
            ? described.With("CurrentServerlessConfig", serverless).With("DesiredServerlessConfig", serverless)
            : described.With("CurrentInstanceCount", variant.CurrentInstanceCount).With("DesiredInstanceCount", variant.DesiredInstanceCount);
    }

    /// <summary>There is no registry to resolve a tag in: the digest is derived from the image's name.</summary>
    private static JsonObject Image(string image, DateTimeOffset resolved)
    {
        var repository = image.Split('@')[0];
        var colon = repository.LastIndexOf(':');
        repository = colon > repository.LastIndexOf('/') ? repository[..colon] : repository;
        var digest = S3Service.Sha256(System.Text.Encoding.UTF8.GetBytes(image));
        return new JsonObject
        {
            ["SpecifiedImage"] = image,
            ["ResolvedImage"] = image.Contains('@', StringComparison.Ordinal) ? image : $"{repository}@sha256:{digest}",
            ["ResolutionTime"] = resolved.Epoch(),
        };
    }

    private static JsonObject? Pending(Endpoint endpoint) =>
        endpoint.Pending is { Kind: "Creating" or "Updating", ConfigName: { } config } pending
            ? new JsonObject
            {
                ["EndpointConfigName"] = config,
                ["StartTime"] = pending.Start.Epoch(),
                ["ProductionVariants"] = pending.Variants.Select(variant => (JsonNode)Pending(variant)).ToJsonArray(),
            }
            : null;

    private static JsonObject Pending(EndpointVariant variant)
    {
        var summary = new JsonObject { ["VariantName"] = variant.VariantName };
        return variant.Serverless is { } serverless
            ? summary.With("DesiredServerlessConfig", serverless)
            : summary.With("DesiredInstanceCount", variant.DesiredInstanceCount).With("CurrentInstanceCount", 0).With("InstanceType", variant.InstanceType);
    }
}
