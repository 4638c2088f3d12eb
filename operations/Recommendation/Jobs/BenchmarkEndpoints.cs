using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Existing endpoints that a job may load: real-time ones of one variant.</summary>
/// <remarks>Whether an endpoint scales automatically, which rules it out too, SageMaker does not say; the job then fails with the reason.</remarks>
internal sealed class BenchmarkEndpoints(IAmazonSageMaker sageMaker, AwsCalls calls)
{
    /// <summary>The model an endpoint serves.</summary>
    /// <exception cref="OperationException">The endpoint does not exist, or cannot be benchmarked.</exception>
    public async Task<string> ModelOfAsync(string endpointName, CancellationToken cancellation)
    {
        var endpoint = await calls.FindAsync(
            "DescribeEndpoint",
            endpointName,
            c => sageMaker.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = endpointName }, c),
            AwsErrors.IsMissing,
            cancellation)
            ?? throw BenchmarkTargetResolver.Bad($"The endpoint \"{endpointName}\" does not exist.", "Name one that exists, or leave out the key.", "endpointName");
        var config = await calls.RunAsync(
            "DescribeEndpointConfig",
            endpoint.EndpointConfigName,
            c => sageMaker.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = endpoint.EndpointConfigName }, c),
            cancellation);

        return WhyNot(endpoint, config) is { } reason
            ? throw BenchmarkTargetResolver.Bad(
                $"The endpoint \"{endpointName}\" cannot be benchmarked: {reason}.",
                "Inference Recommender loads real-time endpoints of one variant. Leave out endpointName: the model is benchmarked on endpoints of its own.",
                "endpointName")
            : config.ProductionVariants[0].ModelName;
    }

    private static string? WhyNot(DescribeEndpointResponse endpoint, DescribeEndpointConfigResponse config)
    {
        var variants = config.ProductionVariants ?? [];
        return config.AsyncInferenceConfig is not null ? "it is asynchronous"
            : variants.Count != 1 ? $"it has {variants.Count} variants"
            : variants[0].ServerlessConfig is not null ? "it is serverless"
            : variants[0].ModelName is null ? "its models are inference components"
            : endpoint.EndpointStatus != EndpointStatus.InService ? $"its status is {endpoint.EndpointStatus}"
            : null;
    }
}
